package org.wenguo.customer;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wenguo.complaint.Complaint;
import org.wenguo.complaint.ComplaintRepresentation;
import org.wenguo.complaint.Complaints;
import org.wenguo.complaint.Demand;
import org.wenguo.complaint.Policies;
import org.wenguo.complaint.Standing;
import org.wenguo.people.Viewer;

/** The complaints of a file as one person may see them, read from their logs, with what each says of its complainant. */
@Component
class History {

    /** Whoever complained more often is looked up in the register of complaints. */
    static final int MOST = 100;

    private final JdbcClient db;
    private final Complaints complaints;
    private final Policies policies;
    private final ComplaintRepresentation representation;

    History(JdbcClient db, Complaints complaints, Policies policies, ComplaintRepresentation representation) {
        this.db = db;
        this.complaints = complaints;
        this.policies = policies;
        this.representation = representation;
    }

    /** Those of a file that this person may see, latest first. */
    List<FiledCase> of(Files files, UUID id, Viewer viewer) {
        var ids = db.sql(files.sql("""
                        select x.complaint_id from {cases} x
                        join complaint c on c.tenant_id = x.tenant_id and c.complaint_id = x.complaint_id
                        where x.tenant_id = :tenant and x.{id} = :id and (:all or c.seen_by @> :mine)
                        order by x.received_at desc, x.complaint_id desc limit :most"""))
                .params(seeing(viewer))
                .param("id", id)
                .param("most", MOST)
                .query((rs, row) -> rs.getObject(1, UUID.class))
                .list();
        return cases(ids, viewer);
    }

    /** In the order of the ids. */
    List<FiledCase> cases(List<UUID> ids, Viewer viewer) {
        var found = new HashMap<UUID, Complaint>();
        complaints.byIds(viewer.tenant(), ids).forEach(one -> found.put(one.id(), one));
        var cases = new ArrayList<FiledCase>();
        for (var id : ids) {
            var complaint = found.get(id);
            if (complaint != null) {
                cases.add(read(complaint, viewer));
            }
        }
        return cases;
    }

    private FiledCase read(Complaint complaint, Viewer viewer) {
        var registration = complaint.registration();
        var standing = new Standing(viewer, complaint, policies.of(viewer.organisation(), complaint));
        return new FiledCase(
                complaint.number(),
                registration.subject(),
                complaint.stage().name(),
                complaint.stage().isOpen(),
                complaint.level().code(),
                complaint.validity().code(),
                complaint.round(),
                viewer.organisation().unit(registration.unit()),
                registration.receivedAt(),
                complaint.closedAt().orElse(null),
                complaint.agreement().orElse(null),
                complaint.callback().map(one -> one.result()).orElse(null),
                compensation(complaint),
                complaint.thing().orElse(null),
                representation.complainant(standing),
                registration.complainant().vip(),
                standing.knowsWhoComplains());
    }

    private static Demand.@Nullable Money compensation(Complaint complaint) {
        return complaint.agreement().isEmpty()
                ? null
                : complaint
                        .chosen()
                        .flatMap(complaint::proposal)
                        .map(Complaint.Proposal::compensation)
                        .orElse(null);
    }

    static Map<String, Object> seeing(Viewer viewer) {
        var seeing = new HashMap<String, Object>();
        seeing.put("tenant", viewer.tenant().value());
        seeing.put("all", Standing.seesAll(viewer));
        seeing.put("mine", new UUID[] {viewer.staff().unit()});
        return seeing;
    }

    /** What was said under this name in any of the cases, the latest first, each once. */
    static List<String> said(List<FiledCase> cases, String field) {
        var said = new LinkedHashSet<String>();
        cases.forEach(one -> {
            var text = one.who(field);
            if (text != null && !text.isBlank()) {
                said.add(text);
            }
        });
        return List.copyOf(said);
    }

    /** What was agreed to be paid, by currency. */
    static Map<String, BigDecimal> paid(List<FiledCase> cases) {
        var sums = new LinkedHashMap<String, BigDecimal>();
        for (var one : cases) {
            if (one.compensation() instanceof Demand.Money money) {
                sums.merge(money.currency(), money.value(), BigDecimal::add);
            }
        }
        return sums;
    }
}
