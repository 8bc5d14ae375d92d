package org.wenguo.customer;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import org.wenguo.people.Organisation;
import org.wenguo.people.Role;
import org.wenguo.people.Unit;
import org.wenguo.people.Viewer;
import org.wenguo.platform.Identifiers;
import org.wenguo.platform.Problem;
import org.wenguo.platform.Tenancy;

/** Rewards for useful complaints (A10): those that one may see, their totals, and the standard that is published. */
@Service
public class Rewards {

    /** At most this many lines in one answer; a period with more is asked for in parts. */
    public static final int MOST = 5000;

    private static final int LONGEST_STANDARD = 10_000;

    private final JdbcClient db;
    private final TransactionOperations transactions;
    private final Clock clock;

    Rewards(JdbcClient db, TransactionOperations transactions, Clock clock) {
        this.db = db;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * A period, from its first to its last day.
     *
     * @throws Problem.Invalid if it ends before it begins
     */
    public record Period(LocalDate from, LocalDate to) {
        public Period {
            if (to.isBefore(from)) {
                throw new Problem.Invalid("to", "before-from");
            }
        }

        /** The year so far. */
        public static Period thisYear(Instant now, ZoneId zone) {
            var today = LocalDate.ofInstant(now, zone);
            return new Period(today.withDayOfYear(1), today);
        }
    }

    /** @param state proposed, refused, granted or given */
    public record Line(
            String complaint,
            String subject,
            Unit unit,
            int no,
            String what,
            @Nullable BigDecimal amount,
            @Nullable String currency,
            String why,
            @Nullable UUID proposedBy,
            Instant proposedAt,
            String state,
            @Nullable UUID decidedBy,
            @Nullable Instant decidedAt,
            @Nullable String reason,
            @Nullable UUID givenBy,
            @Nullable Instant givenAt,
            @Nullable String proof) {}

    /** Those proposed in a period. */
    public record Found(List<Line> lines) {
        public long count(String state) {
            return lines.stream().filter(line -> line.state().equals(state)).count();
        }

        /** What was granted, given or not yet, by currency. */
        public Map<String, BigDecimal> granted() {
            return sums(List.of("granted", "given"));
        }

        public Map<String, BigDecimal> given() {
            return sums(List.of("given"));
        }

        private Map<String, BigDecimal> sums(List<String> states) {
            var sums = new LinkedHashMap<String, BigDecimal>();
            lines.stream().filter(line -> states.contains(line.state())).forEach(line -> {
                if (line.amount() != null && line.currency() != null) {
                    sums.merge(line.currency(), line.amount(), BigDecimal::add);
                }
            });
            return sums;
        }
    }

    /** Those proposed in a period, the latest first. */
    public Found in(Period period, Viewer viewer) {
        var zone = viewer.organisation().zone();
        var parameters = new HashMap<>(History.seeing(viewer));
        parameters.put("from", Timestamp.from(period.from().atStartOfDay(zone).toInstant()));
        parameters.put(
                "to", Timestamp.from(period.to().plusDays(1).atStartOfDay(zone).toInstant()));
        parameters.put("most", MOST);
        return within(
                viewer.organisation(),
                () -> new Found(db.sql("""
                        select c.number, c.subject, c.unit_id, r.* from reward r
                        join complaint c on c.tenant_id = r.tenant_id and c.complaint_id = r.complaint_id
                        where r.tenant_id = :tenant and (:all or c.seen_by @> :mine)
                          and r.proposed_at >= :from and r.proposed_at < :to
                        order by r.proposed_at desc, r.complaint_id desc, r.no desc limit :most""")
                        .params(parameters)
                        .query((rs, row) -> new Line(
                                rs.getString("number"),
                                rs.getString("subject"),
                                viewer.organisation().unit(rs.getObject("unit_id", UUID.class)),
                                rs.getInt("no"),
                                rs.getString("what"),
                                rs.getBigDecimal("amount"),
                                rs.getString("currency"),
                                rs.getString("why"),
                                rs.getObject("proposed_by", UUID.class),
                                rs.getTimestamp("proposed_at").toInstant(),
                                rs.getString("state"),
                                rs.getObject("decided_by", UUID.class),
                                instant(rs.getTimestamp("decided_at")),
                                rs.getString("reason"),
                                rs.getObject("given_by", UUID.class),
                                instant(rs.getTimestamp("given_at")),
                                rs.getString("proof")))
                        .list()));
    }

    /** What the organisation publishes of its rewards; empty: nothing. */
    public Optional<String> standard(Organisation organisation) {
        return within(
                organisation,
                () -> db.sql("select text from reward_standard where tenant_id = ? order by standard_id desc limit 1")
                        .param(organisation.id().value())
                        .query(String.class)
                        .optional()
                        .filter(text -> !text.isBlank()));
    }

    public static boolean mayPublish(Viewer viewer) {
        return viewer.has(Role.SUPERVISOR) || viewer.has(Role.ADMINISTRATOR);
    }

    /** Publishes it on the portal's page of rules; nothing but spaces takes it away. */
    public void publish(String text, Viewer viewer) {
        if (!mayPublish(viewer)) {
            throw new Problem.NotYours("not-yours.reward-standard");
        }
        if (text.indexOf('\0') >= 0) {
            throw new Problem.Invalid("text", "unreadable");
        }
        if (text.strip().length() > LONGEST_STANDARD) {
            throw new Problem.Invalid("text", "too-long", LONGEST_STANDARD);
        }
        within(
                viewer.organisation(),
                () -> db.sql("""
                        insert into reward_standard (tenant_id, standard_id, text, staff_id, at)
                        values (?, ?, ?, ?, ?)""")
                        .params(
                                viewer.tenant().value(),
                                Identifiers.next(),
                                text.strip(),
                                viewer.staff().id(),
                                Timestamp.from(clock.instant()))
                        .update());
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    private <T> T within(Organisation organisation, Supplier<T> work) {
        return Tenancy.in(organisation.id(), () -> transactions.execute(status -> work.get()));
    }
}
