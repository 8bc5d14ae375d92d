package org.wenguo.complaint;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wenguo.platform.Problem;
import org.wenguo.platform.TenantId;
import tools.jackson.databind.json.JsonMapper;

/**
 * The append-only record of everything that happened (T3). Each event carries a hash over itself and the hash before it, so
 * that whoever keeps a head can show that nothing before it was changed, added or taken away.
 */
@Component
class EventLog {

    static final String NOTHING_BEFORE = "0".repeat(64);

    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(
                    old -> old.withValueInclusion(com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL))
            .build();
    private static final RowMapper<LoggedEvent> EVENT = (rs, row) -> {
        var facts = rs.getString("facts");
        return new LoggedEvent(
                rs.getInt("seq"),
                rs.getTimestamp("at").toInstant(),
                Actor.of(rs.getString("actor_kind"), rs.getObject("actor_id", UUID.class)),
                read(rs.getString("type"), facts),
                facts,
                HexFormat.of().formatHex(rs.getBytes("hash")),
                rs.getBoolean("erased"));
    };

    private final JdbcClient db;
    private final JdbcTemplate batch;

    EventLog(JdbcClient db, JdbcTemplate batch) {
        this.db = db;
        this.batch = batch;
    }

    List<LoggedEvent> of(TenantId tenant, UUID complaint) {
        return db.sql("""
                        select seq, type, at, actor_kind, actor_id, facts, hash, erased from complaint_event
                        where tenant_id = ? and complaint_id = ? order by seq""").params(tenant.value(), complaint).query(EVENT).list();
    }

    /** The logs of many complaints, read at once. */
    Map<UUID, List<LoggedEvent>> of(TenantId tenant, List<UUID> complaints) {
        var logs = new LinkedHashMap<UUID, List<LoggedEvent>>();
        db.sql("""
                        select complaint_id, seq, type, at, actor_kind, actor_id, facts, hash, erased from complaint_event
                        where tenant_id = ? and complaint_id = any(?) order by complaint_id, seq""")
                .params(tenant.value(), complaints.toArray(UUID[]::new))
                .query((rs, row) -> logs.computeIfAbsent(
                                rs.getObject("complaint_id", UUID.class), id -> new ArrayList<>())
                        .add(EVENT.mapRow(rs, row)))
                .list();
        return logs;
    }

    /** What happened and is not stored yet, as it will stand in the log: numbered, written out, chained. */
    static List<LoggedEvent> chained(Complaint complaint) {
        var chained = new ArrayList<LoggedEvent>();
        var log = complaint.log();
        var seq = log.size();
        var before = log.isEmpty() ? NOTHING_BEFORE : log.getLast().hash();
        for (var happening : complaint.news()) {
            var facts = JSON.writeValueAsString(happening.event());
            var unhashed = new LoggedEvent(
                    ++seq, happening.moment().at(), happening.moment().actor(), happening.event(), facts, "");
            before = hash(before, unhashed);
            chained.add(new LoggedEvent(seq, unhashed.at(), unhashed.actor(), unhashed.event(), facts, before));
        }
        return chained;
    }

    static ComplaintEvent read(String type, String facts) {
        return JSON.readValue(facts, ComplaintEvent.ofType(type));
    }

    /** @throws Problem.Stale if somebody else's event has taken the place: nothing of ours is stored then */
    List<LoggedEvent> append(TenantId tenant, Complaint complaint) {
        return append(tenant, List.of(complaint)).getFirst();
    }

    /**
     * The logs of many at once, in their order.
     *
     * @throws Problem.Stale if somebody else's event has taken a place: nothing of ours is stored then
     */
    List<List<LoggedEvent>> append(TenantId tenant, List<Complaint> complaints) {
        var stored = complaints.stream().map(EventLog::chained).toList();
        var rows = new ArrayList<Map.Entry<UUID, LoggedEvent>>();
        for (var i = 0; i < complaints.size(); i++) {
            var id = complaints.get(i).id();
            stored.get(i).forEach(event -> rows.add(Map.entry(id, event)));
        }
        try {
            batch.batchUpdate("""
                    insert into complaint_event
                        (tenant_id, complaint_id, seq, type, at, actor_kind, actor_id, facts, hash)
                    values (?, ?, ?, ?, ?, ?, ?, ?::json, ?)""", rows, rows.size(), (statement, row) -> {
                var event = row.getValue();
                statement.setObject(1, tenant.value());
                statement.setObject(2, row.getKey());
                statement.setInt(3, event.seq());
                statement.setString(4, event.event().type());
                statement.setTimestamp(5, Timestamp.from(event.at()));
                statement.setString(6, event.actor().kind());
                statement.setObject(7, event.actor().id());
                statement.setString(8, event.facts());
                statement.setBytes(9, HexFormat.of().parseHex(event.hash()));
            });
        } catch (DuplicateKeyException e) {
            throw new Problem.Stale("stale", complaints.getFirst().number());
        }
        return stored;
    }

    /**
     * Whether every hash is what its event and the one before make it, without a gap. Of an event whose words were erased the
     * hash alone is left: it holds the chain together, and only what an erasure in the same log accounts for may be so.
     */
    static boolean isIntact(List<LoggedEvent> log) {
        var before = NOTHING_BEFORE;
        var seq = 0;
        var erasure = log.stream()
                .filter(event -> event.event() instanceof ComplaintEvent.PersonalDataErased)
                .mapToInt(LoggedEvent::seq)
                .max()
                .orElse(0);
        for (var event : log) {
            var holds = event.erased() ? event.seq() < erasure : event.hash().equals(hash(before, event));
            if (event.seq() != ++seq || !holds) {
                return false;
            }
            before = event.hash();
        }
        return true;
    }

    /**
     * Takes what people wrote out of the log of one complaint; who did what, when, the codes and the figures stay (T2). The only
     * statement that changes the log, under the only role that may.
     */
    void eraseWords(TenantId tenant, UUID complaint) {
        var rows = of(tenant, complaint).stream()
                .filter(event -> !(event.event() instanceof ComplaintEvent.PersonalDataErased))
                .map(event ->
                        Map.entry(event.seq(), WithoutWords.of(event.event().getClass(), event.facts())))
                .toList();
        batch.execute("set local role wenguo_eraser");
        batch.batchUpdate("""
                update complaint_event set facts = ?::json, erased = true
                where tenant_id = ? and complaint_id = ? and seq = ?""", rows, rows.size(), (statement, row) -> {
            statement.setString(1, row.getValue());
            statement.setObject(2, tenant.value());
            statement.setObject(3, complaint);
            statement.setInt(4, row.getKey());
        });
        batch.execute("set local role wenguo_app");
    }

    private static String hash(String before, LoggedEvent event) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : List.of(
                    before,
                    Integer.toString(event.seq()),
                    event.event().type(),
                    event.at().toString(),
                    event.actor().kind(),
                    Objects.toString(event.actor().id(), ""),
                    event.facts())) {
                digest.update(part.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0x1e);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
