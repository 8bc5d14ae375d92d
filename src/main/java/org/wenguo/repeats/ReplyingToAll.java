package org.wenguo.repeats;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import org.wenguo.complaint.Act;
import org.wenguo.complaint.Acting;
import org.wenguo.complaint.Channel;
import org.wenguo.complaint.Complaint;
import org.wenguo.complaint.ComplaintEvent.Replied;
import org.wenguo.complaint.ComplaintEvent.ReplyHeld;
import org.wenguo.complaint.ComplaintRepresentation;
import org.wenguo.complaint.Complaints;
import org.wenguo.complaint.LoggedEvent;
import org.wenguo.complaint.Saying;
import org.wenguo.complaint.Verb;
import org.wenguo.people.Viewer;
import org.wenguo.platform.Problem;
import org.wenguo.platform.Tenancy;
import org.wenguo.platform.web.ApiProblems;
import org.wenguo.platform.web.Words;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * One answer to everybody who complains of a matter: each gets their own letter with their own name and number, and each
 * reply is an event of its own. Whoever may not reply to one of them still replies to the others, and is told.
 */
@Service
public class ReplyingToAll {

    /** As long as a reply may be, less the frame of a letter. */
    private static final int LONGEST = 19_000;

    private static final int HELD = 202;

    private final ReadingTogether reading;
    private final Complaints complaints;
    private final ComplaintRepresentation representation;
    private final Acting acting;
    private final Saying saying;
    private final ApiProblems problems;
    private final TransactionOperations transactions;

    ReplyingToAll(
            ReadingTogether reading,
            Complaints complaints,
            ComplaintRepresentation representation,
            Acting acting,
            Saying saying,
            ApiProblems problems,
            TransactionOperations transactions) {
        this.reading = reading;
        this.complaints = complaints;
        this.representation = representation;
        this.acting = acting;
        this.saying = saying;
        this.problems = problems;
        this.transactions = transactions;
    }

    /**
     * What is to be sent.
     *
     * @param to numbers of complaints of the matter
     * @param letter with salutation and number, each their own; otherwise the text alone
     */
    public record Asked(@Nullable Channel channel, String text, List<String> to, boolean letter) {
        public Asked {
            to = List.copyOf(to);
        }
    }

    /**
     * What one of them gets, or got.
     *
     * @param problem why it cannot be, or what it waits for, in words; null if there is nothing to say
     * @param status as the reply alone would have answered; 202 if somebody else has to look at it before it goes out
     */
    public record Letter(
            String number, String text, @Nullable String problem, int status) {
        /** There is nothing to do about it again. */
        public boolean isFine() {
            return status < 300;
        }

        public boolean isHeld() {
            return status == HELD;
        }
    }

    /**
     * Each letter as it would be; nothing is stored.
     *
     * @throws Problem.Invalid naming what is missing
     */
    public List<Letter> preview(String number, Asked asked, Viewer viewer, Words t) {
        return each(number, asked, viewer, t, false);
    }

    /**
     * Sends them, each for itself: what failed says so, the others are done.
     *
     * @throws Problem.Invalid naming what is missing; nothing was sent then
     */
    public List<Letter> send(String number, Asked asked, Viewer viewer, Words t) {
        return each(number, asked, viewer, t, true);
    }

    private List<Letter> each(String number, Asked asked, Viewer viewer, Words t, boolean send) {
        var known = reading.of(number, viewer).cases().stream()
                .map(Together.Case::number)
                .toList();
        check(asked, known);
        var letters = new ArrayList<Letter>();
        for (var one : Set.copyOf(asked.to()).stream().sorted().toList()) {
            letters.add(letter(one, asked, viewer, t, send));
        }
        return letters;
    }

    private static void check(Asked asked, List<String> known) {
        var errors = new LinkedHashSet<Problem.FieldError>();
        if (asked.channel() == null) {
            errors.add(new Problem.FieldError("channel", "required"));
        }
        if (asked.text().isBlank()) {
            errors.add(new Problem.FieldError("text", "required"));
        } else if (asked.text().length() > LONGEST) {
            errors.add(new Problem.FieldError("text", "too-long", LONGEST));
        }
        if (asked.to().isEmpty()) {
            errors.add(new Problem.FieldError("to", "required"));
        } else if (!known.containsAll(asked.to())) {
            errors.add(new Problem.FieldError("to", "no-complaint"));
        }
        if (!errors.isEmpty()) {
            throw new Problem.Invalid(List.copyOf(errors));
        }
    }

    private Letter letter(String number, Asked asked, Viewer viewer, Words t, boolean send) {
        var text = asked.letter()
                ? framed(number, asked.text().strip(), viewer, t)
                : asked.text().strip();
        try {
            if (send) {
                var complaint = reply(acting.act(Verb.REPLY), number, asked.channel(), text, viewer);
                if (isHeld(complaint)) {
                    return new Letter(number, text, t.of("repeats.sent.held"), HELD);
                }
            } else {
                mayReply(number, viewer);
            }
            return new Letter(number, text, null, 200);
        } catch (Problem problem) {
            return new Letter(number, text, said(problem, t), problem.status());
        } catch (ConcurrencyFailureException others) {
            return new Letter(number, text, problems.message(new Problem.Stale("stale", number), t.locale()), 412);
        }
    }

    /** What is wrong with a field says more than that something is. */
    private String said(Problem problem, Words t) {
        var fields = problem.errors().stream()
                .map(error -> problems.fieldMessage(error, t.locale()))
                .distinct()
                .toList();
        return fields.isEmpty() ? problems.message(problem, t.locale()) : String.join(" ", fields);
    }

    private static boolean isHeld(Complaint complaint) {
        return complaint.log().reversed().stream()
                .map(LoggedEvent::event)
                .filter(event -> event instanceof Replied || event instanceof ReplyHeld)
                .findFirst()
                .filter(ReplyHeld.class::isInstance)
                .isPresent();
    }

    private <B extends Record> Complaint reply(
            Act<B> act, String number, @Nullable Channel channel, String text, Viewer viewer) {
        var said = JsonNodeFactory.instance.objectNode();
        said.put("channel", channel == null ? null : channel.code());
        said.put("text", text);
        return acting.perform(act, number, saying.read(act, said), OptionalInt.empty(), viewer);
    }

    private void mayReply(String number, Viewer viewer) {
        Tenancy.run(
                viewer.tenant(),
                () -> transactions.executeWithoutResult(status -> {
                    var complaint = complaints.visibleTo(viewer).byNumber(number);
                    if (!acting.standing(viewer, complaint).may(acting.act(Verb.REPLY))) {
                        throw new Problem.NotYours("not-yours.act", number, Verb.REPLY);
                    }
                    if (!complaint.allows(Verb.REPLY)) {
                        throw complaint.refusal(Verb.REPLY);
                    }
                }));
    }

    /** A name that the sender may not read is none: the letter greets nobody with asterisks. */
    private String framed(String number, String text, Viewer viewer, Words t) {
        var name = Tenancy.in(
                viewer.tenant(),
                () -> transactions.execute(status -> {
                    var standing =
                            acting.standing(viewer, complaints.visibleTo(viewer).byNumber(number));
                    return standing.knowsWhoComplains()
                                    && representation.complainant(standing).get("name") instanceof String known
                            ? known.replaceAll("[{}]", "") // what stands in braces would be filled in
                            : "";
                }));
        var greeting = name.isBlank() ? t.of("repeats.letter.unnamed") : t.of("repeats.letter.named", name);
        return greeting + "\n" + text + "\n" + t.of("repeats.letter.number", number);
    }
}
