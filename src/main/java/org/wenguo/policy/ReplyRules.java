package org.wenguo.policy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How answers to complainants are to be written, and which of them another person releases (requirement G1).
 *
 * @param signature the one name of the centre, with {@code {organisation}} and {@code {centre}} in it; empty text if the
 *     pack has none
 * @param effects what comes of a check that is not named here: it is pointed out
 */
public record ReplyRules(
        Title signature,
        Map<Check, Effect> effects,
        List<Required> required,
        List<Forbidden> forbidden,
        List<Confusion> confusions,
        List<SecondLook> secondLook) {

    /** Of a pack without {@code replies.yaml}. */
    static final ReplyRules NONE =
            new ReplyRules(new Title("", ""), Map.of(), List.of(), List.of(), List.of(), List.of());

    public ReplyRules {
        effects = Map.copyOf(effects);
        required = List.copyOf(required);
        forbidden = List.copyOf(forbidden);
        confusions = List.copyOf(confusions);
        secondLook = List.copyOf(secondLook);
    }

    public Effect effect(Check check) {
        return effects.getOrDefault(check, Effect.WARN);
    }

    /** What is looked at without a rule of its own. */
    public enum Check {
        SIGNATURE,
        POINTS,
        FIRST_PERSON,
        MISSPELLINGS,
        PERSONAL_DATA,
        PROMISES;

        public String code() {
            return Words.kebab(this);
        }
    }

    public enum Effect {
        BLOCK,
        WARN,
        OFF
    }

    /**
     * Something that must be said.
     *
     * @param opening whether it must stand in the first sentences
     */
    public record Required(String id, Title title, List<String> anyOf, boolean opening, Condition when, Effect effect) {
        public Required {
            anyOf = List.copyOf(anyOf);
        }
    }

    /** Something that must not be said, and what to say instead. */
    public record Forbidden(List<String> phrases, Title instead, Condition when, Effect effect) {
        public Forbidden {
            phrases = List.copyOf(phrases);
        }
    }

    /**
     * @param except longer words that hold the same characters and are right
     */
    public record Confusion(String wrong, String right, List<String> except) {
        public Confusion {
            except = List.copyOf(except);
        }
    }

    /**
     * Answers that another person releases; every condition that is given must hold.
     *
     * @param promises whether only answers with a promise are meant
     * @param amount only answers that name at least so much money; null: all
     * @param channels only answers that go out this way; empty: all but those by word of mouth
     * @param release codes of the roles any of which may release it
     */
    public record SecondLook(
            String id,
            Title title,
            Condition when,
            boolean promises,
            @Nullable BigDecimal amount,
            Set<String> channels,
            Set<String> release,
            String source) {
        public SecondLook {
            channels = Set.copyOf(channels);
            release = Set.copyOf(release);
        }

        public Optional<BigDecimal> leastAmount() {
            return Optional.ofNullable(amount);
        }
    }

    public Optional<SecondLook> secondLook(String id) {
        return secondLook.stream().filter(rule -> rule.id().equals(id)).findFirst();
    }
}
