package org.wenguo.reply;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.wenguo.complaint.Acting;
import org.wenguo.complaint.Complaint;
import org.wenguo.complaint.Complaints;
import org.wenguo.complaint.Standing;
import org.wenguo.people.Role;
import org.wenguo.people.Staff;
import org.wenguo.people.Viewer;
import org.wenguo.platform.web.Words;
import org.wenguo.policy.ReplyRules.SecondLook;

/** The replies that wait for a person's release (G1); wants a transaction inside the tenant. */
@Service
public class RepliesToRelease {

    private static final int MOST = 50;

    private static final String HELD = """
            select c.number
            from complaint_event e
            join complaint c on c.tenant_id = e.tenant_id and c.complaint_id = e.complaint_id and c.stage <> 'ARCHIVED'
            where e.tenant_id = :tenant and e.type = 'reply-held' and (:all or c.seen_by @> :seeing)
              and not exists (select from complaint_event l
                              where l.tenant_id = e.tenant_id and l.complaint_id = e.complaint_id
                                and l.type in ('reply-released', 'reply-returned')
                                and (l.facts ->> 'no') = (e.facts ->> 'no'))
            order by e.at limit :most""";

    private final Complaints complaints;
    private final Acting acting;
    private final JdbcClient db;

    RepliesToRelease(Complaints complaints, Acting acting, JdbcClient db) {
        this.complaints = complaints;
        this.acting = acting;
        this.db = db;
    }

    /**
     * A complaint on which a reply waits.
     *
     * @param writer who wrote it
     * @param because why it waits
     */
    public record ToRelease(String number, String subject, String level, String writer, String because) {}

    /** What waits for this person, the longest first. */
    public List<ToRelease> of(Viewer viewer, Words t) {
        return db
                .sql(HELD)
                .params(Map.of(
                        "tenant",
                        viewer.tenant().value(),
                        "all",
                        Standing.seesAll(viewer),
                        "seeing",
                        new UUID[] {viewer.staff().unit()},
                        "most",
                        MOST))
                .query((rs, row) -> rs.getString(1))
                .list()
                .stream()
                .map(number ->
                        acting.standing(viewer, complaints.visibleTo(viewer).byNumber(number)))
                .flatMap(standing -> standing.complaint().waitingReply().stream()
                        .filter(held -> !Releasing.isOwn(held, standing) && Releasing.mayRelease(held, standing))
                        .map(held -> shown(held, standing, t)))
                .toList();
    }

    private static ToRelease shown(Complaint.HeldReply held, Standing standing, Words t) {
        var complaint = standing.complaint();
        return new ToRelease(
                complaint.number(),
                complaint.registration().subject(),
                complaint.level().code(),
                standing.viewer()
                        .organisation()
                        .member(held.written().actor().id())
                        .map(Staff::name)
                        .orElse(""),
                LookingOver.rules(held, standing).stream()
                        .map(rule -> rule.title().in(t.locale()))
                        .collect(Collectors.joining(t.of("reply.comma"))));
    }

    /** Who may release the reply that waits, by their roles, in words. */
    public static String releasers(Complaint.HeldReply held, Standing standing, Words t) {
        var rules = LookingOver.rules(held, standing);
        var roles = rules.isEmpty()
                ? List.of(Role.SUPERVISOR.code(), Role.LEADER.code())
                : rules.stream().map(SecondLook::release).reduce(RepliesToRelease::both).orElseThrow().stream()
                        .sorted()
                        .toList();
        return roles.stream().map(role -> t.of("role." + role)).collect(Collectors.joining(t.of("reply.or")));
    }

    private static Set<String> both(Set<String> one, Set<String> other) {
        return one.stream().filter(other::contains).collect(Collectors.toSet());
    }
}
