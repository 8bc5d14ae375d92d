package org.wenguo.desk.web;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.wenguo.complaint.Acting;
import org.wenguo.complaint.Complaint;
import org.wenguo.complaint.ComplaintRepresentation;
import org.wenguo.complaint.Complaints;
import org.wenguo.complaint.Stage;
import org.wenguo.complaint.Standing;
import org.wenguo.deadline.Limits;
import org.wenguo.intake.Arrival;
import org.wenguo.intake.Mailboxes;
import org.wenguo.intake.Mails;
import org.wenguo.intake.Photos;
import org.wenguo.people.Viewer;
import org.wenguo.platform.web.Words;
import org.wenguo.repeats.LikelyRepeats;

/** Reads what the case page shows, in one transaction and a fixed number of queries. */
@Component
class ReadingCase {

    private static final String NOTICES = """
            select rule, occurrence, step, breach, min(at) as at, min(due_at) as due_at, array_agg(staff_id) as staff
            from limit_notice
            where tenant_id = :tenant and complaint_id = :complaint
            group by rule, occurrence, step, breach
            order by min(at)""";

    /** Those it is linked with, those of the same matter, and the latest others of its category. */
    private static final String OTHERS = """
            (select number, subject, stage, level, received_at, false as similar
             from complaint
             where tenant_id = :tenant and number = any(:numbers) and (:all or seen_by @> :mine)
             order by received_at desc limit 20)
            union all
            (select number, subject, stage, level, received_at, true as similar
             from complaint
             where tenant_id = :tenant and category = :category and complaint_id <> :complaint
               and not number = any(:numbers) and (:all or seen_by @> :mine)
             order by received_at desc limit 4)""";

    private static final String VERSION = """
            select version from complaint
            where tenant_id = :tenant and number = :number and (:all or seen_by @> :mine)""";

    private final Complaints complaints;
    private final Acting acting;
    private final ComplaintRepresentation representation;
    private final Limits limits;
    private final ActForms forms;
    private final Arrival.Reading arrival;
    private final Mails mails;
    private final Photos photos;
    private final Mailboxes mailboxes;
    private final LikelyRepeats repeats;
    private final TransactionOperations transactions;
    private final JdbcClient db;
    private final Clock clock;

    ReadingCase(
            Complaints complaints,
            Acting acting,
            ComplaintRepresentation representation,
            Limits limits,
            ActForms forms,
            Arrival.Reading arrival,
            Mails mails,
            Photos photos,
            Mailboxes mailboxes,
            LikelyRepeats repeats,
            TransactionOperations transactions,
            JdbcClient db,
            Clock clock) {
        this.complaints = complaints;
        this.acting = acting;
        this.representation = representation;
        this.limits = limits;
        this.forms = forms;
        this.arrival = arrival;
        this.mails = mails;
        this.photos = photos;
        this.mailboxes = mailboxes;
        this.repeats = repeats;
        this.transactions = transactions;
        this.db = db;
        this.clock = clock;
    }

    /** @param refused an act that was refused just now, whose words go back into its form */
    CaseView view(String number, Viewer viewer, Words t, ActForm.@Nullable Refused refused) {
        return transactions.execute(status -> {
            var complaint = complaints.visibleTo(viewer).byNumber(number);
            var standing = acting.standing(viewer, complaint);
            var token = standing.knowsWhoComplains()
                    ? "/t/" + complaints.trackingToken(viewer.organisation(), complaint)
                    : null;
            return new CaseView(
                    standing,
                    t,
                    clock.instant(),
                    new CaseView.Read(
                            representation.complainant(standing),
                            limits.of(viewer.tenant(), complaint),
                            notices(viewer, complaint),
                            others(viewer, complaint),
                            token,
                            standing.knowsWhoComplains()
                                    ? mailboxes
                                            .replyAddress(viewer.organisation(), complaint)
                                            .orElse(null)
                                    : null,
                            mails.of(viewer.tenant(), complaint),
                            mails.attachments(viewer.tenant(), complaint),
                            photos.of(viewer.tenant(), complaint),
                            repeats.of(complaint, viewer),
                            forms.of(standing, t, refused),
                            arrival.of(standing, t)));
        });
    }

    /** The version as it is now; empty if there is no such complaint for this viewer. */
    OptionalInt version(String number, Viewer viewer) {
        return transactions.execute(status -> db.sql(VERSION)
                .params(seeing(viewer))
                .param("number", number)
                .query(Integer.class)
                .optional()
                .map(OptionalInt::of)
                .orElseGet(OptionalInt::empty));
    }

    private List<CaseTimeline.Notice> notices(Viewer viewer, Complaint complaint) {
        return db.sql(NOTICES)
                .param("tenant", viewer.tenant().value())
                .param("complaint", complaint.id())
                .query((rs, row) -> new CaseTimeline.Notice(
                        rs.getString("rule"),
                        rs.getInt("occurrence"),
                        rs.getInt("step"),
                        rs.getBoolean("breach"),
                        rs.getTimestamp("at").toInstant(),
                        rs.getTimestamp("due_at").toInstant(),
                        Arrays.asList((UUID[]) rs.getArray("staff").getArray())))
                .list();
    }

    private List<CaseView.Other> others(Viewer viewer, Complaint complaint) {
        var numbers = new ArrayList<String>(complaint.links().keySet());
        complaint.sameMatterOthers().stream()
                .filter(other -> !numbers.contains(other))
                .forEach(numbers::add);
        return db.sql(OTHERS)
                .params(seeing(viewer))
                .param("numbers", numbers.toArray(String[]::new))
                .param("category", complaint.category().orElse(""))
                .param("complaint", complaint.id())
                .query((rs, row) -> {
                    var number = rs.getString("number");
                    var as = rs.getBoolean("similar")
                            ? "similar"
                            : complaint.links().getOrDefault(number, "same-matter");
                    return new CaseView.Other(
                            number,
                            rs.getString("subject"),
                            Stage.valueOf(rs.getString("stage")),
                            rs.getString("level"),
                            rs.getTimestamp("received_at").toInstant(),
                            as);
                })
                .list();
    }

    private static Map<String, Object> seeing(Viewer viewer) {
        var seeing = new HashMap<String, Object>();
        seeing.put("tenant", viewer.tenant().value());
        seeing.put("all", Standing.seesAll(viewer));
        seeing.put("mine", new UUID[] {viewer.staff().unit()});
        return seeing;
    }
}
