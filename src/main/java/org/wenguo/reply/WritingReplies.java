package org.wenguo.reply;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import org.wenguo.complaint.Act;
import org.wenguo.complaint.Acting;
import org.wenguo.complaint.Channel;
import org.wenguo.complaint.Complaint;
import org.wenguo.complaint.Complaints;
import org.wenguo.complaint.NotPossibleNow;
import org.wenguo.complaint.Saying;
import org.wenguo.complaint.Standing;
import org.wenguo.complaint.Verb;
import org.wenguo.people.Viewer;
import org.wenguo.platform.Problem;
import org.wenguo.platform.Tenancy;
import org.wenguo.policy.Script;
import tools.jackson.databind.node.JsonNodeFactory;

/** Writing a reply (G1, G2): the draft, the points, the words that are offered, and at last sending it. */
@Service
public class WritingReplies {

    static final int LONGEST = 20_000;

    /** Through these a complaint came from somewhere else; nobody can be answered through them. */
    private static final Set<Channel> NOT_BACK = Set.of(Channel.IMPORT, Channel.API, Channel.RELAY);

    /** Where others saw the complaint, the outcome is published for them, too. */
    private static final Set<Channel> PUBLIC = Set.of(Channel.FORUM, Channel.WEB);

    private final Complaints complaints;
    private final Acting acting;
    private final Saying saying;
    private final Replying replying;
    private final LookingOver lookingOver;
    private final StoredReplies stored;
    private final ReplyTemplates templates;
    private final TransactionOperations transactions;
    private final Clock clock;

    WritingReplies(
            Complaints complaints,
            Acting acting,
            Saying saying,
            Replying replying,
            LookingOver lookingOver,
            StoredReplies stored,
            ReplyTemplates templates,
            TransactionOperations transactions,
            Clock clock) {
        this.complaints = complaints;
        this.acting = acting;
        this.saying = saying;
        this.replying = replying;
        this.lookingOver = lookingOver;
        this.stored = stored;
        this.templates = templates;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * What was typed.
     *
     * @param version of the draft that was before the writer; 0: there was none
     * @param pointsVersion likewise of the points
     */
    public record Typed(
            Channel channel,
            String salutation,
            String text,
            boolean outcome,
            int version,
            List<Point> points,
            int pointsVersion) {
        public Typed {
            points = List.copyOf(points);
        }
    }

    // ---- reading ----------------------------------------------------------------------------------------------------

    /** @throws Problem.NotYours if this person neither writes to the complainant nor releases what others wrote */
    public ReplyDesk open(String number, Viewer viewer, Locale reader) {
        return on(number, viewer, standing -> desk(standing, draft(standing), lookingOver.points(standing), reader));
    }

    /** The same for what was typed, without saving any of it. */
    public ReplyDesk open(String number, Viewer viewer, Locale reader, Typed typed) {
        return on(number, viewer, standing -> {
            var before = draft(standing);
            var draft = new ReplyDraft(
                    before.writer(),
                    before.version(),
                    typed.channel(),
                    typed.salutation(),
                    typed.text(),
                    typed.outcome(),
                    before.begunAt(),
                    before.changedAt());
            var pointsNow = lookingOver.points(standing).version();
            return desk(standing, draft, new StoredReplies.Points(pointsNow, typed.points()), reader);
        });
    }

    /** The draft that this person has saved, as it is stored now. */
    public ReplyDraft saved(String number, Viewer viewer) {
        return on(number, viewer, this::draft);
    }

    private ReplyDesk desk(Standing standing, ReplyDraft draft, StoredReplies.Points points, Locale reader) {
        var complaint = standing.complaint();
        var language = LookingOver.language(complaint, reader);
        var looked = lookingOver.look(
                standing, draft.channel(), draft.text(), draft.salutation(), language, points.points());
        var others = stored.drafts(standing.viewer().tenant(), complaint.id()).stream()
                .filter(other ->
                        !other.writer().equals(standing.viewer().staff().id()))
                .toList();
        var mayWrite = complaint.allows(Verb.REPLY) && replying.isFor(standing);
        return new ReplyDesk(
                standing,
                mayWrite,
                draft,
                mayWrite ? others : List.of(),
                points.points(),
                points.version(),
                looked.text(),
                draft.text().isBlank() ? List.of() : looked.findings(),
                looked.notInLedger().stream()
                        .map(one -> new ReplyDesk.Promised(one.sentence(), one.phrase(), one.dueAt()))
                        .toList(),
                complaint.allows(Verb.PROMISE) && standing.may(acting.act(Verb.PROMISE)),
                draft.text().isBlank()
                        ? List.of()
                        : looked.secondLook().stream()
                                .map(rule -> rule.title().in(reader))
                                .toList(),
                draft.version() > 0
                        && complaint.replies().stream()
                                .anyMatch(reply -> reply.moment().at().isAfter(draft.begunAt())),
                mayWrite ? words(standing, draft.salutation(), language, reader) : List.of(),
                complaint
                        .waitingReply()
                        .map(held -> waiting(held, standing, reader))
                        .orElse(null),
                PUBLIC.contains(complaint.registration().channel())
                        && complaint.outcome().isEmpty());
    }

    private static ReplyDesk.Waiting waiting(Complaint.HeldReply held, Standing standing, Locale reader) {
        var rules = standing.policy().pack().replies();
        return new ReplyDesk.Waiting(
                held,
                held.written().actor().id(),
                Releasing.isOwn(held, standing),
                !Releasing.isOwn(held, standing) && Releasing.mayRelease(held, standing),
                held.reply().because().stream()
                        .map(rule -> rules.secondLook(rule)
                                .map(one -> one.title().in(reader))
                                .orElse(rule))
                        .toList());
    }

    private ReplyDraft draft(Standing standing) {
        var me = standing.viewer().staff().id();
        return stored.drafts(standing.viewer().tenant(), standing.complaint().id()).stream()
                .filter(draft -> draft.writer().equals(me))
                .findFirst()
                .orElseGet(() -> {
                    var now = clock.instant();
                    return new ReplyDraft(me, 0, cameBy(standing.complaint()), "", "", false, now, now);
                });
    }

    /** The way back is the way it came, where there is one. */
    private static Channel cameBy(Complaint complaint) {
        var came = complaint.registration().channel();
        if (!NOT_BACK.contains(came)) {
            return came;
        }
        return complaint.registration().complainant().email() == null ? Channel.PHONE : Channel.EMAIL;
    }

    /** Ways to reply. */
    public static List<Channel> channels() {
        return Stream.of(Channel.values())
                .filter(channel -> !NOT_BACK.contains(channel))
                .toList();
    }

    /** The scripts of the pack and the organisation's templates, those for now first, then the special before the general. */
    private List<ReplyDesk.Words> words(Standing standing, String salutation, Locale language, Locale reader) {
        var complaint = standing.complaint();
        var pack = standing.policy().pack();
        var values = lookingOver.values(standing, salutation, language);
        var demand = complaint.registration().demand();
        var wants = demand == null || demand.kind() == null ? "" : demand.kind();
        var phasesNow = pack.phasesAt(complaint.stage().code());
        var words = new ArrayList<ReplyDesk.Words>();
        for (var now : List.of(true, false)) {
            for (var one : templates.all(standing.viewer())) {
                var isNow = one.phase().isEmpty()
                        || phasesNow.stream().anyMatch(phase -> phase.code().equals(one.phase()));
                if (!one.isRetired()
                        && isNow == now
                        && (one.wants().isEmpty() || one.wants().equals(wants))) {
                    words.add(new ReplyDesk.Words(
                            "template:" + one.id(),
                            one.title(),
                            phase(standing, one.phase(), reader),
                            now,
                            true,
                            ReplyVariable.fill(one.text(), values)));
                }
            }
            for (var phase : pack.phases()) {
                if (phasesNow.contains(phase) == now) {
                    pack.scripts(phase.code(), wants, complaint.category().orElse("")).stream()
                            .map(script ->
                                    words(script, phase(standing, phase.code(), reader), now, values, language, reader))
                            .forEach(words::add);
                }
            }
        }
        return words;
    }

    private static ReplyDesk.Words words(
            Script script,
            String phase,
            boolean now,
            Map<ReplyVariable, String> values,
            Locale language,
            Locale reader) {
        return new ReplyDesk.Words(
                "script:" + script.id(),
                script.title().in(reader),
                phase,
                now,
                false,
                ReplyVariable.fill(script.text().in(language), values));
    }

    private static String phase(Standing standing, String code, Locale reader) {
        return standing.policy().pack().phases().stream()
                .filter(phase -> phase.code().equals(code))
                .map(phase -> phase.title().in(reader))
                .findFirst()
                .orElse("");
    }

    // ---- writing ----------------------------------------------------------------------------------------------------

    /**
     * Keeps what was typed, and nothing that was not changed.
     *
     * @throws Problem.Stale if the draft or the points were saved elsewhere meanwhile
     */
    public void save(String number, Viewer viewer, Typed typed) {
        on(number, viewer, standing -> {
            refuseReader(standing);
            keep(standing, typed);
            return true;
        });
    }

    private void keep(Standing standing, Typed typed) {
        if (typed.text().length() > LONGEST) {
            throw new Problem.Invalid("text", "size", 0, LONGEST);
        }
        var tenant = standing.viewer().tenant();
        var complaint = standing.complaint().id();
        var now = clock.instant();
        var before = draft(standing);
        var draft = new ReplyDraft(
                before.writer(),
                typed.version(),
                typed.channel(),
                typed.salutation(),
                typed.text(),
                typed.outcome(),
                before.begunAt(),
                now);
        if (!says(draft).equals(says(before))
                && (before.version() > 0 || !typed.text().isBlank())) {
            stored.save(tenant, complaint, draft, now);
        }
        var points = lookingOver.points(standing);
        if (!points.points().equals(typed.points())) {
            stored.savePoints(
                    tenant,
                    complaint,
                    new StoredReplies.Points(typed.pointsVersion(), typed.points()),
                    standing.viewer().staff().id(),
                    now);
        }
    }

    private static List<Object> says(ReplyDraft draft) {
        return List.of(draft.channel(), draft.salutation(), draft.text(), draft.outcome());
    }

    /** Keeps what was typed, with words of the pack or of the organisation at its end. */
    public void insert(String number, Viewer viewer, Typed typed, String id, Locale reader) {
        on(number, viewer, standing -> {
            refuseReader(standing);
            var language = LookingOver.language(standing.complaint(), reader);
            var text = words(standing, typed.salutation(), language, reader).stream()
                    .filter(one -> one.id().equals(id))
                    .map(ReplyDesk.Words::text)
                    .findFirst()
                    .orElseThrow(() -> new Problem.NotFound("no-reply-words"));
            keep(standing, withText(typed, appended(typed.text(), text)));
            return true;
        });
    }

    /** Keeps what was typed, mended as one of the checks proposed. */
    public void mend(String number, Viewer viewer, Typed typed, String finding, Locale reader) {
        on(number, viewer, standing -> {
            refuseReader(standing);
            var language = LookingOver.language(standing.complaint(), reader);
            var looked = lookingOver.look(
                    standing, typed.channel(), typed.text(), typed.salutation(), language, typed.points());
            var correction = looked.findings().stream()
                    .filter(one -> one.key().equals(finding))
                    .map(Finding::correction)
                    .findFirst()
                    .orElse(Finding.Correction.NONE);
            var text = switch (correction.kind()) {
                case NONE -> typed.text();
                case APPEND -> typed.text().stripTrailing() + "\n\n" + correction.right();
                case REPLACE -> typed.text().replace(correction.wrong(), correction.right());
            };
            keep(standing, withText(typed, text));
            return true;
        });
    }

    /** Keeps what was typed, with a colleague's words at its end; theirs stay as they are. */
    public void takeOver(String number, Viewer viewer, Typed typed, UUID colleague) {
        on(number, viewer, standing -> {
            refuseReader(standing);
            var theirs = stored.drafts(viewer.tenant(), standing.complaint().id()).stream()
                    .filter(draft -> draft.writer().equals(colleague))
                    .findFirst()
                    .orElseThrow(() -> new Problem.NotFound("no-reply-draft"));
            keep(standing, withText(typed, appended(typed.text(), theirs.text())));
            return true;
        });
    }

    private static Typed withText(Typed typed, String text) {
        return new Typed(
                typed.channel(),
                typed.salutation(),
                text,
                typed.outcome(),
                typed.version(),
                typed.points(),
                typed.pointsVersion());
    }

    private static String appended(String text, String more) {
        return text.isBlank() ? more : text.stripTrailing() + "\n" + more;
    }

    /** Takes the points as the complaint's words propose them, instead of those that were there. */
    public void proposePoints(String number, Viewer viewer, Typed typed) {
        on(number, viewer, standing -> {
            refuseReader(standing);
            keep(
                    standing,
                    new Typed(
                            typed.channel(),
                            typed.salutation(),
                            typed.text(),
                            typed.outcome(),
                            typed.version(),
                            lookingOver.proposed(standing.complaint()),
                            typed.pointsVersion()));
            return true;
        });
    }

    public void discard(String number, Viewer viewer) {
        on(number, viewer, standing -> {
            refuseReader(standing);
            stored.discard(
                    viewer.tenant(), standing.complaint().id(), viewer.staff().id());
            return true;
        });
    }

    /**
     * Sends it, or holds it for another person's release where the pack wants that.
     *
     * @return whether it is held
     * @throws Problem.Invalid if it is refused
     */
    public boolean send(String number, Viewer viewer, Typed typed, Locale reader) {
        save(number, viewer, typed);
        var text = on(
                number,
                viewer,
                standing -> ReplyVariable.fill(
                        typed.text(),
                        lookingOver.values(
                                standing, typed.salutation(), LookingOver.language(standing.complaint(), reader))));
        var said = new Replying.ReplyBody(
                typed.channel(), text, typed.salutation().isEmpty() ? null : typed.salutation(), typed.outcome());
        var before = on(
                number, viewer, standing -> standing.complaint().heldReplies().size());
        var complaint = acting.perform(replying, number, said, OptionalInt.empty(), viewer);
        return complaint.heldReplies().size() > before;
    }

    /** Puts a promise of the reply into the ledger of promises. */
    public void promise(String number, Viewer viewer, String sentence, Instant dueAt) {
        perform(
                acting.act(Verb.PROMISE),
                number,
                viewer,
                Map.of(
                        "text",
                        sentence,
                        "dueAt",
                        dueAt.truncatedTo(ChronoUnit.MICROS)
                                .atZone(viewer.organisation().zone())
                                .toOffsetDateTime()
                                .toString()));
    }

    /** The second look: approved or refused, with the words as they are to go out. */
    public void release(String number, Viewer viewer, Map<String, String> said) {
        perform(acting.act(Verb.RELEASE_REPLY), number, viewer, said);
    }

    private <B extends Record> void perform(Act<B> act, String number, Viewer viewer, Map<String, String> said) {
        var node = JsonNodeFactory.instance.objectNode();
        said.forEach((field, value) -> {
            if (!value.isBlank()) {
                node.put(field, value.strip());
            }
        });
        acting.perform(act, number, saying.read(act, node), OptionalInt.empty(), viewer);
    }

    // ---- whose it is ------------------------------------------------------------------------------------------------

    private void refuseReader(Standing standing) {
        if (!replying.isFor(standing)) {
            throw new Problem.NotYours("not-yours.act", standing.complaint().number(), Verb.REPLY);
        }
        if (!standing.complaint().allows(Verb.REPLY)) {
            throw new NotPossibleNow(
                    standing.complaint().number(), standing.complaint().stage(), Verb.REPLY, "stage");
        }
    }

    private <T> T on(String number, Viewer viewer, Function<Standing, T> work) {
        return Objects.requireNonNull(Tenancy.in(
                viewer.tenant(),
                () -> transactions.execute(status -> {
                    var complaint = complaints.visibleTo(viewer).byNumber(number);
                    var standing = acting.standing(viewer, complaint);
                    if (!replying.isFor(standing) && !standing.may(acting.act(Verb.RELEASE_REPLY))) {
                        throw new Problem.NotYours("not-yours.act", number, Verb.REPLY);
                    }
                    return work.apply(standing);
                })));
    }
}
