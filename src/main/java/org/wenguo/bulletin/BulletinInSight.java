package org.wenguo.bulletin;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wenguo.complaint.Complaint;
import org.wenguo.complaint.Standing;
import org.wenguo.complaint.Verb;
import org.wenguo.people.Role;
import org.wenguo.policy.BulletinRule;
import org.wenguo.policy.CaseFacts;

/**
 * A bulletin as one person sees it: what they may do follows from how they stand to the complaint and from the pack.
 *
 * @param standing towards the complaint
 * @param recipients once it is issued
 */
public record BulletinInSight(Bulletin bulletin, Standing standing, List<Recipient> recipients) {

    /** @param readAt null: not opened yet */
    public record Recipient(UUID staff, @Nullable Instant readAt) {}

    public BulletinInSight {
        recipients = List.copyOf(recipients);
    }

    public Complaint complaint() {
        return standing.complaint();
    }

    /** Who sees the complaint sees its bulletins; once issued, so does everybody who got it. */
    boolean isVisible() {
        return standing.sees()
                || (bulletin.state() == Bulletin.State.ISSUED
                        && recipients.stream()
                                .anyMatch(one -> one.staff()
                                        .equals(standing.viewer().staff().id())));
    }

    /** What the pack says of bulletins on complaints of its level. */
    public Optional<BulletinRule> rule() {
        return standing.policy().pack().bulletins().of(bulletin.level());
    }

    /** Whether the complaint still is what the bulletin tells of. */
    public boolean isCalledFor() {
        return complaint().level() == bulletin.level() && complaint().allows(Verb.ISSUE_BULLETIN);
    }

    /** Of those who carry the complaint. */
    boolean isWriter() {
        return standing.sees() && standing.carries();
    }

    /** Of those whom the pack lets approve. */
    boolean isApprover() {
        return standing.sees() && mayApprove(standing, rule());
    }

    private static boolean mayApprove(Standing standing, Optional<BulletinRule> rule) {
        var roles = rule.map(one -> one.approversFor(facts(standing))).orElse(java.util.Set.of());
        return standing.viewer().staff().roles().stream().map(Role::code).anyMatch(roles::contains);
    }

    static CaseFacts facts(Standing standing) {
        var complaint = standing.complaint();
        return complaint.facts(
                standing.policy().calendarOf(complaint.registration().lead()));
    }

    public boolean mayWrite() {
        return bulletin.state() == Bulletin.State.DRAFT && isWriter();
    }

    public boolean mayApprove() {
        return bulletin.state() == Bulletin.State.SUBMITTED && isApprover() && !isOwn() && isCalledFor();
    }

    /** May send it back, also when it cannot be issued any more. */
    public boolean mayReturn() {
        return bulletin.state() == Bulletin.State.SUBMITTED && isApprover();
    }

    /** Has written in it and so does not approve it. */
    public boolean isOwn() {
        return bulletin.isWrittenBy(standing.viewer().staff().id());
    }

    /** Roles that may approve it, in the order of {@link Role}. */
    public List<Role> approvers() {
        return rule().map(one -> one.approversFor(facts(standing))).orElse(java.util.Set.of()).stream()
                .flatMap(code -> Role.of(code).stream())
                .sorted()
                .toList();
    }
}
