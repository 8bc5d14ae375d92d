package org.wenguo.complaint;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wenguo.complaint.ComplaintEvent.Registered;
import org.wenguo.platform.TenantId;

/** Finds who else complained of the same matter within a month (B4, A5). */
@Component
class MattersInCommon {

    private static final Period WINDOW = Period.ofMonths(1);
    /** The nearest by shared grams; more than this many of one matter change nothing any more. */
    private static final int CANDIDATES = 40;

    private final JdbcClient db;

    MattersInCommon(JdbcClient db) {
        this.db = db;
    }

    /**
     * @param complaints others that say the same, whoever complained
     * @param count different complainants, the new one included
     */
    record Alike(List<UUID> complaints, List<String> numbers, int count) {}

    Alike near(TenantId tenant, Registered registration, byte @Nullable [] phoneIndex, Instant now) {
        var sketch = SameMatter.sketch(registration.subject(), registration.text());
        if (sketch.grams().length == 0) {
            return new Alike(List.of(), List.of(), 1);
        }
        oneAtATime(tenant, sketch.grams());
        var said = SameMatter.Said.in(registration.subject(), registration.text());
        var since =
                registration.receivedAt().atZone(ZoneOffset.UTC).minus(WINDOW).toInstant();
        var until =
                registration.receivedAt().atZone(ZoneOffset.UTC).plus(WINDOW).toInstant();
        var candidates = db
                .sql("""
                        select complaint_id, number, subject, body, phone_index
                        from complaint,
                             lateral (select count(*) as grams from unnest(matter) gram where gram = any(:grams)) shared
                        where tenant_id = :tenant and matter && :grams and received_at between :since and :until
                          and stage not in ('DECLINED', 'WITHDRAWN', 'TRANSFERRED_OUT')
                        order by shared.grams desc, complaint_id limit :most""")
                .param("tenant", tenant.value())
                .param("grams", sketch.in(months(since, until)))
                .param("since", Timestamp.from(since))
                .param("until", Timestamp.from(until))
                .param("most", CANDIDATES)
                .query((rs, row) -> new Candidate(
                        rs.getObject(1, UUID.class), rs.getString(2), rs.getString(3), rs.getString(4), rs.getBytes(5)))
                .stream()
                .filter(one -> said.isAlike(SameMatter.Said.in(one.subject(), one.text())))
                .toList();
        var complainants = new HashSet<String>();
        complainants.add(identity(phoneIndex));
        var complaints = new ArrayList<UUID>();
        var numbers = new ArrayList<String>();
        for (var one : candidates) {
            complainants.add(identity(one.phoneIndex()));
            complaints.add(one.id());
            numbers.add(one.number());
        }
        return new Alike(complaints, numbers, complainants.size());
    }

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

    /**
     * Two that say the same, registered in the same instant, would not see each other and both be counted as the first.
     * Whoever shares a gram therefore waits until the other is stored; all take the grams in one order.
     */
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
