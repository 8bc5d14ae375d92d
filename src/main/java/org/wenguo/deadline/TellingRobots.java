package org.wenguo.deadline;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wenguo.complaint.Policy;
import org.wenguo.people.Organisation;
import org.wenguo.people.Staff;
import org.wenguo.platform.Messages;
import org.wenguo.platform.Robot;
import org.wenguo.platform.web.Dictionary;
import org.wenguo.platform.web.Language;

/**
 * Lets the robots of units say what their people are told (D19): a warning in the owner's unit, a breach also in the units
 * of those it is brought to. What leaves the house is the number, the limit and its time, never a customer's words.
 */
@Component
class TellingRobots {

    private final JdbcClient db;
    private final Messages messages;
    private final Dictionary dictionary;
    private final String address;

    /** @param address where staff reach the program, for the link in a message; without it there is no link */
    TellingRobots(
            JdbcClient db, Messages messages, Dictionary dictionary, @Value("${wenguo.address:}") String address) {
        this.db = db;
        this.messages = messages;
        this.dictionary = dictionary;
        this.address = address.strip().replaceAll("/+$", "");
    }

    /** Joins the transaction in which the people are told. */
    void tell(
            UUID complaint,
            Limit limit,
            int step,
            boolean breach,
            Set<Staff> told,
            Policy policy,
            List<Robot> all,
            Instant asOf) {
        var organisation = policy.organisation();
        var listening = listening(limit, breach, told, organisation, all);
        if (listening.isEmpty()) {
            return;
        }
        var t = dictionary.in(Language.SIMPLIFIED.locale(), organisation.zone());
        var number = db.sql("select number from complaint where tenant_id = ? and complaint_id = ?")
                .params(organisation.id().value(), complaint)
                .query(String.class)
                .single();
        var rule = policy.pack().limit(limit.rule()).title().in(t.locale());
        var subject = t.of(breach ? "robot.breach" : "robot.warning", number, rule);
        var body = t.of("robot.due", t.time(limit.dueAt()))
                + (limit.ownerUnit() == null
                        ? ""
                        : "\n"
                                + t.of(
                                        "robot.owner",
                                        organisation.unit(limit.ownerUnit()).name()))
                + (address.isEmpty() ? "" : "\n" + address + "/complaints/" + number);
        for (var robot : listening) {
            messages.write(
                    organisation.id(),
                    robot.id(),
                    "limit/" + complaint + "/" + limit.rule() + "/" + limit.occurrence() + "/" + step,
                    subject,
                    body,
                    asOf);
        }
    }

    /** Where the owner's unit has no robot, the nearest above that has one. */
    private static Set<Robot> listening(
            Limit limit, boolean breach, Set<Staff> told, Organisation organisation, List<Robot> all) {
        var found = new LinkedHashSet<Robot>();
        if (limit.ownerUnit() != null) {
            for (var unit : organisation.upwards(limit.ownerUnit())) {
                all.stream().filter(one -> one.unit().equals(unit.id())).forEach(found::add);
                if (!found.isEmpty()) {
                    break;
                }
            }
        }
        if (breach) {
            for (var staff : told) {
                all.stream().filter(one -> one.unit().equals(staff.unit())).forEach(found::add);
            }
        }
        return found;
    }
}
