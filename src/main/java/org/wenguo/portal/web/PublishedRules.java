package org.wenguo.portal.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.wenguo.deadline.LimitsForCustomers;
import org.wenguo.deadline.SpanInWords;
import org.wenguo.platform.web.Words;
import org.wenguo.policy.Arrival;
import org.wenguo.policy.CaseFacts;
import org.wenguo.policy.Category;
import org.wenguo.policy.Level;
import org.wenguo.policy.LimitCase;
import org.wenguo.policy.LimitEnd;
import org.wenguo.policy.LimitRule;
import org.wenguo.policy.LimitStart;
import org.wenguo.policy.Pack;
import org.wenguo.policy.Span;

/**
 * The limits of an organisation's pack as its customers may read them (R2, A10). Conditions are not translated but tried:
 * for each way to complain and each time of arrival the pack is asked what it allows, so the page says what really happens.
 */
public final class PublishedRules {

    /** The ways by which customers themselves come. */
    private static final List<String> CHANNELS =
            List.of("web", "phone", "walk-in", "letter", "email", "forum", "suggestion-box", "platform");

    private final Pack pack;
    private final Words t;

    PublishedRules(Pack pack, Words t) {
        this.pack = pack;
        this.t = t;
    }

    /**
     * A limit as it is published.
     *
     * @param starts from when it counts
     * @param about the categories it is confined to; empty: all
     * @param lines what it allows, by the way of complaining
     * @param longer how it may be extended; empty: not at all
     */
    public record Published(String title, String starts, String about, List<Line> lines, String longer) {}

    /** @param channels for which ways it holds; empty: for all alike */
    public record Line(String channels, List<String> spans) {}

    List<Published> all() {
        return pack.limits().stream()
                .filter(LimitsForCustomers::concern)
                .flatMap(rule -> published(rule).stream())
                .toList();
    }

    /** What follows for a complaint by web form once the department has it: within what time it is answered. */
    List<String> afterHandOver() {
        var facts = facts("web", Arrival.WORKING, LimitStart.HANDED_OVER, "");
        return pack.limits().stream()
                .filter(rule -> rule.starts() == LimitStart.HANDED_OVER && rule.ends() == LimitEnd.REPLIED)
                .flatMap(rule -> rule.caseFor(facts).stream())
                .map(found -> t.of("portal.done.afterHandOver", SpanInWords.of(found.due(), t)))
                .toList();
    }

    private Optional<Published> published(LimitRule rule) {
        var confined = applies(rule, "") ? List.<Category>of() : categoriesOf(rule);
        var category = confined.isEmpty() ? "" : confined.getFirst().code();
        Map<List<String>, List<String>> channelsBySpans = new LinkedHashMap<>();
        for (var channel : CHANNELS) {
            var spans = spans(rule, channel, category);
            if (!spans.isEmpty()) {
                channelsBySpans.computeIfAbsent(spans, key -> new ArrayList<>()).add(channel);
            }
        }
        if (channelsBySpans.isEmpty()) {
            return Optional.empty();
        }
        var lines = channelsBySpans.entrySet().stream()
                .map(each -> new Line(channels(each.getValue()), each.getKey()))
                .toList();
        var about = confined.stream()
                .map(one -> one.title().in(t.locale()))
                .collect(Collectors.joining(t.of("portal.rules.comma")));
        return Optional.of(new Published(
                rule.title().in(t.locale()),
                t.of("policy.starts." + rule.starts().code()),
                about,
                lines,
                longer(rule, category)));
    }

    /** A limit that can be extended says so beforehand, and by whose leave; all others cannot be by anybody. */
    private String longer(LimitRule rule, String category) {
        var extension = rule.extension();
        if (extension == null) {
            return "";
        }
        var always = CHANNELS.stream()
                .allMatch(channel -> extension.when().holds(facts(channel, Arrival.WORKING, rule.starts(), category)));
        return t.of(
                always ? "portal.rules.longer" : "portal.rules.longer.some",
                SpanInWords.of(extension.by(), t),
                extension.times(),
                t.of("portal.rules.leave." + extension.approval().code()));
    }

    private String channels(List<String> some) {
        return some.size() == CHANNELS.size()
                ? ""
                : some.stream()
                        .map(channel -> t.of("channel." + channel))
                        .collect(Collectors.joining(t.of("portal.rules.comma")));
    }

    /** One span if the time of arrival makes no difference, else one for each time of arrival. */
    private List<String> spans(LimitRule rule, String channel, String category) {
        Map<Arrival, Span> byArrival = new LinkedHashMap<>();
        for (var arrival : Arrival.values()) {
            rule.caseFor(facts(channel, arrival, rule.starts(), category))
                    .map(LimitCase::due)
                    .ifPresent(span -> byArrival.put(arrival, span));
        }
        if (byArrival.values().stream().distinct().count() == 1 && byArrival.size() == Arrival.values().length) {
            return List.of(SpanInWords.of(byArrival.values().iterator().next(), t));
        }
        return byArrival.entrySet().stream()
                .map(each -> t.of("portal.rules.arrival." + each.getKey().code(), SpanInWords.of(each.getValue(), t)))
                .toList();
    }

    private boolean applies(LimitRule rule, String category) {
        return CHANNELS.stream()
                .anyMatch(channel -> Arrays.stream(Arrival.values())
                        .anyMatch(arrival -> rule.appliesTo(facts(channel, arrival, rule.starts(), category))));
    }

    /** The topmost categories for which the rule holds. */
    private List<Category> categoriesOf(LimitRule rule) {
        var found = new ArrayList<Category>();
        for (var category : pack.categories().all()) {
            var path = pack.categories().path(category.code());
            if (path.stream().noneMatch(found::contains) && applies(rule, category.code())) {
                found.add(category);
            }
        }
        return found;
    }

    private static CaseFacts facts(String channel, Arrival arrival, LimitStart starts, String category) {
        var facts =
                CaseFacts.arrivedBy(channel).arrival(arrival).kind("complaint").category(category);
        return switch (starts) {
            case FOUND_VALID, AGREED, FULFILLED -> facts.validity("valid").build();
            case BECAME_MAJOR -> facts.level(Level.MAJOR).build();
            case BECAME_HOT -> facts.level(Level.HOT).build();
            case RECEIVED, HANDED_OVER, VALIDITY_PASSED, PROMISED, BULLETIN_ISSUED, TURN, CO_HANDLING -> facts.build();
        };
    }
}
