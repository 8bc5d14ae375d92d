package org.wenguo.deadline;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.wenguo.complaint.Channel;
import org.wenguo.complaint.Complaint;
import org.wenguo.complaint.ComplaintChanged;
import org.wenguo.complaint.ComplaintEvent;
import org.wenguo.complaint.Policies;
import org.wenguo.people.Duties;
import org.wenguo.people.Organisation;
import org.wenguo.people.Role;
import org.wenguo.people.Staff;
import org.wenguo.people.Viewer;
import org.wenguo.platform.Tenancy;
import org.wenguo.policy.Level;

/**
 * Outside working hours an urgent or serious case is passed on at once, at night too: to the head of the site, the manager of
 * the area and whoever is on duty (A7). Each hears of a case once.
 */
@Component
public class PassingAtOnce {

    /** The severity from which a case is serious, of 1 to 4. */
    private static final int SERIOUS = 3;

    private final JdbcClient db;
    private final Policies policies;
    private final Duties duties;
    private final TransactionOperations transactions;

    PassingAtOnce(JdbcClient db, Policies policies, Duties duties, TransactionOperations transactions) {
        this.db = db;
        this.policies = policies;
        this.duties = duties;
        this.transactions = transactions;
    }

    /** @param reason duty, site-head or area-manager */
    public record Passed(String number, String subject, String reason, Instant at) {}

    @EventListener
    void on(ComplaintChanged changed) {
        var complaint = changed.complaint();
        if (changed.news().stream().noneMatch(one -> tellsHowSerious(one.event()))
                || !isUrgent(complaint)
                || !complaint.stage().isOpen()
                || complaint.isSettledBefore()
                || complaint.registration().channel() == Channel.IMPORT) {
            return;
        }
        var organisation = changed.organisation();
        var at = changed.news().getLast().at();
        var calendar = policies.of(organisation, complaint)
                .calendarOf(complaint.registration().lead());
        if (calendar.isOpen(at)) {
            return;
        }
        receivers(complaint, organisation, duties.at(organisation.id(), at))
                .forEach((staff, reason) -> db.sql("""
                                insert into duty_notice (tenant_id, complaint_id, staff_id, reason, at)
                                values (?, ?, ?, ?, ?) on conflict do nothing""")
                        .params(organisation.id().value(), complaint.id(), staff, reason, Timestamp.from(at))
                        .update());
    }

    private static boolean tellsHowSerious(ComplaintEvent event) {
        return switch (event) {
            case ComplaintEvent.Registered it -> true;
            case ComplaintEvent.LevelRaised it -> true;
            case ComplaintEvent.LevelDetermined it -> true;
            case ComplaintEvent.CircumstancesStated it -> true;
            default -> false;
        };
    }

    private static boolean isUrgent(Complaint complaint) {
        return complaint.level().isAbove(Level.IMPORTANT) || complaint.severity() >= SERIOUS;
    }

    private static Map<UUID, String> receivers(
            Complaint complaint, Organisation organisation, List<Duties.Duty> onDuty) {
        var told = new LinkedHashMap<UUID, String>();
        var unit = complaint.registration().unit();
        Duties.receivers(onDuty, unit, organisation).forEach(staff -> told.put(staff.id(), "duty"));
        for (var above : organisation.upwards(unit)) {
            for (Staff staff : organisation.staffOf(above.id())) {
                if (staff.has(Role.SITE_HEAD)) {
                    told.putIfAbsent(staff.id(), "site-head");
                }
                if (staff.has(Role.AREA_MANAGER)) {
                    told.putIfAbsent(staff.id(), "area-manager");
                }
            }
        }
        return told;
    }

    /** What was passed to this person and is not seen yet, latest first. */
    public List<Passed> to(Viewer viewer) {
        return Tenancy.in(
                viewer.tenant(),
                () -> transactions.execute(status -> db.sql("""
                        select c.number, c.subject, n.reason, n.at from duty_notice n
                            join complaint c on c.tenant_id = n.tenant_id and c.complaint_id = n.complaint_id
                        where n.tenant_id = ? and n.staff_id = ? and n.seen_at is null
                        order by n.at desc limit 20""")
                        .params(viewer.tenant().value(), viewer.staff().id())
                        .query((rs, row) -> new Passed(
                                rs.getString(1),
                                rs.getString(2),
                                rs.getString(3),
                                rs.getTimestamp(4).toInstant()))
                        .list()));
    }

    /** This person has seen what was passed to them until then. */
    public void seen(Viewer viewer, Instant now) {
        Tenancy.in(
                viewer.tenant(),
                () -> transactions.execute(status -> db.sql("""
                        update duty_notice set seen_at = ?
                        where tenant_id = ? and staff_id = ? and seen_at is null and at <= ?""")
                        .params(
                                Timestamp.from(now),
                                viewer.tenant().value(),
                                viewer.staff().id(),
                                Timestamp.from(now))
                        .update()));
    }
}
