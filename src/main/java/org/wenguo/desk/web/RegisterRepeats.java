package org.wenguo.desk.web;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.wenguo.complaint.Act;
import org.wenguo.complaint.Acting;
import org.wenguo.complaint.Actor;
import org.wenguo.complaint.Complaint;
import org.wenguo.complaint.ComplaintEvent.WordsAdded;
import org.wenguo.complaint.Complaints;
import org.wenguo.complaint.Saying;
import org.wenguo.complaint.Verb;
import org.wenguo.people.Unit;
import org.wenguo.people.Viewer;
import org.wenguo.platform.Problem;
import org.wenguo.platform.Tenancy;
import org.wenguo.platform.web.ApiProblems;
import org.wenguo.platform.web.Dictionary;
import org.wenguo.platform.web.Filled;
import org.wenguo.platform.web.Words;
import org.wenguo.repeats.Likely;
import org.wenguo.repeats.LikelyRepeats;
import org.wenguo.repeats.ReasonsInWords;

/**
 * While a complaint is taken down: which others may be about the same, and what to do instead of a new case (A5). A
 * complaint of the same person takes the words; one of somebody else is linked with the new one.
 */
@Controller
public class RegisterRepeats {

    /** Less says nothing that others have not said, too. */
    private static final int ENOUGH = 4;
    /** Within so long the same words again are a second click. */
    private static final Duration SECOND_CLICK = Duration.ofMinutes(10);

    private final LikelyRepeats likely;
    private final Complaints complaints;
    private final Acting acting;
    private final Saying saying;
    private final TransactionOperations transactions;
    private final Dictionary dictionary;
    private final ApiProblems problems;
    private final Clock clock;

    RegisterRepeats(
            LikelyRepeats likely,
            Complaints complaints,
            Acting acting,
            Saying saying,
            TransactionOperations transactions,
            Dictionary dictionary,
            ApiProblems problems,
            Clock clock) {
        this.likely = likely;
        this.complaints = complaints;
        this.acting = acting;
        this.saying = saying;
        this.transactions = transactions;
        this.dictionary = dictionary;
        this.problems = problems;
        this.clock = clock;
    }

    /**
     * What the form is told.
     *
     * @param why the reasons in words, by number
     * @param takesWords numbers of those to which this person may add what is being said
     */
    public record Shown(List<Likely> likely, Map<String, String> why, Set<String> takesWords) {
        static final Shown NOTHING = new Shown(List.of(), Map.of(), Set.of());

        public Shown {
            likely = List.copyOf(likely);
            why = Map.copyOf(why);
            takesWords = Set.copyOf(takesWords);
        }
    }

    /** Sent as a form, not in the address: telephone numbers and words have no place in logs of addresses. */
    @PostMapping("/complaints/new/repeats")
    ModelAndView repeats(@RequestParam MultiValueMap<String, String> sent, Viewer viewer, Words t) {
        var words = dictionary.in(t.locale(), viewer.organisation().zone());
        return new ModelAndView(
                "desk/_register-repeats",
                Map.of("t", words, "repeats", on(Filled.of(sent), viewer, words), "now", clock.instant()));
    }

    Shown on(Filled form, Viewer viewer, Words t) {
        var said = form.value("subject").length() + form.value("text").length();
        if (said < ENOUGH && form.value("complainant.phone").isBlank()) {
            return Shown.NOTHING;
        }
        var found = likely.of(
                new LikelyRepeats.Sought(
                        form.value("complainant.phone"),
                        form.value("complainant.email"),
                        form.value("complainant.customerNo"),
                        viewer.organisation()
                                .unit(form.value("unit"))
                                .map(Unit::id)
                                .orElse(null),
                        form.value("place"),
                        form.value("subject"),
                        form.value("text")),
                viewer);
        var reasons = new ReasonsInWords(t);
        return new Shown(
                found,
                found.stream().collect(Collectors.toMap(Likely::number, reasons::of)),
                found.stream()
                        .filter(one ->
                                form.value("mail").isEmpty() && !one.otherPerson() && mayAdd(one.number(), viewer))
                        .map(Likely::number)
                        .collect(Collectors.toSet()));
    }

    private boolean mayAdd(String number, Viewer viewer) {
        var complaint = load(number, viewer);
        return complaint.allows(Verb.ADD_WORDS)
                && complaint.stage().isOpen()
                && acting.standing(viewer, complaint).may(acting.act(Verb.ADD_WORDS));
    }

    private Complaint load(String number, Viewer viewer) {
        return Tenancy.in(
                viewer.tenant(),
                () -> transactions.execute(
                        status -> complaints.visibleTo(viewer).byNumber(number)));
    }

    /** @throws Problem.Invalid if nothing was said */
    void addToThat(Filled form, Viewer viewer) {
        var text = form.value("text").strip();
        if (text.isEmpty()) {
            throw new Problem.Invalid("text", "required");
        }
        var number = form.value("that");
        if (!isSecondClick(load(number, viewer), text)) {
            perform(acting.act(Verb.ADD_WORDS), number, Map.of("text", text), viewer);
        }
    }

    private boolean isSecondClick(Complaint complaint, String text) {
        var since = clock.instant().minus(SECOND_CLICK);
        return complaint.log().reversed().stream()
                .takeWhile(one -> one.at().isAfter(since))
                .anyMatch(one -> one.actor() instanceof Actor.Member
                        && one.event() instanceof WordsAdded(String before)
                        && before.equals(text));
    }

    /**
     * Links what was just registered with the one that was named on the form, if one was. What was registered stays, also
     * if that fails.
     *
     * @return what to say about it; empty if nothing was named
     */
    String linked(Filled form, String number, Viewer viewer, Words t) {
        var other = form.value("same-as").strip();
        if (other.isEmpty()) {
            return "";
        }
        try {
            perform(acting.act(Verb.LINK), number, Map.of("number", other, "as", "related"), viewer);
            return " " + t.of("repeats.register.linked", other);
        } catch (Problem problem) {
            return " " + t.of("repeats.register.not-linked", other, problems.message(problem, t.locale()));
        }
    }

    private <B extends Record> void perform(Act<B> act, String number, Map<String, String> said, Viewer viewer) {
        acting.perform(act, number, saying.read(act, Saying.fromForm(said)), OptionalInt.empty(), viewer);
    }
}
