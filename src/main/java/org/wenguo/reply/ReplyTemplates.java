package org.wenguo.reply;

import jakarta.validation.Validator;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import org.wenguo.complaint.Policies;
import org.wenguo.people.Role;
import org.wenguo.people.Viewer;
import org.wenguo.platform.Identifiers;
import org.wenguo.platform.Problem;
import org.wenguo.platform.Tenancy;
import org.wenguo.platform.web.Constraints;
import org.wenguo.policy.Phase;

/**
 * The organisation's own templates of replies. Supervisors and administrators keep them; everybody who replies is offered
 * them. What is not wanted any more is retired, so that it can be brought back.
 */
@Service
public class ReplyTemplates {

    private static final String SELECT = """
            select template_id, version, title, phase, wants, text, changed_by, changed_at, retired_at
            from reply_template where tenant_id = ?""";

    private final JdbcClient db;
    private final TransactionOperations transactions;
    private final Policies policies;
    private final Validator validator;
    private final Clock clock;

    ReplyTemplates(
            JdbcClient db, TransactionOperations transactions, Policies policies, Validator validator, Clock clock) {
        this.db = db;
        this.transactions = transactions;
        this.policies = policies;
        this.validator = validator;
        this.clock = clock;
    }

    /** What is said of a template. */
    public record Said(
            @NotBlank @Size(max = 100) String title,
            @Nullable @Size(max = 64) String phase,

            @Nullable @Pattern(regexp = "|vent|compensation|respect", message = "one-of")
            String wants,

            @NotBlank @Size(max = 5000) String text) {}

    /** The rule of who keeps them. */
    public static boolean isKeeper(Viewer viewer) {
        return viewer.has(Role.SUPERVISOR) || viewer.has(Role.ADMINISTRATOR);
    }

    /** All of them, those that are offered first. */
    public List<ReplyTemplate> all(Viewer viewer) {
        return within(
                viewer,
                () -> db.sql(SELECT + " order by retired_at is not null, title, template_id")
                        .param(viewer.tenant().value())
                        .query((rs, row) -> template(rs))
                        .list());
    }

    /** @throws Problem.NotFound if there is none */
    public ReplyTemplate one(UUID id, Viewer viewer) {
        return within(
                viewer,
                () -> db.sql(SELECT + " and template_id = ?")
                        .params(viewer.tenant().value(), id)
                        .query((rs, row) -> template(rs))
                        .optional()
                        .orElseThrow(() -> new Problem.NotFound("no-reply-template")));
    }

    /** The phases for which templates can be. */
    public List<Phase> phases(Viewer viewer) {
        return within(
                viewer, () -> policies.inForce(viewer.organisation()).pack().phases());
    }

    public UUID create(Said said, Viewer viewer) {
        refuse(said, viewer);
        var id = Identifiers.next();
        within(
                viewer,
                () -> db.sql("""
                        insert into reply_template (tenant_id, template_id, version, title, phase, wants, text, changed_by,
                                                    changed_at)
                        values (?, ?, 1, ?, ?, ?, ?, ?, ?)""")
                        .params(
                                viewer.tenant().value(),
                                id,
                                said.title().strip(),
                                blankless(said.phase()),
                                blankless(said.wants()),
                                said.text().strip(),
                                viewer.staff().id(),
                                Timestamp.from(clock.instant()))
                        .update());
        return id;
    }

    /** @throws Problem.Stale if somebody else has changed it since it was read */
    public void change(UUID id, int version, Said said, Viewer viewer) {
        refuse(said, viewer);
        one(id, viewer);
        changed(within(
                viewer,
                () -> db.sql("""
                        update reply_template
                        set version = version + 1, title = ?, phase = ?, wants = ?, text = ?, changed_by = ?, changed_at = ?
                        where tenant_id = ? and template_id = ? and version = ?""")
                        .params(
                                said.title().strip(),
                                blankless(said.phase()),
                                blankless(said.wants()),
                                said.text().strip(),
                                viewer.staff().id(),
                                Timestamp.from(clock.instant()),
                                viewer.tenant().value(),
                                id,
                                version)
                        .update()));
    }

    /** Takes it out of what is offered, or brings it back. */
    public void retire(UUID id, int version, boolean retired, Viewer viewer) {
        keep(viewer);
        one(id, viewer);
        var now = Timestamp.from(clock.instant());
        changed(within(
                viewer,
                () -> db.sql("""
                        update reply_template
                        set version = version + 1, retired_at = cast(:retired as timestamptz), changed_by = :by,
                            changed_at = :at
                        where tenant_id = :tenant and template_id = :id and version = :version""")
                        .param("retired", retired ? now : null)
                        .param("by", viewer.staff().id())
                        .param("at", now)
                        .param("tenant", viewer.tenant().value())
                        .param("id", id)
                        .param("version", version)
                        .update()));
    }

    private static void changed(int rows) {
        if (rows == 0) {
            throw new Problem.Stale("reply.template-elsewhere");
        }
    }

    private static void keep(Viewer viewer) {
        if (!isKeeper(viewer)) {
            throw new Problem.NotYours("not-yours.reply-templates");
        }
    }

    /** A name that nobody knows would stop every reply that is made of it. */
    private void refuse(Said said, Viewer viewer) {
        keep(viewer);
        Constraints.check(validator, said);
        var unknown = ReplyVariable.left(said.text()).stream()
                .filter(name -> ReplyVariable.of(name).isEmpty())
                .findFirst();
        if (unknown.isPresent()) {
            throw new Problem.Invalid("text", "reply-variable-unknown", unknown.get(), ReplyVariable.all());
        }
        var phase = blankless(said.phase());
        if (!phase.isEmpty()
                && phases(viewer).stream().noneMatch(one -> one.code().equals(phase))) {
            throw new Problem.Invalid("phase", "one-of");
        }
    }

    private static String blankless(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    private <T> T within(Viewer viewer, Supplier<T> work) {
        return Tenancy.in(viewer.tenant(), () -> transactions.execute(status -> work.get()));
    }

    private static ReplyTemplate template(ResultSet rs) throws SQLException {
        var retired = rs.getTimestamp("retired_at");
        return new ReplyTemplate(
                rs.getObject("template_id", UUID.class),
                rs.getInt("version"),
                rs.getString("title"),
                rs.getString("phase"),
                rs.getString("wants"),
                rs.getString("text"),
                rs.getObject("changed_by", UUID.class),
                rs.getTimestamp("changed_at").toInstant(),
                retired == null ? null : retired.toInstant());
    }
}
