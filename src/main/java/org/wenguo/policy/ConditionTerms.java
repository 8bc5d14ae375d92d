package org.wenguo.policy;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Takes the tree of a CEL condition apart. */
final class ConditionTerms {

    private ConditionTerms() {}

    static ConditionTerm of(CelExpr expr) {
        return switch (expr.getKind()) {
            case IDENT -> new ConditionTerm.Flag(expr.ident().name());
            case CALL -> call(expr.call().function(), expr.call().args());
            default -> new ConditionTerm.Formula();
        };
    }

    private static ConditionTerm call(String function, List<CelExpr> sides) {
        return switch (function) {
            case "_&&_" ->
                new ConditionTerm.AllOf(sides.stream()
                        .map(ConditionTerms::of)
                        .flatMap(term ->
                                term instanceof ConditionTerm.AllOf all ? all.terms().stream() : Stream.of(term))
                        .toList());
            case "_||_" -> any(sides);
            case "!_" -> new ConditionTerm.Not(of(sides.getFirst()));
            case "_==_" -> equal(sides);
            case "_!=_" -> new ConditionTerm.Not(equal(sides));
            case "_>=_" -> bound(sides, ConditionTerm.Order.AT_LEAST);
            case "_>_" -> bound(sides, ConditionTerm.Order.MORE_THAN);
            case "_<=_" -> bound(sides, ConditionTerm.Order.AT_MOST);
            case "_<_" -> bound(sides, ConditionTerm.Order.LESS_THAN);
            case "@in" -> in(sides);
            default -> new ConditionTerm.Formula();
        };
    }

    /** {@code 'a' in categories || 'b' in categories} is one question: is it below a or b? */
    private static ConditionTerm any(List<CelExpr> sides) {
        List<ConditionTerm> terms = new ArrayList<>();
        sides.stream()
                .map(ConditionTerms::of)
                .flatMap(term -> term instanceof ConditionTerm.AnyOf any ? any.terms().stream() : Stream.of(term))
                .forEach(term -> {
                    if (!terms.isEmpty()
                            && terms.getLast() instanceof ConditionTerm.Is before
                            && term instanceof ConditionTerm.Is is
                            && before.fact().equals(is.fact())) {
                        terms.removeLast();
                        terms.add(new ConditionTerm.Is(
                                is.fact(),
                                Stream.concat(before.values().stream(), is.values().stream())
                                        .toList()));
                    } else {
                        terms.add(term);
                    }
                });
        return terms.size() == 1 ? terms.getFirst() : new ConditionTerm.AnyOf(terms);
    }

    private static ConditionTerm equal(List<CelExpr> sides) {
        CelExpr one = sides.get(0);
        CelExpr other = sides.get(1);
        boolean swapped = one.getKind() == ExprKind.Kind.CONSTANT;
        return is(swapped ? other : one, List.of(swapped ? one : other));
    }

    private static ConditionTerm in(List<CelExpr> sides) {
        CelExpr one = sides.get(0);
        CelExpr among = sides.get(1);
        return among.getKind() == ExprKind.Kind.LIST ? is(one, among.list().elements()) : is(among, List.of(one));
    }

    private static ConditionTerm is(CelExpr fact, List<CelExpr> values) {
        List<String> said =
                values.stream().flatMap(value -> said(value).stream()).toList();
        return fact.getKind() == ExprKind.Kind.IDENT && said.size() == values.size() && !said.isEmpty()
                ? new ConditionTerm.Is(fact.ident().name(), said)
                : new ConditionTerm.Formula();
    }

    private static Optional<String> said(CelExpr value) {
        if (value.getKind() != ExprKind.Kind.CONSTANT) {
            return Optional.empty();
        }
        CelConstant constant = value.constant();
        return switch (constant.getKind()) {
            case STRING_VALUE -> Optional.of(constant.stringValue());
            case INT64_VALUE -> Optional.of(Long.toString(constant.int64Value()));
            case BOOLEAN_VALUE -> Optional.of(Boolean.toString(constant.booleanValue()));
            default -> Optional.empty();
        };
    }

    private static ConditionTerm bound(List<CelExpr> sides, ConditionTerm.Order order) {
        boolean swapped = sides.get(0).getKind() == ExprKind.Kind.CONSTANT;
        CelExpr fact = sides.get(swapped ? 1 : 0);
        CelExpr bound = sides.get(swapped ? 0 : 1);
        return fact.getKind() == ExprKind.Kind.IDENT
                        && bound.getKind() == ExprKind.Kind.CONSTANT
                        && bound.constant().getKind() == CelConstant.Kind.INT64_VALUE
                ? new ConditionTerm.Bound(
                        fact.ident().name(),
                        swapped ? order.mirrored() : order,
                        bound.constant().int64Value())
                : new ConditionTerm.Formula();
    }
}
