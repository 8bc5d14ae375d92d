package org.wenguo.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A version that was right when it was adopted and that this program, which may be a newer one, would refuse. It stays in
 * force: what is right in it as it stands there, and in the place of each rule that cannot be read the rule of the same name
 * from another version that can. Where there is none, rules that only add something (levels, checks, penalties, reports)
 * are left out; a time limit stays as a name, so that what runs by it is neither ended nor forgotten.
 */
final class PackAsItStood {

    private final Pack read;
    private final Function<String, PackEntry> file;
    private final List<PackProblem> problems;
    private final List<Pack> donors;

    /**
     * @param read what could be read of it
     * @param file the content of a file by its name without ending
     * @param problems all that is wrong, but for examples
     * @param donors other versions, the nearest first; at least one
     */
    PackAsItStood(Pack read, Function<String, PackEntry> file, List<PackProblem> problems, List<Pack> donors) {
        this.read = read;
        this.file = file;
        this.problems = List.copyOf(problems);
        this.donors = List.copyOf(donors);
    }

    /** @param id,version by which running cases name it, whatever can be read of {@code pack.yaml} */
    Pack pack(String id, String version) {
        var nearest = donors.getFirst();
        // Beyond so many problems conditions are no longer looked at, so that nothing of it can be relied upon.
        var base = problems.size() > PackRefused.MOST ? nearest : read;
        var named = isRight("pack") ? base : nearest;
        var limits = limits(base);
        var calendars = calendars(base, named.defaultCalendar());
        var titles = new LinkedHashMap<>(nearest.calendarTitles());
        titles.putAll(base.calendarTitles());
        titles.keySet().retainAll(calendars.keySet());
        return new Pack(
                new Pack.Name(
                        id,
                        version,
                        named.title(),
                        named.industry(),
                        named.defaultCalendar(),
                        named.pauseReasons(),
                        named.phases()),
                base.categories().all().isEmpty() ? nearest.categories() : base.categories(),
                calendars,
                titles,
                (isRight("levels") ? base : nearest).levelTitle("general").orElseThrow(),
                levels(base),
                List.copyOf(limits.values()),
                isRight("authority") ? base.authority() : nearest.authority(),
                isRight("scripts") ? base.scripts() : nearest.scripts(),
                isRight("bulletins") ? base.bulletins() : nearest.bulletins(),
                rules("checks", base.checks(), Pack::checks, StageCheck::id),
                rules("penalties", base.penalties(), Pack::penalties, PenaltyRule::id),
                rules("reports", base.reports(), Pack::reports, ReportRule::id),
                isRight("replies") ? base.replies() : nearest.replies(),
                limits.values().stream()
                        .filter(PackAsItStood::isOnlyAName)
                        .map(LimitRule::id)
                        .collect(Collectors.toSet()));
    }

    private boolean isRight(String name) {
        return problems.stream().noneMatch(problem -> problem.file().equals(name + ".yaml"));
    }

    /** Whether something is wrong with a part of a file or with anything below it. */
    private boolean isWrong(String name, String key) {
        return problems.stream()
                .filter(problem -> problem.file().equals(name + ".yaml"))
                .map(PackProblem::key)
                .anyMatch(wrong -> wrong.equals(key) || wrong.startsWith(key + ".") || wrong.startsWith(key + "["));
    }

    private Map<String, LimitRule> limits(Pack base) {
        var limits = new LinkedHashMap<String, LimitRule>();
        places("limits")
                .forEach((id, place) -> limits.put(
                        id,
                        (isWrong("limits", place)
                                        ? Optional.<LimitRule>empty()
                                        : find(base.limits(), LimitRule::id, id))
                                .or(() -> donated(Pack::limits, LimitRule::id, id))
                                .orElseGet(() -> onlyAName(id))));
        if (limits.isEmpty()) { // the whole file cannot be read
            donors.getFirst().limits().forEach(limit -> limits.put(limit.id(), limit));
        }
        return limits;
    }

    private List<LevelRule> levels(Pack base) {
        var levels = file.apply("levels").list("levels");
        if (levels.isEmpty()) {
            return donors.getFirst().levelRules();
        }
        var rules = new ArrayList<LevelRule>();
        for (var one = 0; one < levels.size(); one++) {
            var any = levels.get(one).list("any");
            for (var rule = 0; rule < any.size(); rule++) {
                var id = any.get(rule).text("id");
                rule(base.levelRules(), "levels", "levels[" + one + "].any[" + rule + "]", id, LevelRule::id)
                        .or(() -> donated(Pack::levelRules, LevelRule::id, id))
                        .ifPresent(rules::add);
            }
        }
        return rules;
    }

    private <R> List<R> rules(String name, List<R> base, Function<Pack, List<R>> list, Function<R, String> idOf) {
        if (isRight(name)) {
            return base;
        }
        var places = places(name);
        return places.isEmpty()
                ? list.apply(donors.getFirst())
                : places.entrySet().stream()
                        .flatMap(place -> rule(base, name, place.getValue(), place.getKey(), idOf)
                                .or(() -> donated(list, idOf, place.getKey()))
                                .stream())
                        .toList();
    }

    private <R> Optional<R> rule(List<R> base, String name, String place, String id, Function<R, String> idOf) {
        return isWrong(name, place) ? Optional.empty() : find(base, idOf, id);
    }

    private Map<String, WorkingCalendar> calendars(Pack base, String usual) {
        BiFunction<Pack, String, Stream<WorkingCalendar>> of =
                (pack, id) -> pack.calendars().contains(id) ? Stream.of(pack.calendar(id)) : Stream.of();
        var names = new LinkedHashSet<>(file.apply("calendars").get("calendars").keys());
        if (names.isEmpty()) {
            names.addAll(donors.getFirst().calendars());
        }
        names.add(usual);
        var calendars = new LinkedHashMap<String, WorkingCalendar>();
        for (var id : names) {
            var right = isWrong("calendars", "calendars." + id) ? Stream.<WorkingCalendar>of() : of.apply(base, id);
            calendars.put(
                    id,
                    Stream.of(right, donors.stream().flatMap(donor -> of.apply(donor, id)))
                            .flatMap(Function.identity())
                            .findFirst()
                            .orElseGet(() ->
                                    donors.getFirst().calendar(donors.getFirst().defaultCalendar())));
        }
        return calendars;
    }

    /** Where each rule of a file stands, such as {@code limits[2]}, by its id. */
    private Map<String, String> places(String name) {
        var entries = file.apply(name).list(name);
        var places = new LinkedHashMap<String, String>();
        IntStream.range(0, entries.size())
                .filter(place -> !entries.get(place).text("id").isEmpty())
                .forEach(place -> places.putIfAbsent(entries.get(place).text("id"), name + "[" + place + "]"));
        return places;
    }

    private <R> Optional<R> donated(Function<Pack, List<R>> list, Function<R, String> idOf, String id) {
        return donors.stream()
                .flatMap(donor -> find(list.apply(donor), idOf, id).stream())
                .findFirst();
    }

    private static <R> Optional<R> find(List<R> rules, Function<R, String> idOf, String id) {
        return rules.stream().filter(rule -> idOf.apply(rule).equals(id)).findFirst();
    }

    /** Has no case, so that nothing begins by it. */
    private static LimitRule onlyAName(String id) {
        return new LimitRule(
                id,
                new Title(id, id),
                LimitStart.RECEIVED,
                LimitEnd.FULFILLED,
                LimitOwner.LEAD,
                Conditions.ALWAYS,
                List.of(),
                List.of(),
                List.of(Addressee.SUPERIOR_OF_OWNER, Addressee.CENTRE),
                Set.of(),
                null,
                null,
                null,
                "");
    }

    private static boolean isOnlyAName(LimitRule limit) {
        return limit.cases().isEmpty();
    }
}
