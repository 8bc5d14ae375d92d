package org.wenguo.intake;

import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.wenguo.complaint.Actor;
import org.wenguo.complaint.Channel;
import org.wenguo.complaint.Complaint;
import org.wenguo.complaint.Complaints;
import org.wenguo.complaint.Moment;
import org.wenguo.people.Viewer;

/** What people of the centre do with mails that were kept aside. */
@Service
public class MailsByHand {

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");
    private static final int LONGEST_TEXT = 20_000;

    private final Mails mails;
    private final TakingIn taking;
    private final Complaints complaints;
    private final Clock clock;

    MailsByHand(Mails mails, TakingIn taking, Complaints complaints, Clock clock) {
        this.mails = mails;
        this.taking = taking;
        this.complaints = complaints;
        this.clock = clock;
    }

    /** Whoever registers mails and sees every case: the centre. */
    public static boolean mayDeal(Viewer viewer) {
        return viewer.atCentre() && TakingIn.channelsFor(viewer).contains(Channel.EMAIL);
    }

    /** The register form as far as the mail fills it, by the names of its fields. */
    public Map<String, String> registerForm(UUID id, ZoneId zone, Viewer viewer) {
        var mail = mails.byId(viewer.tenant(), id);
        var sender = MailHeaders.sender(mail.from());
        var offered = new LinkedHashMap<String, String>();
        offered.put("mail", id.toString());
        offered.put("channel", Channel.EMAIL.code());
        offered.put("receivedAt", LOCAL.format(mail.receivedAt().atZone(zone)));
        offered.put("complainant.name", sender.name());
        offered.put("complainant.email", sender.address());
        offered.put("subject", shortened(mail.subject(), 200));
        offered.put("text", shortened(mail.fresh(), LONGEST_TEXT));
        return offered;
    }

    /**
     * Registers what somebody made of it.
     *
     * @throws org.wenguo.platform.Problem as {@link TakingIn#register}, and if the mail was dealt with by somebody else
     */
    public Complaint register(UUID mail, RegisterForm form, TakingIn.@Nullable Once once, Viewer viewer) {
        var organisation = viewer.organisation();
        return taking.again(organisation, () -> {
            var taken = taking.register(form, once, viewer);
            if (taken.created()) {
                mails.takenByHand(viewer.tenant(), mail, taken.complaint());
            }
            return taken.complaint();
        });
    }

    /**
     * Adds it to a case, with its words.
     *
     * @throws org.wenguo.platform.Problem if there is no such case, it takes no words any more, or the mail was dealt with
     */
    public void give(UUID id, String number, Viewer viewer) {
        var organisation = viewer.organisation();
        taking.again(organisation, () -> {
            var complaint = complaints.visibleTo(viewer).byNumber(number);
            var mail = mails.byId(viewer.tenant(), id);
            mails.takenByHand(viewer.tenant(), id, complaint);
            if (!mail.fresh().isBlank()) {
                var moment = new Moment(new Actor.Member(viewer.staff().id()), clock.instant());
                complaint.addWords(shortened(mail.fresh(), LONGEST_TEXT), moment);
                complaints.save(organisation, complaint, moment);
            }
            return true;
        });
    }

    private static String shortened(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }
}
