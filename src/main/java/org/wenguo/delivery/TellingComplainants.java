package org.wenguo.delivery;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.wenguo.complaint.Actor;
import org.wenguo.complaint.Channel;
import org.wenguo.complaint.Complaint;
import org.wenguo.complaint.ComplaintChanged;
import org.wenguo.complaint.ComplaintEvent.Agreed;
import org.wenguo.complaint.ComplaintEvent.Approved;
import org.wenguo.complaint.ComplaintEvent.Assigned;
import org.wenguo.complaint.ComplaintEvent.Closed;
import org.wenguo.complaint.ComplaintEvent.Declined;
import org.wenguo.complaint.ComplaintEvent.ExtensionAsked;
import org.wenguo.complaint.ComplaintEvent.ExtensionDecided;
import org.wenguo.complaint.ComplaintEvent.Fulfilled;
import org.wenguo.complaint.ComplaintEvent.PromisePostponed;
import org.wenguo.complaint.ComplaintEvent.Proposed;
import org.wenguo.complaint.ComplaintEvent.Registered;
import org.wenguo.complaint.ComplaintEvent.Reopened;
import org.wenguo.complaint.ComplaintEvent.Replied;
import org.wenguo.complaint.ComplaintEvent.Resumed;
import org.wenguo.complaint.ComplaintEvent.Suspended;
import org.wenguo.complaint.ComplaintEvent.TransferredOut;
import org.wenguo.complaint.ComplaintEvent.Withdrawn;
import org.wenguo.complaint.Complaints;
import org.wenguo.complaint.LoggedEvent;
import org.wenguo.deadline.LimitsForCustomers;
import org.wenguo.people.Organisation;
import org.wenguo.platform.web.Dictionary;
import org.wenguo.platform.web.Language;
import org.wenguo.platform.web.Words;

/**
 * Tells the complainant what happened (A4, G3): what is said is stored in the transaction in which it happened, and sent
 * afterwards. Of several things that happen at once only the one that says most is told, and news of mere progress waits a
 * little, so that the next can take its place.
 */
@Component
class TellingComplainants {

    /** How the import names a complaint: that of the import and the line. */
    private static final Pattern FROM_SHEET =
            Pattern.compile("(.* / )?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}:[0-9]+");

    private final Complaints complaints;
    private final LimitsForCustomers limits;
    private final Deliveries deliveries;
    private final AllSettings settings;
    private final Wordings wordings;
    private final Dictionary dictionary;

    TellingComplainants(
            Complaints complaints,
            LimitsForCustomers limits,
            Deliveries deliveries,
            AllSettings settings,
            Wordings wordings,
            Dictionary dictionary) {
        this.complaints = complaints;
        this.limits = limits;
        this.deliveries = deliveries;
        this.settings = settings;
        this.wordings = wordings;
        this.dictionary = dictionary;
    }

    /**
     * @param more what only this kind of message says
     * @param channel by which whoever said it wants it to go; null: nothing was said of it
     */
    private record News(
            Kind kind,
            String about,
            Map<String, String> more,
            @Nullable Channel channel,
            @Nullable Integer reply,
            Instant at) {
        static News of(Kind kind, LoggedEvent one) {
            return new News(kind, kind.code() + "/" + one.seq(), Map.of(), null, null, one.at());
        }

        News with(Map<String, String> said) {
            return new News(kind, about, said, channel, reply, at);
        }
    }

    /** After the limits are derived: an acknowledgement says by when. */
    @EventListener
    @Order
    void on(ComplaintChanged changed) {
        var complaint = changed.complaint();
        if (changed.news().isEmpty() || complaint.isSettledBefore()) {
            return;
        }
        var organisation = changed.organisation();
        var told = changed.news().stream()
                .flatMap(one -> news(organisation, complaint, one).stream())
                .toList();
        // What is owed is told each; of progress only the last, and not beside an acknowledgement or a reply.
        var owed = told.stream().filter(one -> one.kind().isOwed()).toList();
        if (!owed.isEmpty()) {
            owed.forEach(one -> tell(organisation, complaint, one));
        } else if (!told.isEmpty()) {
            tell(organisation, complaint, told.getLast());
        }
    }

    private Optional<News> news(Organisation organisation, Complaint complaint, LoggedEvent one) {
        return switch (one.event()) {
            // What was brought from a sheet was acknowledged where it came from.
            case Registered e -> isImported(e) ? Optional.empty() : Optional.of(News.of(Kind.ACKNOWLEDGEMENT, one));
            case Replied e ->
                Optional.of(new News(
                        Kind.REPLY, "reply/" + e.no(), Map.of("text", e.text()), e.channel(), e.no(), one.at()));
            case Assigned e ->
                isFirstOfItsRound(complaint, one)
                        ? Optional.of(News.of(Kind.HANDED_OVER, one)
                                .with(Map.of("unit", organisation.unit(e.unit()).name())))
                        : Optional.empty();
            case Proposed e -> e.beyond() ? Optional.empty() : Optional.of(News.of(Kind.PROPOSED, one));
            case Approved e -> e.granted() ? Optional.of(News.of(Kind.PROPOSED, one)) : Optional.empty();
            case Agreed e -> Optional.of(News.of(Kind.AGREED, one));
            case Fulfilled e -> Optional.of(News.of(Kind.FULFILLED, one));
            case Closed e -> Optional.of(News.of(Kind.CLOSED, one));
            case Reopened e -> Optional.of(News.of(Kind.REOPENED, one));
            case Withdrawn e -> Optional.of(News.of(Kind.WITHDRAWN, one));
            case Declined e -> Optional.of(News.of(Kind.DECLINED, one));
            case TransferredOut e -> Optional.of(News.of(Kind.TRANSFERRED, one));
            case Suspended e -> Optional.of(News.of(Kind.SUSPENDED, one));
            case Resumed e -> Optional.of(News.of(Kind.RESUMED, one));
            case ExtensionAsked e -> extended(organisation, complaint, one);
            case ExtensionDecided e -> extended(organisation, complaint, one);
            case PromisePostponed e -> postponed(organisation, complaint, e, one);
            default -> Optional.empty();
        };
    }

    private static boolean isImported(Registered registered) {
        return registered.channel() == Channel.IMPORT
                || (registered.sourceId() != null
                        && FROM_SHEET.matcher(registered.sourceId()).matches());
    }

    private static boolean isFirstOfItsRound(Complaint complaint, LoggedEvent assigned) {
        var before = complaint.log().stream()
                .map(LoggedEvent::event)
                .takeWhile(event -> event != assigned.event())
                .toList()
                .reversed();
        return before.stream().takeWhile(event -> !(event instanceof Reopened)).noneMatch(Assigned.class::isInstance);
    }

    /** More time that concerns the complainant, once it is granted. */
    private Optional<News> extended(Organisation organisation, Complaint complaint, LoggedEvent one) {
        var t = words(organisation, language(organisation, complaint, one.actor()));
        return limits.extensions(organisation, complaint).stream()
                .filter(longer -> longer.at().equals(one.at()))
                .findFirst()
                .map(longer -> new News(
                        Kind.EXTENDED,
                        "extended/" + one.seq(),
                        Map.of(
                                "before", t.time(longer.dueAt()),
                                "until", t.time(longer.until()),
                                "reason", longer.reason()),
                        null,
                        null,
                        longer.at()));
    }

    private Optional<News> postponed(
            Organisation organisation, Complaint complaint, PromisePostponed postponed, LoggedEvent one) {
        var t = words(organisation, language(organisation, complaint, one.actor()));
        return complaint.promises().stream()
                .filter(made -> made.no() == postponed.no())
                .findFirst()
                .map(made -> News.of(Kind.POSTPONED, one)
                        .with(Map.of(
                                "text", made.text(),
                                "before", t.time(postponed.before()),
                                "until", t.time(postponed.dueAt()),
                                "reason", postponed.reason())));
    }

    private void tell(Organisation organisation, Complaint complaint, News news) {
        var found = complaints.keyOf(organisation.id(), complaint);
        if (found.isEmpty()) {
            return; // whom it concerned was erased
        }
        var key = found.get();
        var ways = settings.of(organisation.id());
        var recipient = Recipient.of(complaint, key);
        var actor = complaint.log().getLast().actor();
        var language = language(organisation, complaint, actor);
        var wording = wordings.of(organisation.id(), news.kind(), language);
        var values = values(organisation, complaint, recipient, ways, words(organisation, language), news);
        var subject = Wordings.filled(wording.subject(), values).replaceAll("\\s+", " ");
        var body = Wordings.filled(wording.body(), values);
        deliveries.write(
                organisation.id(),
                complaint,
                key,
                new Deliveries.New(
                        news.about(),
                        news.kind(),
                        news.reply(),
                        ChoosingWay.choose(
                                news.kind(),
                                news.channel(),
                                complaint.registration().channel(),
                                recipient,
                                ways),
                        ChoosingWay.isSpoken(news.channel()),
                        language,
                        subject,
                        body),
                recipient,
                ways);
    }

    private Map<String, String> values(
            Organisation organisation, Complaint complaint, Recipient recipient, Settings ways, Words t, News news) {
        var registration = complaint.registration();
        var name = recipient.name();
        var values = new HashMap<>(news.more());
        values.put("name", name == null || name.isBlank() ? t.of("delivery.customer") : name.strip());
        values.put("number", complaint.number());
        values.put("matter", registration.subject());
        values.put("received", t.time(registration.receivedAt()));
        values.put("centre", senderName(organisation, ways));
        values.put("organisation", organisation.root().name());
        values.put("link", link(organisation, complaint, ways));
        values.put(
                "due",
                limits.of(organisation, complaint).stream()
                        .filter(expected -> expected.pausedSince() == null)
                        .findFirst()
                        .map(expected -> t.time(expected.dueAt()))
                        .orElse(""));
        return values;
    }

    static String senderName(Organisation organisation, Settings ways) {
        return ways.senderName().isEmpty() ? organisation.root().name() : ways.senderName();
    }

    private String link(Organisation organisation, Complaint complaint, Settings ways) {
        return ways.portalAddress().isEmpty()
                ? ""
                : ways.portalAddress() + "/t/" + complaints.trackingToken(organisation, complaint);
    }

    /** That in which the complainant read the pages when they complained or wrote; else that in which they were told before. */
    private Language language(Organisation organisation, Complaint complaint, Actor actor) {
        if (actor instanceof Actor.Customer
                && complaint.registration().channel() == Channel.WEB
                && LocaleContextHolder.getLocaleContext() != null) {
            return Language.near(LocaleContextHolder.getLocale()).orElse(Language.SIMPLIFIED);
        }
        return deliveries.languageOf(organisation.id(), complaint).orElse(Language.SIMPLIFIED);
    }

    private Words words(Organisation organisation, Language language) {
        return dictionary.in(language.locale(), organisation.zone());
    }
}
