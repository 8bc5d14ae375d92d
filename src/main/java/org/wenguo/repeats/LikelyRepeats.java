package org.wenguo.repeats;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.wenguo.complaint.Complaint;
import org.wenguo.complaint.Complaints;
import org.wenguo.complaint.SameMatter;
import org.wenguo.complaint.Stage;
import org.wenguo.complaint.Standing;
import org.wenguo.people.Viewer;
import org.wenguo.platform.Tenancy;
import org.wenguo.platform.TenantId;
import org.wenguo.repeats.Likely.Reason;

/**
 * Complaints that may be about the same matter (A5): scored by who complains, where, which order, when, and how alike the
 * words are. Candidates are found by indexes alone; only they are read and compared.
 */
@Component
public class LikelyRepeats {

    /** Of one person, place or order the latest; whoever complains more often is known by name. */
    private static final int EACH = 20;
    /** By words alone: the nearest of those that share words. */
    private static final int BY_WORDS = 30;

    private static final int LATEST_BY_WORDS = 400;
    private static final int MONTHS_BEFORE = 2;
    private static final int SHOWN = 5;
    private static final int WORDS = 3;
    private static final double SHOWN_FROM = 0.45;
    private static final List<String> ORDER =
            List.of("phone", "customer", "email", "number", "order", "place", "site", "time", "words");

    private static final String CANDIDATES = """
            with traits as materialized (
                select kind, value from unnest(:kinds::text[], :values::bytea[]) as sought(kind, value)),
            sharing as materialized (
                select complaint_id, matter, received_at
                from complaint
                where tenant_id = :tenant and matter && :grams
                  and (received_at between :since and :until) is true),
            found as materialized (
                select complaint_id, null as because
                from (select complaint_id from complaint
                      where tenant_id = :tenant and phone_index = :phone
                      order by received_at desc limit :each) by_phone
                union all
                select complaint_id, kind
                from traits, lateral (select complaint_id from complaint_trait t
                                      where t.tenant_id = :tenant and t.kind = traits.kind and t.value = traits.value
                                      order by received_at desc limit :each) by_trait
                union all
                select complaint_id, 'number' from complaint
                where tenant_id = :tenant and number = any(:numbers)
                union all
                select complaint_id, null
                from (select complaint_id
                      from (select * from sharing order by received_at desc limit :latest) latest,
                           lateral (select count(*) as grams
                                    from unnest(matter) gram where gram = any(:grams)) shared
                      order by shared.grams desc, complaint_id limit :nearest) by_words)
            select c.complaint_id, c.number, c.subject, c.body, c.stage, c.category, c.unit_id, c.received_at,
                   c.phone_index, r.because
            from (select complaint_id, array_agg(distinct because) filter (where because is not null) as because
                  from found group by complaint_id) r
            join complaint c on c.tenant_id = :tenant and c.complaint_id = r.complaint_id
            where (:all or c.seen_by @> :mine) and c.complaint_id <> :self""";

    private final Complaints complaints;
    private final Traits traits;
    private final JdbcClient db;
    private final TransactionOperations transactions;
    private final Clock clock;

    LikelyRepeats(
            Complaints complaints, Traits traits, JdbcClient db, TransactionOperations transactions, Clock clock) {
        this.complaints = complaints;
        this.traits = traits;
        this.db = db;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What is known of a complaint that is being taken down; empty or null: not known yet. */
    public record Sought(
            String phone,
            String email,
            String customerNo,
            @Nullable UUID unit,
            String place,
            String subject,
            String text) {}

    /** For a form that is still being filled in. The most likely first. */
    public List<Likely> of(Sought sought, Viewer viewer) {
        return Tenancy.in(
                viewer.tenant(),
                () -> transactions.execute(status -> {
                    var tenant = viewer.tenant();
                    var unit = sought.unit();
                    return find(
                            new Known(
                                    new UUID(0, 0),
                                    sought.phone().isBlank() ? null : complaints.phoneIndex(tenant, sought.phone()),
                                    Trait.of(
                                            sought.email(),
                                            sought.customerNo(),
                                            unit == null ? new UUID(0, 0) : unit,
                                            unit == null ? null : sought.place(),
                                            sought.subject() + "\n" + sought.text()),
                                    unit,
                                    sought.subject(),
                                    sought.text(),
                                    clock.instant(),
                                    Set.of()),
                            viewer);
                }));
    }

    /** For a complaint; without those that it is linked or merged with already, and those that were told apart from it. */
    public List<Likely> of(Complaint complaint, Viewer viewer) {
        return Tenancy.in(
                viewer.tenant(),
                () -> transactions.execute(status -> {
                    var settled = new HashSet<>(complaint.toldApart());
                    settled.addAll(complaint.links().keySet());
                    complaint.leadingCase().ifPresent(settled::add);
                    complaint.joined().forEach(one -> settled.add(one.number()));
                    return find(known(complaint, viewer.tenant(), settled), viewer);
                }));
    }

    private Known known(Complaint complaint, TenantId tenant, Set<String> settled) {
        var form = complaint.registration();
        var phone = complaints
                .keyOf(tenant, complaint)
                .map(key -> key.open(form.complainant().phone()))
                .map(plain -> complaints.phoneIndex(tenant, plain))
                .orElse(null);
        return new Known(
                complaint.id(),
                phone,
                traits.of(tenant, complaint),
                form.unit(),
                form.subject(),
                form.text(),
                form.receivedAt(),
                settled);
    }

    @SuppressWarnings("ArrayRecordComponent") // lives for one search
    private record Known(
            UUID self,
            byte @Nullable [] phone,
            List<Trait> traits,
            @Nullable UUID unit,
            String subject,
            String text,
            Instant at,
            Set<String> settled) {}

    @SuppressWarnings("ArrayRecordComponent") // as it is in the row
    private record Candidate(
            String number,
            String subject,
            String text,
            Stage stage,
            @Nullable String category,
            UUID unit,
            Instant receivedAt,
            byte @Nullable [] phone,
            Set<String> shares) {}

    private List<Likely> find(Known known, Viewer viewer) {
        return candidates(known, viewer).stream()
                .filter(one -> !known.settled().contains(one.number()))
                .map(one -> compare(known, one))
                .filter(one -> one.score() >= SHOWN_FROM)
                .sorted(Comparator.comparing(Likely::score)
                        .reversed()
                        .thenComparing(Likely::receivedAt, Comparator.reverseOrder()))
                .limit(SHOWN)
                .toList();
    }

    private List<Candidate> candidates(Known known, Viewer viewer) {
        var tenant = viewer.tenant();
        var received = known.at().atZone(ZoneOffset.UTC);
        var since = received.minusMonths(MONTHS_BEFORE);
        var until = received.plusMonths(1);
        var months = Stream.iterate(
                        YearMonth.from(since),
                        month -> !month.isAfter(YearMonth.from(until)),
                        month -> month.plusMonths(1))
                .toArray(YearMonth[]::new);
        var numbers = known.traits().stream()
                .filter(one -> one.kind() == Trait.Kind.ORDER)
                .map(Trait::text)
                .toArray(String[]::new);
        return db.sql(CANDIDATES)
                .param("tenant", tenant.value())
                .param("self", known.self())
                .param("phone", known.phone() == null ? new byte[0] : known.phone())
                .param(
                        "kinds",
                        known.traits().stream().map(one -> one.kind().code()).toArray(String[]::new))
                .param(
                        "values",
                        known.traits().stream()
                                .map(one -> traits.hash(tenant, one))
                                .toArray(byte[][]::new))
                .param("numbers", numbers)
                .param("grams", SameMatter.sketch(known.subject(), known.text()).in(months))
                .param("since", Timestamp.from(since.toInstant()))
                .param("until", Timestamp.from(until.toInstant()))
                .param("latest", LATEST_BY_WORDS)
                .param("nearest", BY_WORDS)
                .param("each", EACH)
                .param("all", Standing.seesAll(viewer))
                .param("mine", new UUID[] {viewer.staff().unit()})
                .query((rs, row) -> new Candidate(
                        rs.getString("number"),
                        rs.getString("subject"),
                        rs.getString("body"),
                        Stage.valueOf(rs.getString("stage")),
                        rs.getString("category"),
                        rs.getObject("unit_id", UUID.class),
                        rs.getTimestamp("received_at").toInstant(),
                        rs.getBytes("phone_index"),
                        rs.getArray("because") == null
                                ? Set.of()
                                : Set.of((String[]) rs.getArray("because").getArray())))
                .list();
    }

    // ---- how likely -----------------------------------------------------------------------------------------------

    /**
     * Who and what add up, time takes away: the same person with something else, or the same words long ago, is no repeat.
     * The figures were chosen so that words alone count from the likeness at which two matters are the same (decision 4),
     * and a telephone alone for a week.
     */
    private static Likely compare(Known known, Candidate other) {
        var reasons = new LinkedHashMap<Reason, Double>();
        var samePhone = known.phone() != null && Arrays.equals(known.phone(), other.phone());
        var person = Map.of("phone", samePhone, "email", shares(other, "email"), "customer", shares(other, "customer"));
        for (var way : List.of("phone", "customer", "email")) {
            if (person.getOrDefault(way, false)) {
                reasons.put(Reason.of(way), reasons.isEmpty() ? 0.4 : 0.05);
            }
        }
        var samePerson = !reasons.isEmpty();
        if (shares(other, "number")) {
            reasons.put(Reason.of("number"), 0.7);
        }
        if (shares(other, "order")) {
            var orders = new ArrayList<>(Trait.orders(known.subject() + "\n" + known.text()));
            orders.retainAll(Trait.orders(other.subject() + "\n" + other.text()));
            reasons.put(new Reason("order", orders), 0.55);
        }
        if (shares(other, "place")) {
            reasons.put(Reason.of("place"), 0.25);
        } else if (other.unit().equals(known.unit())) {
            reasons.put(Reason.of("site"), 0.05);
        }
        var likeness = SameMatter.likeness(known.subject(), known.text(), other.subject(), other.text());
        var words = SameMatter.wordsInCommon(
                known.subject() + "\n" + known.text(), other.subject() + "\n" + other.text(), WORDS);
        if (!words.isEmpty()) {
            reasons.put(new Reason("words", words), weight(likeness));
        }
        var sure = reasons.values().stream().mapToDouble(Double::doubleValue).sum();
        var apart = Duration.between(other.receivedAt(), known.at()).abs();
        var score = Math.min(1, sure) * fading(apart);
        return new Likely(
                other.number(),
                other.subject(),
                other.stage(),
                other.category(),
                other.receivedAt(),
                Math.round(score * 100) / 100.0,
                inOrder(reasons.keySet(), apart),
                samePerson,
                !samePerson && known.phone() != null && other.phone() != null);
    }

    private static boolean shares(Candidate other, String trait) {
        return other.shares().contains(trait);
    }

    private static double weight(double likeness) {
        return likeness >= SameMatter.THRESHOLD
                ? 0.45 + (likeness - SameMatter.THRESHOLD) * 0.4
                : likeness / SameMatter.THRESHOLD * 0.4;
    }

    private static double fading(Duration apart) {
        var days = apart.toDays();
        return days <= 7 ? 1 : days <= 31 ? 0.95 : days <= 92 ? 0.8 : days <= 366 ? 0.6 : 0.4;
    }

    /** As one says it: who, what, where, when, and at last how alike it sounds. */
    private static List<Reason> inOrder(Set<Reason> reasons, Duration apart) {
        var all = new ArrayList<>(reasons);
        all.add(new Reason("time", List.of(Long.toString(apart.toDays()))));
        all.sort(Comparator.comparingInt(reason -> ORDER.indexOf(reason.code())));
        return all;
    }
}
