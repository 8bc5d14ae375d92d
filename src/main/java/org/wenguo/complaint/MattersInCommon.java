package org.wenguo.complaint;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wenguo.complaint.ComplaintEvent.Registered;
import org.wenguo.platform.Identifiers;
import org.wenguo.platform.TenantId;

/** Finds who else complained of the same matter within a month (B4, A5). */
@Component
class MattersInCommon {

    private static final Period WINDOW = Period.ofMonths(1);
    /** The nearest by shared grams; more than this many of one matter change nothing any more. */
    private static final int CANDIDATES = 40;
    /** Of those that share any gram; more are left to the analysis of topics. */
    private static final int LATEST = 400;
    /** Longer than a registration takes. */
    private static final Duration AN_INSTANT = Duration.ofSeconds(10);

    private final JdbcClient db;

    MattersInCommon(JdbcClient db) {
        this.db = db;
    }

    /**
     * @param complaints others that say the same, whoever complained
     * @param count different complainants, the new one included
     */
    record Alike(List<UUID> complaints, List<String> numbers, int count) {
        static final Alike NONE = new Alike(List.of(), List.of(), 1);
    }

    /**
     * Those of the same matter that are stored by now. If there are any, whoever registers another waits until this
     * transaction is over, since each is going to tell the others of itself.
     *
     * @param self the complaint itself, which may be stored already
     */
    Alike near(TenantId tenant, UUID self, Registered registration, byte @Nullable [] phoneIndex) {
        var sketch = SameMatter.sketch(registration.subject(), registration.text());
        if (sketch.grams().length == 0
                || alike(tenant, self, registration, sketch).isEmpty()) {
            return Alike.NONE;
        }
        oneAtATime(tenant, sketch.grams());
        var complainants = new HashSet<String>();
        complainants.add(identity(phoneIndex));
        var complaints = new ArrayList<UUID>();
        var numbers = new ArrayList<String>();
        for (var one : alike(tenant, self, registration, sketch)) {
            complainants.add(identity(one.phoneIndex()));
            complaints.add(one.id());
            numbers.add(one.number());
        }
        return new Alike(complaints, numbers, complainants.size());
    }

    /**
     * Whether another that shares words with it was stored in the same instant: two that are registered at once do not see
     * each other, but whoever commits last sees the other now.
     *
     * @param known those that it was compared with, by number
     */
    boolean isCrossed(TenantId tenant, UUID self, Registered registration, Collection<String> known) {
        var sketch = SameMatter.sketch(registration.subject(), registration.text());
        if (sketch.grams().length == 0) {
            return false;
        }
        var window = window(registration);
        return db.sql("""
                        select exists (select from complaint
                                       where tenant_id = :tenant and complaint_id >= :since and complaint_id <> :self
                                         and (matter && :grams) is true and not number = any(:known))""")
                .param("tenant", tenant.value())
                .param("since", Identifiers.earlier(self, AN_INSTANT))
                .param("self", self)
                .param("grams", sketch.in(months(window.since(), window.until())))
                .param("known", known.toArray(String[]::new))
                .query(Boolean.class)
                .single();
    }

    /** {@code is true} and {@code materialized} keep the planner from reading all of two months in the order of receipt. */
    private List<Candidate> alike(TenantId tenant, UUID self, Registered registration, SameMatter.Sketch sketch) {
        var said = SameMatter.Said.in(registration.subject(), registration.text());
        var window = window(registration);
        return db
                .sql("""
                        with sharing as materialized (
                            select complaint_id, matter, received_at
                            from complaint
                            where tenant_id = :tenant and matter && :grams
                              and (received_at between :since and :until) is true
                              and stage not in ('DECLINED', 'WITHDRAWN', 'TRANSFERRED_OUT') and complaint_id <> :self),
                        nearest as materialized (
                            select complaint_id
                            from (select * from sharing order by received_at desc limit :latest) latest,
                                 lateral (select count(*) as grams
                                          from unnest(matter) gram where gram = any(:grams)) shared
                            order by shared.grams desc, complaint_id limit :most)
                        select complaint_id, number, subject, body, phone_index
                        from nearest join complaint using (complaint_id)
                        where tenant_id = :tenant""")
                .param("tenant", tenant.value())
                .param("self", self)
                .param("grams", sketch.in(months(window.since(), window.until())))
                .param("since", Timestamp.from(window.since()))
                .param("until", Timestamp.from(window.until()))
                .param("latest", LATEST)
                .param("most", CANDIDATES)
                .query((rs, row) -> new Candidate(
                        rs.getObject(1, UUID.class), rs.getString(2), rs.getString(3), rs.getString(4), rs.getBytes(5)))
                .stream()
                .filter(one -> said.isAlike(SameMatter.Said.in(one.subject(), one.text())))
                .toList();
    }

    private static Window window(Registered registration) {
        var received = registration.receivedAt().atZone(ZoneOffset.UTC);
        return new Window(
                received.minus(WINDOW).toInstant(), received.plus(WINDOW).toInstant());
    }

    private record Window(Instant since, Instant until) {}

    /** The numbers to be stored with a complaint, by which later ones find it. */
    static int[] matter(Registered registration) {
        return SameMatter.sketch(registration.subject(), registration.text()).in(month(registration.receivedAt()));
    }

    private static YearMonth[] months(Instant since, Instant until) {
        return Stream.iterate(month(since), month -> !month.isAfter(month(until)), month -> month.plusMonths(1))
                .toArray(YearMonth[]::new);
    }

    private static YearMonth month(Instant at) {
        return YearMonth.from(at.atZone(ZoneOffset.UTC));
    }

    /** Whoever shares a gram waits until the other is stored; all take the grams in one order. */
    private void oneAtATime(TenantId tenant, int[] grams) {
        db.sql("""
                        select pg_advisory_xact_lock(matter)
                        from (select distinct hashtextextended(?, gram) as matter from unnest(?) gram order by 1) shared""").params(tenant.toString(), grams).query((rs, row) -> row).list();
    }

    /** Who gave no phone may be anybody, also one of the others: all of them together count once. */
    private static String identity(byte @Nullable [] phoneIndex) {
        return phoneIndex == null ? "" : Arrays.toString(phoneIndex);
    }

    private record Candidate(UUID id, String number, String subject, String text, byte @Nullable [] phoneIndex) {}
}
