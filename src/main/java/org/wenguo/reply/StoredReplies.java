package org.wenguo.reply;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wenguo.complaint.Channel;
import org.wenguo.platform.Problem;
import org.wenguo.platform.TenantId;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Drafts of replies and the points of complaints in the database; all methods want a transaction inside the tenant. */
@Component
class StoredReplies {

    private static final TypeReference<List<Point>> POINTS = new TypeReference<>() {};

    private final JdbcClient db;
    private final JsonMapper json;

    StoredReplies(JdbcClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /** What everybody is writing on a complaint, whoever began first before the others. */
    List<ReplyDraft> drafts(TenantId tenant, UUID complaint) {
        return db.sql("""
                        select staff_id, version, channel, salutation, text, outcome, begun_at, changed_at
                        from reply_draft where tenant_id = ? and complaint_id = ? order by begun_at, staff_id""")
                .params(tenant.value(), complaint)
                .query((rs, row) -> draft(rs))
                .list();
    }

    /** @throws Problem.Stale if it was saved elsewhere since it was read; nothing is overwritten */
    void save(TenantId tenant, UUID complaint, ReplyDraft draft, Instant at) {
        var saved = db.sql("""
                        insert into reply_draft (tenant_id, complaint_id, staff_id, version, channel, salutation, text,
                                                 outcome, begun_at, changed_at)
                        values (:tenant, :complaint, :writer, 1, :channel, :salutation, :text, :outcome, :at, :at)
                        on conflict (tenant_id, complaint_id, staff_id) do update
                        set version = reply_draft.version + 1, channel = excluded.channel,
                            salutation = excluded.salutation, text = excluded.text, outcome = excluded.outcome,
                            changed_at = excluded.changed_at
                        where reply_draft.version = :version""")
                .param("tenant", tenant.value())
                .param("complaint", complaint)
                .param("writer", draft.writer())
                .param("channel", draft.channel().code())
                .param("salutation", draft.salutation())
                .param("text", draft.text())
                .param("outcome", draft.outcome())
                .param("version", draft.version())
                .param("at", Timestamp.from(at))
                .update();
        if (saved == 0) {
            throw new Problem.Stale("reply.draft-elsewhere");
        }
    }

    void discard(TenantId tenant, UUID complaint, UUID writer) {
        db.sql("delete from reply_draft where tenant_id = ? and complaint_id = ? and staff_id = ?")
                .params(tenant.value(), complaint, writer)
                .update();
    }

    /** @param version 0: nobody has saved any */
    record Points(int version, List<Point> points) {
        Points {
            points = List.copyOf(points);
        }
    }

    Optional<Points> points(TenantId tenant, UUID complaint) {
        return db.sql("select version, points from reply_points where tenant_id = ? and complaint_id = ?")
                .params(tenant.value(), complaint)
                .query((rs, row) -> new Points(rs.getInt(1), json.readValue(rs.getString(2), POINTS)))
                .optional();
    }

    /** @throws Problem.Stale if somebody else has saved them since they were read */
    void savePoints(TenantId tenant, UUID complaint, Points points, UUID by, Instant at) {
        var saved = db.sql("""
                        insert into reply_points (tenant_id, complaint_id, version, points, changed_by, changed_at)
                        values (:tenant, :complaint, 1, cast(:points as jsonb), :by, :at)
                        on conflict (tenant_id, complaint_id) do update
                        set version = reply_points.version + 1, points = excluded.points,
                            changed_by = excluded.changed_by, changed_at = excluded.changed_at
                        where reply_points.version = :version""")
                .param("tenant", tenant.value())
                .param("complaint", complaint)
                .param("points", json.writeValueAsString(points.points()))
                .param("by", by)
                .param("at", Timestamp.from(at))
                .param("version", points.version())
                .update();
        if (saved == 0) {
            throw new Problem.Stale("reply.points-elsewhere");
        }
    }

    private static ReplyDraft draft(ResultSet rs) throws SQLException {
        return new ReplyDraft(
                rs.getObject("staff_id", UUID.class),
                rs.getInt("version"),
                Channel.of(rs.getString("channel")).orElseThrow(),
                rs.getString("salutation"),
                rs.getString("text"),
                rs.getBoolean("outcome"),
                rs.getTimestamp("begun_at").toInstant(),
                rs.getTimestamp("changed_at").toInstant());
    }
}
