package org.wenguo.bulletin;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.wenguo.complaint.Standing;
import org.wenguo.people.Staff;
import org.wenguo.platform.Messages;
import org.wenguo.platform.Robots;
import org.wenguo.platform.web.Dictionary;
import org.wenguo.platform.web.Language;
import org.wenguo.policy.BulletinRule;

/**
 * Lets the robots of the units whose people got a bulletin say that there is one. What leaves the house is what kind of
 * bulletin, its number and the complaint's, never a word of it.
 */
@Component
class TellingOfBulletins {

    private final Robots robots;
    private final Messages messages;
    private final Dictionary dictionary;
    private final String address;

    /** @param address where staff reach the program, for the link in a message; without it there is no link */
    TellingOfBulletins(
            Robots robots, Messages messages, Dictionary dictionary, @Value("${wenguo.address:}") String address) {
        this.robots = robots;
        this.messages = messages;
        this.dictionary = dictionary;
        this.address = address.strip().replaceAll("/+$", "");
    }

    /** Joins the transaction in which it is issued. */
    void tell(
            Bulletin bulletin,
            Bulletin.Issued issued,
            Optional<BulletinRule> rule,
            List<Staff> recipients,
            Standing standing,
            Instant at) {
        var organisation = standing.viewer().organisation();
        var units = recipients.stream().map(Staff::unit).collect(Collectors.<UUID>toSet());
        var listening = robots.of(organisation.id()).stream()
                .filter(robot -> units.contains(robot.unit()))
                .toList();
        if (listening.isEmpty()) {
            return;
        }
        var t = dictionary.in(Language.SIMPLIFIED.locale(), organisation.zone());
        var number = t.of("bulletin.number", (Object[]) issued.number().split("-"));
        var name = rule.map(one -> one.name().in(t.locale())).orElse("");
        var subject = t.of("bulletin.robot", name, number);
        var body = t.of("bulletin.robot.about", bulletin.complaintNumber())
                + (address.isEmpty() ? "" : "\n" + address + "/bulletins/" + bulletin.id());
        for (var robot : listening) {
            messages.write(organisation.id(), robot.id(), "bulletin/" + bulletin.id(), subject, body, at);
        }
    }
}
