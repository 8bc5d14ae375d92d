package org.wenguo.policy;

import java.util.List;

/** What a condition says, taken apart so that it can be told in any language. */
public sealed interface ConditionTerm {

    /** Each of them. */
    record AllOf(List<ConditionTerm> terms) implements ConditionTerm {
        public AllOf {
            terms = List.copyOf(terms);
        }
    }

    /** At least one of them. */
    record AnyOf(List<ConditionTerm> terms) implements ConditionTerm {
        public AnyOf {
            terms = List.copyOf(terms);
        }
    }

    record Not(ConditionTerm term) implements ConditionTerm {}

    /** A fact that is true or false is true. */
    record Flag(String fact) implements ConditionTerm {}

    /** A fact, or one of a list of facts, is one of some words or numbers. */
    record Is(String fact, List<String> values) implements ConditionTerm {
        public Is {
            values = List.copyOf(values);
        }
    }

    /** A number compared with a bound. */
    record Bound(String fact, Order order, long bound) implements ConditionTerm {}

    /** Something that has no simpler form than CEL. */
    record Formula() implements ConditionTerm {}

    /** How a number stands to its bound. */
    enum Order {
        AT_LEAST,
        MORE_THAN,
        AT_MOST,
        LESS_THAN;

        /** As the message bundles spell it. */
        public String code() {
            return Words.kebab(this);
        }

        Order mirrored() {
            return switch (this) {
                case AT_LEAST -> AT_MOST;
                case MORE_THAN -> LESS_THAN;
                case AT_MOST -> AT_LEAST;
                case LESS_THAN -> MORE_THAN;
            };
        }
    }

    /** Whether some part of it can only be shown as it is written. */
    default boolean hasFormula() {
        return switch (this) {
            case AllOf all -> all.terms().stream().anyMatch(ConditionTerm::hasFormula);
            case AnyOf any -> any.terms().stream().anyMatch(ConditionTerm::hasFormula);
            case Not not -> not.term().hasFormula();
            case Flag flag -> false;
            case Is is -> false;
            case Bound bound -> false;
            case Formula formula -> true;
        };
    }
}
