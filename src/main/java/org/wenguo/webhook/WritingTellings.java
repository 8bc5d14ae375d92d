package org.wenguo.webhook;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.wenguo.complaint.ComplaintChanged;
import org.wenguo.complaint.ComplaintEvent;
import org.wenguo.deadline.LimitsTold;
import org.wenguo.people.Organisation;
import org.wenguo.platform.Identifiers;
import tools.jackson.databind.json.JsonMapper;

/** Writes what is to be told in the transaction of what it tells about: both are stored or neither. */
@Component
public class WritingTellings {

    private static final String LIMIT_WARNED = "limit.warned";
    private static final String LIMIT_BREACHED = "limit.breached";
    private static final String PING = "ping";

    private final JdbcClient db;
    private final TransactionOperations transactions;
    private final Webhooks webhooks;
    private final JsonMapper json;

    WritingTellings(JdbcClient db, TransactionOperations transactions, Webhooks webhooks, JsonMapper json) {
        this.db = db;
        this.transactions = transactions;
        this.webhooks = webhooks;
        this.json = json;
    }

    /** Every type that may be told, in the order of a case's life as far as it has one. */
    public static List<String> types() {
        return Stream.concat(
                        Stream.of(ComplaintEvent.class.getPermittedSubclasses())
                                .map(Class::getSimpleName)
                                .map(name -> name.replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                                        .toLowerCase(java.util.Locale.ROOT))
                                .map(type -> "complaint." + type),
                        Stream.of(LIMIT_WARNED, LIMIT_BREACHED))
                .toList();
    }

    @EventListener
    void on(ComplaintChanged changed) {
        if (changed.news().isEmpty()
                || webhooks.lately(changed.organisation().id()).isEmpty()) {
            return;
        }
        var complaint = changed.complaint();
        for (var news : changed.news()) {
            var data = about(changed.organisation(), complaint.number());
            data.put("seq", news.seq());
            data.put("stage", complaint.stage().name());
            data.put("level", complaint.level().code());
            complaint
                    .holder()
                    .ifPresent(holder -> data.put(
                            "unit", changed.organisation().unit(holder.unit()).code()));
            write(
                    changed.organisation(),
                    "complaint." + news.event().type(),
                    complaint.id() + "/" + news.seq(),
                    complaint.number(),
                    news.at(),
                    data);
        }
    }

    @EventListener
    void on(LimitsTold told) {
        var organisation = told.organisation();
        if (told.all().isEmpty() || webhooks.lately(organisation.id()).isEmpty()) {
            return;
        }
        var numbers = numbers(
                organisation,
                told.all().stream().map(LimitsTold.Told::complaint).collect(Collectors.toSet()));
        for (var one : told.all()) {
            var number = numbers.get(one.complaint());
            var data = about(organisation, number);
            data.put("rule", one.rule());
            data.put("dueAt", one.dueAt().toString());
            data.put("step", one.step());
            write(
                    organisation,
                    one.breach() ? LIMIT_BREACHED : LIMIT_WARNED,
                    one.complaint() + "/" + one.rule() + "/" + one.occurrence() + "/" + one.step(),
                    number,
                    told.at(),
                    data);
        }
    }

    /** So that a receiver can be tried. */
    public void ping(Organisation organisation, UUID webhook, Instant now) {
        var data = new TreeMap<String, @Nullable Object>();
        data.put("organisation", organisation.code());
        transactions.executeWithoutResult(
                status -> insert(organisation, webhook, PING, PING + "/" + Identifiers.next(), null, now, data));
    }

    private static Map<String, @Nullable Object> about(Organisation organisation, @Nullable String number) {
        var data = new TreeMap<String, @Nullable Object>();
        data.put("organisation", organisation.code());
        data.put("number", number);
        data.put("address", "/api/v1/complaints/" + number);
        return data;
    }

    private void write(
            Organisation organisation,
            String type,
            String about,
            @Nullable String number,
            Instant at,
            Map<String, @Nullable Object> data) {
        for (var webhook : webhooks.lately(organisation.id())) {
            if (webhook.wants(type)) {
                insert(organisation, webhook.id(), type, about, number, at, data);
            }
        }
    }

    /** Nothing happens if the webhook was removed in the seconds before. */
    private void insert(
            Organisation organisation,
            UUID webhook,
            String type,
            String about,
            @Nullable String number,
            Instant at,
            Map<String, @Nullable Object> data) {
        var body = new TreeMap<String, Object>(Map.of("type", type, "timestamp", at.toString(), "data", data));
        db.sql("""
                        insert into telling (tenant_id, telling_id, webhook_id, about, type, number, body, created_at, next_try_at)
                        select w.tenant_id, :id, w.webhook_id, :about, :type, :number, :body, :at, :at
                        from webhook w where w.tenant_id = :tenant and w.webhook_id = :webhook
                        on conflict (tenant_id, about, webhook_id) do nothing""")
                .param("tenant", organisation.id().value())
                .param("id", Identifiers.next())
                .param("webhook", webhook)
                .param("about", about)
                .param("type", type)
                .param("number", number)
                .param("body", json.writeValueAsString(body))
                .param("at", Timestamp.from(at))
                .update();
    }

    private Map<UUID, String> numbers(Organisation organisation, Collection<UUID> complaints) {
        return db
                .sql("select complaint_id, number from complaint where tenant_id = ? and complaint_id = any(?)")
                .params(organisation.id().value(), complaints.toArray(UUID[]::new))
                .query((rs, row) -> Map.entry(rs.getObject(1, UUID.class), rs.getString(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
