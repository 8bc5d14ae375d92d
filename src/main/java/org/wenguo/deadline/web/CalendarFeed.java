package org.wenguo.deadline.web;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VAlarm;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Action;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Trigger;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.wenguo.deadline.LimitsOfOne;

/** Limits as a calendar that telephones and Outlook subscribe to (RFC 5545). It holds numbers and rules, no customer's words. */
final class CalendarFeed {

    /** An entry ends when the limit does, and is long enough to be seen in a day's view. */
    private static final Duration LENGTH = Duration.ofMinutes(15);

    private static final Duration REMINDED = Duration.ofMinutes(30);

    private CalendarFeed() {}

    /** @param address where staff reach the program, without a slash at its end; may be empty */
    static String of(String name, List<LimitsOfOne.Due> dues, String address, Instant now) {
        var calendar = new Calendar();
        calendar.add(new ProdId("-//Wenguo//Limits//ZH"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(ImmutableCalScale.GREGORIAN);
        calendar.add(ImmutableMethod.PUBLISH);
        calendar.add(new XProperty("X-WR-CALNAME", name));
        calendar.add(new XProperty("X-PUBLISHED-TTL", "PT15M"));
        for (var due : dues) {
            var event = new VEvent(false);
            event.add(new Uid(due.id() + "@wenguo"));
            event.add(new DtStamp(now.truncatedTo(ChronoUnit.SECONDS)));
            event.add(new DtStart<>(due.dueAt().minus(LENGTH).truncatedTo(ChronoUnit.SECONDS)));
            event.add(new DtEnd<>(due.dueAt().truncatedTo(ChronoUnit.SECONDS)));
            event.add(new Summary(due.title() + " · " + due.number()));
            if (!address.isEmpty()) {
                event.add(new Url(URI.create(address + "/complaints/" + due.number())));
            }
            var alarm = new VAlarm();
            alarm.add(new Trigger(REMINDED.negated()));
            alarm.add(new Action("DISPLAY"));
            alarm.add(new Description(due.title()));
            event.add(alarm);
            calendar.add(event);
        }
        return calendar.toString();
    }
}
