package org.wenguo.measure;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.wenguo.complaint.ComplaintChanged;
import org.wenguo.complaint.ComplaintEvent;
import org.wenguo.deadline.LimitsTold;

/**
 * Counts what was stored: {@code wenguo_complaints_registered_total{channel}}, {@code wenguo_complaint_events_total{type}},
 * {@code wenguo_limits_told_total{kind}} and {@code wenguo_limits_behind_seconds}.
 */
@Component
class Measuring {

    private final MeterRegistry meters;
    private final JdbcClient db;
    private final Clock clock;

    Measuring(MeterRegistry meters, JdbcClient db, Clock clock) {
        this.meters = meters;
        this.db = db;
        this.clock = clock;
        Gauge.builder("wenguo.limits.behind", this::behind)
                .baseUnit("seconds")
                .description("How long the limit that waits longest has been due to be looked at")
                .register(meters);
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void on(ComplaintChanged changed) {
        for (var news : changed.news()) {
            meters.counter("wenguo.complaint.events", "type", news.event().type())
                    .increment();
            if (news.event() instanceof ComplaintEvent.Registered registered) {
                meters.counter(
                                "wenguo.complaints.registered",
                                "channel",
                                registered.channel().code())
                        .increment();
            }
        }
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void on(LimitsTold told) {
        for (var one : told.all()) {
            meters.counter("wenguo.limits.told", "kind", one.breach() ? "breach" : "warning")
                    .increment();
        }
    }

    private double behind() {
        var now = clock.instant();
        return db.sql("select min(due_at) from next_due")
                .query((rs, row) -> {
                    Timestamp due = rs.getTimestamp(1);
                    return due == null || due.toInstant().isAfter(now)
                            ? 0.0
                            : Duration.between(due.toInstant(), now).toMillis() / 1000.0;
                })
                .single();
    }
}
