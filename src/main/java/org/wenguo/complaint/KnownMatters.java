package org.wenguo.complaint;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.wenguo.people.Organisation;
import org.wenguo.platform.Tenancy;
import org.wenguo.platform.TenantId;

/**
 * What others complained of at a place in the last days and is not settled yet, so that whoever is about to complain of the
 * same can follow it (A5). Told are the category and how many people, never anybody's words.
 */
@Component
public class KnownMatters {

    private static final Period LATELY = Period.ofDays(7);
    private static final int LATEST = 200;

    private final JdbcClient db;
    private final Complaints complaints;
    private final TransactionOperations transactions;

    KnownMatters(JdbcClient db, Complaints complaints, TransactionOperations transactions) {
        this.db = db;
        this.complaints = complaints;
        this.transactions = transactions;
    }

    /**
     * A matter that is known already.
     *
     * @param complaint the first that was about it and is still open
     * @param category code; null: nobody has said yet
     * @param people who complained; those who left no phone count as one
     */
    public record Known(UUID complaint, @Nullable String category, int people) {}

    private record Row(UUID id, @Nullable String category, String subject, String text, byte @Nullable [] phone) {}

    /** Of the site itself only; what happens elsewhere is another matter. */
    public Optional<Known> at(TenantId tenant, UUID unit, String subject, String text, Instant now) {
        var sketch = SameMatter.sketch(subject, text);
        if (sketch.grams().length == 0) {
            return Optional.empty();
        }
        var since = now.atZone(ZoneOffset.UTC).minus(LATELY);
        var months = new YearMonth[] {YearMonth.from(since), YearMonth.from(now.atZone(ZoneOffset.UTC))};
        var said = SameMatter.Said.in(subject, text);
        var alike = Tenancy.in(
                tenant,
                () -> transactions.execute(status -> db
                        .sql("""
                                with sharing as materialized (
                                    select complaint_id, category, subject, body, phone_index, unit_id, received_at
                                    from complaint
                                    where tenant_id = :tenant and matter && :grams and (received_at >= :since) is true
                                      and closed_at is null)
                                select complaint_id, category, subject, body, phone_index from sharing
                                where unit_id = :unit order by received_at limit :latest""")
                        .param("tenant", tenant.value())
                        .param("grams", sketch.in(months))
                        .param("since", Timestamp.from(since.toInstant()))
                        .param("unit", unit)
                        .param("latest", LATEST)
                        .query((rs, row) -> new Row(
                                rs.getObject(1, UUID.class),
                                rs.getString(2),
                                rs.getString(3),
                                rs.getString(4),
                                rs.getBytes(5)))
                        .stream()
                        .filter(row -> said.isAlike(SameMatter.Said.in(row.subject(), row.text())))
                        .toList()));
        if (alike.isEmpty()) {
            return Optional.empty();
        }
        var people = new HashSet<String>();
        alike.forEach(row -> people.add(row.phone() == null ? "" : Arrays.toString(row.phone())));
        var category = alike.stream()
                .flatMap(row -> Optional.ofNullable(row.category()).stream())
                .findFirst()
                .orElse(null);
        return Optional.of(new Known(alike.getFirst().id(), category, people.size()));
    }

    /** Somebody follows a known matter: both complaints know of each other, and nobody has to find that out again. */
    public void follow(Organisation organisation, String follower, Known known, Moment moment) {
        Tenancy.in(
                organisation.id(),
                () -> transactions.execute(status -> {
                    var mine = complaints.byNumber(follower);
                    var first = complaints.byId(organisation.id(), known.complaint());
                    if (!mine.id().equals(first.id()) && mine.allows(Verb.LINK) && first.allows(Verb.LINK)) {
                        mine.link(first.number(), "duplicate", moment);
                        first.link(mine.number(), "duplicate", moment);
                        complaints.save(organisation, mine, moment);
                        complaints.save(organisation, first, moment);
                    }
                    return mine;
                }));
    }
}
