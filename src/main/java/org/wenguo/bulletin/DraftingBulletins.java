package org.wenguo.bulletin;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.wenguo.complaint.Complaint;
import org.wenguo.complaint.ComplaintEvent;
import org.wenguo.complaint.ComplaintEvent.*;
import org.wenguo.complaint.Demand;
import org.wenguo.complaint.LoggedEvent;
import org.wenguo.complaint.Standing;
import org.wenguo.platform.web.Words;
import org.wenguo.policy.BulletinRule;
import org.wenguo.policy.BulletinVariable;

/**
 * Writes the first words of a bulletin from the complaint by the pack's template, in the language of whoever writes. Names
 * and numbers of the complainant are not among them: a bulletin goes to people who need not know them (T2).
 */
@Component
class DraftingBulletins {

    /** Longer words of others are cut, so that a bulletin stays short; the complaint has them whole. */
    private static final int QUOTED = 200;

    private static final int TITLE = 200;

    private final StoredBulletins stored;

    DraftingBulletins(StoredBulletins stored) {
        this.stored = stored;
    }

    /** Wants a transaction inside the tenant. */
    Account draft(Standing standing, BulletinRule rule, Words t) {
        var complaint = standing.complaint();
        var last = stored.lastNumber(standing.viewer().tenant(), complaint.id());
        var values = values(standing, last, t);
        var title = BulletinVariable.fill(rule.title().in(t.locale()), values);
        var written = new Account(
                title.length() > TITLE ? title.substring(0, title.offsetByCodePoints(0, TITLE - 40)) + "…" : title,
                BulletinVariable.fill(rule.situation().in(t.locale()), values),
                BulletinVariable.fill(rule.help().in(t.locale()), values));
        // Somebody's own words outlive a change of level; only the title says another level now.
        return stored.leftBehind(standing.viewer().tenant(), complaint.id())
                .map(words -> new Account(written.title(), words.situation(), words.help()))
                .orElse(written);
    }

    private static Map<BulletinVariable, String> values(Standing standing, Optional<String> last, Words t) {
        var complaint = standing.complaint();
        var organisation = standing.viewer().organisation();
        var registration = complaint.registration();
        var values = new EnumMap<BulletinVariable, String>(BulletinVariable.class);
        for (var variable : BulletinVariable.values()) {
            values.put(
                    variable,
                    switch (variable) {
                        case NUMBER -> complaint.number();
                        case SUBJECT -> registration.subject();
                        case UNIT -> organisation.unit(registration.unit()).name();
                        case CATEGORY ->
                            complaint
                                    .category()
                                    .map(code -> category(standing, code, t))
                                    .orElseGet(() -> t.of("bulletin.none"));
                        case LEVEL -> t.of("level." + complaint.level().code());
                        case BECAUSE -> because(standing, t);
                        case RECEIVED -> t.time(registration.receivedAt());
                        case SINCE -> t.time(since(complaint));
                        case STAGE -> t.of("stage." + complaint.stage().name());
                        case HOLDER ->
                            complaint
                                    .holder()
                                    .map(holder ->
                                            organisation.unit(holder.unit()).name())
                                    .orElseGet(() -> t.of("bulletin.none"));
                        case GROUP -> t.number(complaint.groupSize());
                        case LITIGATION -> t.of("litigation." + complaint.litigation());
                        case MEDIA -> t.of("media." + complaint.media());
                        case DEMAND -> demand(registration.demand(), t);
                        case DONE -> done(complaint, standing, t);
                        case LAST ->
                            last.map(no -> t.of("bulletin.number", (Object[]) no.split("-")))
                                    .orElseGet(() -> t.of("bulletin.none"));
                    });
        }
        return values;
    }

    private static String category(Standing standing, String code, Words t) {
        return standing.policy().category(code).in(t);
    }

    private static String because(Standing standing, Words t) {
        var rule = standing.complaint().levelBecause().rule();
        return standing.policy()
                .pack()
                .levelTitle(rule)
                .map(title -> title.in(t.locale()))
                .orElseGet(() ->
                        t.of(rule.equals("second-complaint") ? "bulletin.because.again" : "bulletin.because.by-hand"));
    }

    /** When it came to the level that it has. */
    private static java.time.Instant since(Complaint complaint) {
        var since = complaint.registeredAt();
        var level = complaint.registration().level();
        for (var logged : complaint.log()) {
            var now = switch (logged.event()) {
                case LevelRaised raised -> raised.level();
                case LevelDetermined determined -> determined.level();
                default -> level;
            };
            if (now != level) {
                since = logged.at();
                level = now;
            }
        }
        return since;
    }

    private static String demand(@Nullable Demand demand, Words t) {
        var said = new ArrayList<String>();
        if (demand != null && demand.text() != null && !demand.text().isBlank()) {
            said.add(quoted(demand.text()));
        }
        if (demand != null && demand.amount() != null) {
            said.add(t.money(demand.amount().value(), demand.amount().currency()));
        }
        return said.isEmpty() ? t.of("bulletin.none") : String.join(" · ", said);
    }

    /** A line for each step since the last bulletin, or since the beginning. */
    private static String done(Complaint complaint, Standing standing, Words t) {
        var lines = new ArrayList<String>();
        for (var logged : complaint.log()) {
            if (logged.event() instanceof BulletinIssued) {
                lines.clear();
                continue;
            }
            step(logged, standing, t).ifPresent(step -> lines.add(t.time(logged.at()) + " " + step));
        }
        return lines.isEmpty() ? t.of("bulletin.done.nothing") : String.join("\n", lines);
    }

    private static Optional<String> step(LoggedEvent logged, Standing standing, Words t) {
        var organisation = standing.viewer().organisation();
        ComplaintEvent event = logged.event();
        return Optional.ofNullable(
                switch (event) {
                    case Assigned e ->
                        t.of(
                                "bulletin.done.assigned",
                                organisation.unit(e.unit()).name());
                    case Bounced e ->
                        t.of(
                                "bulletin.done.bounced",
                                organisation.unit(e.unit()).name());
                    case Answered e -> t.of("bulletin.done.answered", quoted(e.text()));
                    case Proposed e -> t.of("bulletin.done.proposed", quoted(e.text()));
                    case CounterProposed e -> t.of("bulletin.done.counter-proposed", quoted(e.text()));
                    case Agreed e -> t.of("bulletin.done.agreed", quoted(e.text()));
                    case Fulfilled e -> t.of("bulletin.done.fulfilled", quoted(e.text()));
                    case Promised e -> t.of("bulletin.done.promised", quoted(e.text()), t.time(e.dueAt()));
                    case Suspended e -> t.of("bulletin.done.suspended", quoted(e.reason()));
                    case CalledBack e ->
                        t.of(
                                "bulletin.done.called-back",
                                t.of("callback." + e.result().code()));
                    case Reopened e -> t.of("bulletin.done.reopened", quoted(e.reason()));
                    case Closed e -> t.of("bulletin.done.closed", quoted(e.summary()));
                    default -> null;
                });
    }

    private static String quoted(String text) {
        var line = text.replaceAll("\\s+", " ").strip();
        return line.codePointCount(0, line.length()) <= QUOTED
                ? line
                : line.substring(0, line.offsetByCodePoints(0, QUOTED)) + "…";
    }
}
