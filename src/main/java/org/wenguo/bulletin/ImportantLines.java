package org.wenguo.bulletin;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.wenguo.complaint.Policies;
import org.wenguo.complaint.Stage;
import org.wenguo.complaint.Standing;
import org.wenguo.people.Unit;
import org.wenguo.people.Viewer;
import org.wenguo.platform.Tenancy;
import org.wenguo.policy.Level;

/**
 * The lines of the half-month or monthly report (I2): each important complaint whose handling ended in that time, with a
 * short account. Read from the logs whenever asked; what a report says for good is frozen there, not here.
 */
@Component
public class ImportantLines {

    /** As long as a sentence may be that is to be read in a list. */
    private static final int SENTENCE = 120;

    /**
     * The last word of each kind in the log. A complaint that was closed, and complained of again, has its line when it
     * has ended again.
     */
    private static final String LINES = """
            select c.number, c.subject, c.unit_id, c.level, c.stage, c.received_at, c.closed_at,
                   (select e.facts ->> 'result' from complaint_event e
                    where e.tenant_id = c.tenant_id and e.complaint_id = c.complaint_id and e.type = 'called-back'
                    order by e.seq desc limit 1) as result,
                   (select coalesce(e.facts ->> 'summary', e.facts ->> 'reason') from complaint_event e
                    where e.tenant_id = c.tenant_id and e.complaint_id = c.complaint_id
                      and e.type in ('closed', 'withdrawn', 'declined', 'transferred-out')
                    order by e.seq desc limit 1) as summary,
                   (select coalesce(e.facts ->> 'text', '') from complaint_event e
                    where e.tenant_id = c.tenant_id and e.complaint_id = c.complaint_id
                      and e.type in ('agreed', 'fulfilled')
                    order by e.seq desc limit 1) as remedy
            from complaint c
            where c.tenant_id = :tenant and c.level = any(:levels) and (:all or c.seen_by @> :mine)
              and c.closed_at >= :from and c.closed_at < :to and not (c.stage = any(:open))
            order by c.closed_at, c.number""";

    private static final String OPEN = """
            select count(*) from complaint c
            where c.tenant_id = :tenant and c.level = any(:levels) and (:all or c.seen_by @> :mine)
              and c.stage = any(:open) and c.received_at < :to""";

    private final JdbcClient db;
    private final Policies policies;
    private final TransactionOperations transactions;

    ImportantLines(JdbcClient db, Policies policies, TransactionOperations transactions) {
        this.db = db;
        this.policies = policies;
        this.transactions = transactions;
    }

    /** A month, or its first half to the 15th, or the rest of it. */
    public record Period(YearMonth month, int half) {

        /** @param half 1 or 2; 0: the whole month */
        public Period {
            if (half < 0 || half > 2) {
                throw new IllegalArgumentException("No half " + half);
            }
        }

        /** The half that a day falls into. */
        public static Period of(LocalDate day) {
            return new Period(YearMonth.from(day), day.getDayOfMonth() <= 15 ? 1 : 2);
        }

        public LocalDate first() {
            return month.atDay(half == 2 ? 16 : 1);
        }

        public LocalDate last() {
            return half == 1 ? month.atDay(15) : month.atEndOfMonth();
        }

        Instant from(ZoneId zone) {
            return first().atStartOfDay(zone).toInstant();
        }

        Instant to(ZoneId zone) {
            return last().plusDays(1).atStartOfDay(zone).toInstant();
        }
    }

    /**
     * @param state in one sentence: what was done or why it ended
     * @param result of the callback, as {@code satisfied}; null if nobody was called back
     */
    public record Line(
            String number,
            String subject,
            Unit unit,
            Level level,
            Stage stage,
            Instant receivedAt,
            Instant endedAt,
            String state,
            @Nullable String result) {}

    /**
     * @param wanted false: the pack gives no level a line of its own
     * @param stillOpen how many of these levels, received before the end of the period, are not handled yet: their lines
     *     come with the report of the time in which they are
     */
    public record Lines(boolean wanted, List<Line> lines, long stillOpen) {}

    public Lines of(Period period, Viewer viewer) {
        var zone = viewer.organisation().zone();
        var levels = policies.inForce(viewer.organisation()).pack().bulletins().lines();
        var asked = new LinkedHashMap<String, Object>();
        asked.put("tenant", viewer.tenant().value());
        asked.put("levels", levels.stream().map(Level::code).toArray(String[]::new));
        asked.put("all", Standing.seesAll(viewer));
        asked.put("mine", new UUID[] {viewer.staff().unit()});
        asked.put("from", Timestamp.from(period.from(zone)));
        asked.put("to", Timestamp.from(period.to(zone)));
        asked.put("open", Stage.OPEN.stream().map(Stage::name).toArray(String[]::new));
        return Tenancy.in(
                viewer.tenant(),
                () -> transactions.execute(status -> new Lines(
                        !levels.isEmpty(),
                        db.sql(LINES)
                                .params(asked)
                                .query((rs, row) -> new Line(
                                        rs.getString("number"),
                                        rs.getString("subject"),
                                        viewer.organisation().unit(rs.getObject("unit_id", UUID.class)),
                                        Level.of(rs.getString("level")),
                                        Stage.valueOf(rs.getString("stage")),
                                        rs.getTimestamp("received_at").toInstant(),
                                        rs.getTimestamp("closed_at").toInstant(),
                                        sentence(rs.getString("summary"), rs.getString("remedy")),
                                        rs.getString("result")))
                                .list(),
                        db.sql(OPEN).params(asked).query(Long.class).single())));
    }

    /** The first sentence of what was said at the end, else of what was agreed or done. */
    static String sentence(@Nullable String summary, @Nullable String remedy) {
        var text = summary == null || summary.isBlank() ? remedy : summary;
        if (text == null) {
            return "";
        }
        var line = text.replaceAll("\\s+", " ").strip();
        var end = line.length();
        for (var i = 0; i < line.length(); i++) {
            var c = line.charAt(i);
            var western = c == '.' && (i + 1 == line.length() || line.charAt(i + 1) == ' ');
            if (c == '\u3002' || c == '\uff01' || c == '\uff1f' || c == '!' || c == '?' || western) {
                end = i + 1;
                break;
            }
        }
        var first = line.substring(0, end);
        return first.codePointCount(0, first.length()) <= SENTENCE
                ? first
                : first.substring(0, first.offsetByCodePoints(0, SENTENCE)) + "…";
    }
}
