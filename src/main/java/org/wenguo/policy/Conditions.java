package org.wenguo.policy;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.CelVariableResolver;
import dev.cel.runtime.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wenguo.policy.PackProblem.Kind;

/** Makes conditions of the texts in a pack: CEL over the facts of a complaint, which must come to true or false. */
final class Conditions {

    private static final Pattern UNDECLARED = Pattern.compile("undeclared reference to '([^']*)'");

    private static final Pattern NO_TRUTH = Pattern.compile("expected type 'bool' but found '([^']*)'");

    /** Every fact by its name in CEL, with its type and where it is from. */
    private static final SortedMap<String, Fact> FACTS = new TreeMap<>(Map.ofEntries(
            text("channel", CaseFacts::channel),
            text("arrival", facts -> facts.arrival().code()),
            text("kind", CaseFacts::kind),
            number("severity", facts -> (long) facts.severity()),
            number("groupSize", facts -> (long) facts.groupSize()),
            text("litigation", CaseFacts::litigation),
            text("media", CaseFacts::media),
            text("responsibility", CaseFacts::responsibility),
            text("validity", CaseFacts::validity),
            text("category", CaseFacts::category),
            text("level", facts -> facts.level().code()),
            number("round", facts -> (long) facts.round()),
            truth("open", CaseFacts::open),
            number("sameMatter", facts -> (long) facts.sameMatter()),
            truth("outsideHelp", CaseFacts::outsideHelp),
            text("customerKind", CaseFacts::customerKind),
            truth("vip", CaseFacts::vip),
            truth("anonymous", CaseFacts::anonymous),
            truth("receivedByCentre", CaseFacts::receivedByCentre),
            truth("overtime", CaseFacts::overtime)));

    /** How far work has come: for the checks before an act, not for rules. */
    private static final SortedMap<String, Fact> PROGRESS = new TreeMap<>(Map.ofEntries(
            truth("answered", facts -> facts.progress().answered()),
            truth("causeFound", facts -> facts.progress().causeFound()),
            truth("replied", facts -> facts.progress().replied()),
            truth("agreed", facts -> facts.progress().agreed()),
            truth("calledBack", facts -> facts.progress().calledBack()),
            number("openPromises", facts -> (long) facts.progress().openPromises()),
            number("openConsultations", facts -> (long) facts.progress().openConsultations()),
            truth("outcomePublished", facts -> facts.progress().outcomePublished())));

    /** The category and all above it, which only the pack's tree knows. */
    private static final String CATEGORIES = "categories";

    private static final CelRuntime RUNTIME =
            CelRuntimeFactory.plannerRuntimeBuilder().build();
    private static final CelCompiler OF_RULES = compiler(FACTS);
    private static final CelCompiler OF_CHECKS = compiler(withProgress());

    /** A condition that always holds, where a pack sets none. */
    static final Condition ALWAYS = new Condition() {
        @Override
        public String text() {
            return "true";
        }

        @Override
        public ConditionTerm term() {
            return new ConditionTerm.AllOf(List.of());
        }

        @Override
        public boolean holds(CaseFacts facts) {
            return true;
        }
    };

    private final CategoryTree categories;
    private final boolean ofChecks;

    /** Conditions of rules. */
    Conditions(CategoryTree categories) {
        this(categories, false);
    }

    private Conditions(CategoryTree categories, boolean ofChecks) {
        this.categories = categories;
        this.ofChecks = ofChecks;
    }

    /** Conditions of checks before an act, which may ask how far work has come as well. */
    static Conditions ofChecks(CategoryTree categories) {
        return new Conditions(categories, true);
    }

    private static SortedMap<String, Fact> withProgress() {
        SortedMap<String, Fact> all = new TreeMap<>(FACTS);
        all.putAll(PROGRESS);
        return all;
    }

    /** Names that a condition may use. */
    List<String> names() {
        List<String> names = new ArrayList<>((ofChecks ? withProgress() : FACTS).keySet());
        names.add(CATEGORIES);
        return names;
    }

    /** The condition, or nothing if the text is wrong; then {@code wrong} has been told why. */
    Optional<Condition> read(String text, Consumer<Wrong> wrong) {
        try {
            CelAbstractSyntaxTree ast =
                    (ofChecks ? OF_CHECKS : OF_RULES).compile(text).getAst();
            boolean right = neverHoldingWords(ast, wrong);
            return right
                    ? Optional.of(new Compiled(
                            text, ConditionTerms.of(ast.getExpr()), RUNTIME.createProgram(ast), categories))
                    : Optional.empty();
        } catch (CelValidationException e) {
            e.getErrors().forEach(issue -> wrong.accept(explain(issue)));
            return Optional.empty();
        } catch (CelEvaluationException e) {
            wrong.accept(new Wrong(1, 0, Kind.CONDITION_BROKEN, String.valueOf(e.getMessage()), "", null));
            return Optional.empty();
        }
    }

    private Wrong explain(CelIssue issue) {
        String message = issue.getMessage().lines().findFirst().orElse("");
        int line = Math.max(issue.getSourceLocation().getLine(), 1);
        int column = Math.max(issue.getSourceLocation().getColumn(), 0);
        Matcher undeclared = UNDECLARED.matcher(message);
        if (undeclared.find()) {
            String name = undeclared.group(1);
            return new Wrong(
                    line, column, Kind.FACT_UNKNOWN, name, String.join(", ", names()), NearestName.to(name, names()));
        }
        Matcher noTruth = NO_TRUTH.matcher(message);
        if (noTruth.find()) {
            return new Wrong(line, column, Kind.CONDITION_NO_TRUTH, noTruth.group(1), "bool", null);
        }
        boolean typed = message.contains("overload") || message.contains("type");
        return new Wrong(line, column, typed ? Kind.CONDITION_ILL_TYPED : Kind.CONDITION_BROKEN, message, "", null);
    }

    /** Whether every word that a fact is compared with is one that it can be. */
    private boolean neverHoldingWords(CelAbstractSyntaxTree ast, Consumer<Wrong> wrong) {
        List<Wrong> found = new ArrayList<>();
        CelNavigableAst.fromAst(ast)
                .getRoot()
                .allNodes()
                .map(CelNavigableExpr::expr)
                .filter(expr -> expr.getKind() == ExprKind.Kind.CALL)
                .forEach(expr -> checkComparison(ast, expr, found));
        found.forEach(wrong);
        return found.isEmpty();
    }

    private void checkComparison(CelAbstractSyntaxTree ast, CelExpr expr, List<Wrong> found) {
        List<CelExpr> sides = expr.call().args();
        switch (expr.call().function()) {
            case "_==_", "_!=_" -> {
                checkWords(ast, sides.get(0), List.of(sides.get(1)), found);
                checkWords(ast, sides.get(1), List.of(sides.get(0)), found);
            }
            case "@in" -> {
                if (sides.get(1).getKind() == ExprKind.Kind.LIST) {
                    checkWords(ast, sides.get(0), sides.get(1).list().elements(), found);
                } else {
                    checkWords(ast, sides.get(1), List.of(sides.get(0)), found);
                }
            }
            default -> {
                // other functions compare nothing with fixed words
            }
        }
    }

    private void checkWords(CelAbstractSyntaxTree ast, CelExpr fact, List<CelExpr> words, List<Wrong> found) {
        if (fact.getKind() != ExprKind.Kind.IDENT) {
            return;
        }
        List<String> possible = possibleWords(fact.ident().name());
        if (possible.isEmpty()) {
            return;
        }
        for (CelExpr word : words) {
            if (word.getKind() == ExprKind.Kind.CONSTANT
                    && word.constant().getKind() == CelConstant.Kind.STRING_VALUE) {
                String written = word.constant().stringValue();
                if (!possible.contains(written)) {
                    CelSourceLocation where = place(ast, word);
                    found.add(new Wrong(
                            where.getLine(),
                            where.getColumn(),
                            Kind.WORD_IMPOSSIBLE,
                            written,
                            String.join(", ", possible),
                            NearestName.to(written, possible)));
                }
            }
        }
    }

    private static CelSourceLocation place(CelAbstractSyntaxTree ast, CelExpr expr) {
        return Optional.ofNullable(ast.getSource().getPositionsMap().get(expr.id()))
                .flatMap(ast.getSource()::getOffsetLocation)
                .orElse(CelSourceLocation.of(1, 0));
    }

    private List<String> possibleWords(String fact) {
        return switch (fact) {
            case CATEGORIES -> categories.codes();
            case "category" -> {
                List<String> codes = new ArrayList<>(categories.codes());
                if (!codes.isEmpty()) {
                    codes.add("");
                }
                yield codes;
            }
            default -> Vocabulary.OF_FACTS.getOrDefault(fact, List.of());
        };
    }

    private static CelCompiler compiler(SortedMap<String, Fact> known) {
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(CelOptions.current()
                        .maxExpressionCodePointSize(2_000)
                        .maxParseRecursionDepth(32)
                        .enableComprehension(false)
                        .build())
                .setResultType(SimpleType.BOOL)
                .addVar(CATEGORIES, ListType.create(SimpleType.STRING));
        known.forEach((name, fact) -> builder.addVar(name, fact.type()));
        return builder.build();
    }

    private static Map.Entry<String, Fact> text(String name, Function<CaseFacts, String> from) {
        return Map.entry(name, new Fact(SimpleType.STRING, from::apply));
    }

    private static Map.Entry<String, Fact> number(String name, Function<CaseFacts, Long> from) {
        return Map.entry(name, new Fact(SimpleType.INT, from::apply));
    }

    private static Map.Entry<String, Fact> truth(String name, Function<CaseFacts, Boolean> from) {
        return Map.entry(name, new Fact(SimpleType.BOOL, from::apply));
    }

    /**
     * What is wrong with a condition; the reader of the pack adds in which.
     *
     * @param line in the condition, from 1
     * @param column in the line, from 0
     */
    record Wrong(
            int line,
            int column,
            Kind kind,
            String found,
            String expected,
            @Nullable String nearest) {}

    private record Fact(CelType type, Function<CaseFacts, Object> from) {}

    /** A compiled condition; safe for any number of threads. */
    private record Compiled(String text, ConditionTerm term, Program program, CategoryTree categories)
            implements Condition {

        @Override
        public boolean holds(CaseFacts facts) {
            CelVariableResolver variables = name -> name.equals(CATEGORIES)
                    ? Optional.of(categories.pathCodes(facts.category()))
                    : Optional.ofNullable(FACTS.getOrDefault(name, PROGRESS.get(name)))
                            .map(fact -> fact.from().apply(facts));
            try {
                return (boolean) program.eval(variables);
            } catch (CelEvaluationException e) {
                throw new IllegalStateException("The condition \"" + text + "\" cannot be evaluated for " + facts, e);
            }
        }
    }
}
