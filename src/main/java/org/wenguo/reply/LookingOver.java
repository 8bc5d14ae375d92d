package org.wenguo.reply;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.wenguo.complaint.Channel;
import org.wenguo.complaint.Complaint;
import org.wenguo.complaint.ComplaintRepresentation;
import org.wenguo.complaint.Complaints;
import org.wenguo.complaint.Phones;
import org.wenguo.complaint.Standing;
import org.wenguo.deadline.LimitsForCustomers;
import org.wenguo.people.Staff;
import org.wenguo.platform.web.Dictionary;
import org.wenguo.platform.web.Language;
import org.wenguo.policy.ReplyRules.SecondLook;

/**
 * Looks over a reply on a complaint: fills in what it names, runs the checks, notices promises and money, and says whether
 * another person has to release it. Wants a transaction inside the tenant.
 */
@Component
class LookingOver {

    private final Wording wording = Wording.shipped();
    private final ReplyChecks checks = new ReplyChecks(wording);
    private final PointsRaised raised = new PointsRaised(wording);
    private final StoredReplies stored;
    private final Complaints complaints;
    /** Asked for late: what it is made of may itself want to act. */
    private final ObjectProvider<ComplaintRepresentation> representation;

    private final LimitsForCustomers limits;
    private final Dictionary dictionary;
    private final Clock clock;

    LookingOver(
            StoredReplies stored,
            Complaints complaints,
            ObjectProvider<ComplaintRepresentation> representation,
            LimitsForCustomers limits,
            Dictionary dictionary,
            Clock clock) {
        this.stored = stored;
        this.complaints = complaints;
        this.representation = representation;
        this.limits = limits;
        this.dictionary = dictionary;
        this.clock = clock;
    }

    /**
     * A reply that was looked over.
     *
     * @param text as it would go out
     * @param notInLedger promises in it that are not in the ledger of promises
     * @param secondLook the rules by which another person has to release it
     */
    record LookedOver(
            String text, List<Finding> findings, List<Promises.Noticed> notInLedger, List<SecondLook> secondLook) {

        boolean isBlocked() {
            return findings.stream().anyMatch(Finding::blocks);
        }
    }

    /**
     * @param raw as it was typed
     * @param salutation {@code mr}, {@code ms} or empty
     * @param language in which it is written
     */
    LookedOver look(Standing standing, Channel channel, String raw, String salutation, Locale language) {
        return look(
                standing, channel, raw, salutation, language, points(standing).points());
    }

    LookedOver look(
            Standing standing, Channel channel, String raw, String salutation, Locale language, List<Point> points) {
        var complaint = standing.complaint();
        var policy = standing.policy();
        var text = ReplyVariable.fill(raw, values(standing, salutation, language));
        var calendar = policy.calendarOf(complaint.registration().lead());
        var facts = complaint.facts(calendar);
        var promises = new Promises(wording, calendar, clock.instant()).in(text);
        var notInLedger =
                promises.stream().filter(one -> !isInLedger(one, complaint)).toList();
        var rules = policy.pack().replies();
        var findings = checks.of(new ReplyChecks.Draft(
                text,
                channel,
                rules,
                facts,
                signatures(standing, language),
                points,
                phones(standing),
                notInLedger,
                policy.organisation().zone()));
        var amount = amount(text);
        var secondLook = rules.secondLook().stream()
                .filter(rule -> rule.when().holds(facts))
                .filter(rule -> rule.channels().isEmpty()
                        ? !ReplyChecks.isSpoken(channel)
                        : rule.channels().contains(channel.code()))
                .filter(rule -> !rule.promises() || !promises.isEmpty())
                .filter(rule -> rule.leastAmount()
                        .map(least -> amount.filter(most -> most.compareTo(least) >= 0)
                                .isPresent())
                        .orElse(true))
                .toList();
        return new LookedOver(text, findings, notInLedger, secondLook);
    }

    /** The points that somebody has saved, else those that the complaint's words propose. */
    StoredReplies.Points points(Standing standing) {
        return stored.points(standing.viewer().tenant(), standing.complaint().id())
                .orElseGet(() -> new StoredReplies.Points(0, proposed(standing.complaint())));
    }

    List<Point> proposed(Complaint complaint) {
        var registration = complaint.registration();
        return raised.in(
                registration.text(),
                registration.demand() == null ? null : registration.demand().text());
    }

    /** English to whoever complained without a single Chinese character; else Chinese, in the characters of the writer. */
    static Locale language(Complaint complaint, Locale reader) {
        var isChinese = complaint.registration().text().codePoints().anyMatch(Character::isIdeographic);
        if (!isChinese) {
            return Language.ENGLISH.locale();
        }
        return reader.getLanguage().equals("zh") ? reader : Language.SIMPLIFIED.locale();
    }

    // ---- what stands for the names ----------------------------------------------------------------------------------

    /** Values of all variables that have one for this complaint. */
    Map<ReplyVariable, String> values(Standing standing, String salutation, Locale language) {
        var complaint = standing.complaint();
        var organisation = standing.policy().organisation();
        var t = dictionary.in(language, organisation.zone());
        var now = clock.instant();
        var values = new EnumMap<ReplyVariable, String>(ReplyVariable.class);
        var name = name(standing);
        put(values, ReplyVariable.NAME, name);
        put(values, ReplyVariable.NUMBER, complaint.number());
        put(values, ReplyVariable.SUBJECT, complaint.registration().subject());
        put(values, ReplyVariable.CATEGORY, category(standing, language));
        put(
                values,
                ReplyVariable.UNIT,
                organisation.unit(complaint.registration().unit()).name());
        put(values, ReplyVariable.RECEIVED, t.time(complaint.registration().receivedAt()));
        put(values, ReplyVariable.PROMISED_AT, promisedAt(standing).map(t::time).orElse(null));
        put(
                values,
                ReplyVariable.ANSWER,
                complaint.answer().map(Complaint.Answer::text).orElse(null));
        put(values, ReplyVariable.PROPOSAL, proposal(complaint));
        put(values, ReplyVariable.TODAY, t.date(now.atZone(t.zone()).toLocalDate()));
        put(values, ReplyVariable.TRACKING_LINK, representation.getObject().trackingUrl(organisation, complaint));
        put(values, ReplyVariable.ORGANISATION, organisation.name());
        put(values, ReplyVariable.CENTRE, organisation.centre().name());
        put(values, ReplyVariable.SIGNATURE, signature(standing, language));
        if (name != null && wording.titled().matcher(name).find()) {
            values.put(ReplyVariable.SALUTATION, "");
        } else if (name != null && !salutation.isEmpty()) {
            values.put(ReplyVariable.SALUTATION, t.of("reply.salutation." + salutation));
        }
        return values;
    }

    /** A value with braces in it would be taken for a place itself. */
    private static void put(Map<ReplyVariable, String> values, ReplyVariable name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            values.put(name, value.strip().replace('{', '(').replace('}', ')'));
        }
    }

    /** Who may not know it does not write it either. */
    private @Nullable String name(Standing standing) {
        return standing.knowsWhoComplains()
                        && representation.getObject().complainant(standing).get("name") instanceof String name
                ? name
                : null;
    }

    /** Compared with only, never shown: so it does not matter who looks. */
    private Set<String> phones(Standing standing) {
        var complaint = standing.complaint();
        return complaints
                .keyOf(standing.viewer().tenant(), complaint)
                .map(key -> key.open(complaint.registration().complainant().phone()))
                .map(phone -> Set.of(Phones.normal(phone)))
                .orElse(Set.of());
    }

    private static @Nullable String category(Standing standing, Locale language) {
        return standing.complaint()
                .category()
                .flatMap(standing.policy().pack().categories()::find)
                .map(category -> category.title().in(language))
                .orElse(null);
    }

    private Optional<Instant> promisedAt(Standing standing) {
        var complaint = standing.complaint();
        return complaint.promises().stream()
                .filter(promise -> promise.keptAt() == null)
                .map(Complaint.Promise::dueAt)
                .filter(at -> at.isAfter(clock.instant()))
                .min(Comparator.naturalOrder())
                .or(() -> limits.of(standing.policy().organisation(), complaint).stream()
                        .map(LimitsForCustomers.Expected::dueAt)
                        .filter(at -> at.isAfter(clock.instant()))
                        .findFirst());
    }

    private static @Nullable String proposal(Complaint complaint) {
        return complaint.proposals().reversed().stream()
                .filter(Complaint.Proposal::stands)
                .sorted(Comparator.comparing(one ->
                        complaint.chosen().filter(chosen -> chosen == one.no()).isEmpty()))
                .map(Complaint.Proposal::text)
                .findFirst()
                .orElse(null);
    }

    /** The one name of the centre in a language; empty if the pack has none. */
    String signature(Standing standing, Locale language) {
        var organisation = standing.policy().organisation();
        return standing.policy()
                .pack()
                .replies()
                .signature()
                .in(language)
                .replace("{organisation}", organisation.name())
                .replace("{centre}", organisation.centre().name());
    }

    private List<String> signatures(Standing standing, Locale language) {
        return Stream.concat(Stream.of(language), Stream.of(Language.values()).map(Language::locale))
                .map(one -> signature(standing, one))
                .filter(one -> !one.isEmpty())
                .distinct()
                .toList();
    }

    // ---- promises, money, who releases ------------------------------------------------------------------------------

    /** By the minute, or because the very sentence stands there, with whatever time was agreed in the end. */
    private static boolean isInLedger(Promises.Noticed noticed, Complaint complaint) {
        return complaint.promises().stream()
                .anyMatch(promise -> promise.dueAt().equals(noticed.dueAt())
                        || promise.text().contains(noticed.sentence()));
    }

    private Optional<BigDecimal> amount(String text) {
        return wording.amount()
                .matcher(text)
                .results()
                .flatMap(found -> {
                    var written = found.group("n") == null ? found.group("e") : found.group("n");
                    var times = found.group("wan") == null ? BigDecimal.ONE : BigDecimal.valueOf(10_000);
                    return WrittenNumber.of(written, wording).map(times::multiply).stream();
                })
                .max(Comparator.naturalOrder());
    }

    /**
     * Whether somebody may release replies for which these rules ask. Rules that the pack no longer has are not asked; if
     * none is left, the supervisors and leaders may.
     */
    static boolean mayRelease(Staff one, List<SecondLook> rules) {
        var roles = one.roles().stream().map(role -> role.code()).collect(Collectors.toSet());
        return rules.isEmpty()
                ? roles.contains("supervisor") || roles.contains("leader")
                : rules.stream().allMatch(rule -> rule.release().stream().anyMatch(roles::contains));
    }

    static List<SecondLook> rules(Complaint.HeldReply held, Standing standing) {
        var rules = standing.policy().pack().replies();
        return held.reply().because().stream()
                .flatMap(rule -> rules.secondLook(rule).stream())
                .toList();
    }
}
