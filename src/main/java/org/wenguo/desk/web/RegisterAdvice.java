package org.wenguo.desk.web;

import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.wenguo.complaint.Policies;
import org.wenguo.complaint.RegisterList;
import org.wenguo.complaint.Saying;
import org.wenguo.deadline.TryingLimits;
import org.wenguo.intake.TakingIn;
import org.wenguo.people.Viewer;
import org.wenguo.platform.Problem;
import org.wenguo.platform.web.Dictionary;
import org.wenguo.platform.web.Filled;
import org.wenguo.platform.web.Words;
import org.wenguo.policy.LimitStart;
import org.wenguo.policy.Pack;

/** What the register form is told while it is filled in: who calls, which category, level and limits, what to restate. */
@Controller
class RegisterAdvice {

    private static final int GUESSES = 4;
    private static final int CASES_OF_CALLER = 6;
    /** Nobody listens to more than this being read back. */
    private static final int RESTATED = 80;

    private final TakingIn intake;
    private final TryingLimits trying;
    private final RegisterList register;
    private final KnownHere.LookUp known;
    private final Policies policies;
    private final Saying saying;
    private final Dictionary dictionary;
    private final Clock clock;

    RegisterAdvice(
            TakingIn intake,
            TryingLimits trying,
            RegisterList register,
            KnownHere.LookUp known,
            Policies policies,
            Saying saying,
            Dictionary dictionary,
            Clock clock) {
        this.intake = intake;
        this.trying = trying;
        this.register = register;
        this.known = known;
        this.policies = policies;
        this.saying = saying;
        this.dictionary = dictionary;
        this.clock = clock;
    }

    /** Sent as a form, not in the address: a telephone number has no place in logs of addresses. */
    @PostMapping("/complaints/new/caller")
    ModelAndView caller(
            @RequestParam(name = "complainant.phone", defaultValue = "") String phone, Viewer viewer, Words t) {
        var words = dictionary.in(t.locale(), viewer.organisation().zone());
        return new ModelAndView(
                "desk/_register-caller", Map.of("t", words, "caller", callerOf(phone, viewer), "now", clock.instant()));
    }

    /** The files of the customer and of the thing, once the form says who and what. */
    @PostMapping("/complaints/new/known")
    ModelAndView known(@RequestParam MultiValueMap<String, String> sent, Viewer viewer, Words t) {
        var words = dictionary.in(t.locale(), viewer.organisation().zone());
        return new ModelAndView(
                "desk/_register-known",
                Map.of("t", words, "known", known.on(Filled.of(sent), viewer), "now", clock.instant()));
    }

    /** Answers nothing while something on the form cannot be read yet; what was said before then stays. */
    @PostMapping("/complaints/new/advice")
    @Nullable
    ModelAndView advice(@RequestParam MultiValueMap<String, String> sent, Viewer viewer, Words t) {
        var words = dictionary.in(t.locale(), viewer.organisation().zone());
        return adviceOn(Filled.of(sent), viewer, words)
                .map(advice -> new ModelAndView(
                        "desk/_register-advice", Map.of("t", words, "advice", advice, "now", clock.instant())))
                .orElseGet(() -> {
                    var nothing = new ModelAndView();
                    nothing.setStatus(HttpStatus.NO_CONTENT);
                    return nothing;
                });
    }

    Caller callerOf(String phone, Viewer viewer) {
        return phone.isBlank() ? Caller.UNKNOWN : Caller.of(register.byPhone(phone, viewer, CASES_OF_CALLER));
    }

    Optional<Advice> adviceOn(Filled form, Viewer viewer, Words t) {
        try {
            var organisation = viewer.organisation();
            var pack = policies.inForce(organisation).pack();
            var foreseen = intake.foresee(RegisterFields.read(form, saying, organisation.zone()), viewer);
            var starts = new EnumMap<>(Map.of(LimitStart.RECEIVED, foreseen.receivedAt()));
            var limits = trying.limits(organisation, foreseen.lead(), foreseen.facts(), starts, t.locale());
            return Optional.of(new Advice(
                    guesses(form, pack, t),
                    foreseen.verdict(),
                    t.of("register.pack", pack.title().in(t.locale()), pack.version()),
                    limits,
                    scripts(form, pack, t),
                    readBack(form, t)));
        } catch (Problem.Invalid halfTyped) {
            return Optional.empty();
        }
    }

    private static List<Advice.Guess> guesses(Filled form, Pack pack, Words t) {
        var words = form.value("subject") + "\n" + form.value("text");
        return pack.categories().guess(words).stream()
                .limit(GUESSES)
                .map(guess -> guess.category().code())
                .map(code -> new Advice.Guess(
                        code, CategoryPath.of(pack, code, t.locale()), code.equals(form.value("category"))))
                .toList();
    }

    /** One that suits anybody; once it is known what the caller wants or complains of, one more that suits that. */
    private static List<String> scripts(Filled form, Pack pack, Words t) {
        var wants = form.value("demand.kind");
        var category = form.value("category");
        return pack.scripts("accept", wants, category).stream()
                .limit(wants.isEmpty() && category.isEmpty() ? 1 : 2)
                .map(script -> script.text().in(t.locale()))
                .toList();
    }

    /** A3: who, what, and what is wanted, in one sentence that can be spoken as it stands. */
    private static @Nullable String readBack(Filled form, Words t) {
        var what = restated(form.value("subject").isBlank() ? form.value("text") : form.value("subject"));
        if (what.isEmpty()) {
            return null;
        }
        var sentence = new StringBuilder();
        var name = form.value("complainant.name").strip();
        if (!name.isEmpty()) {
            sentence.append(t.of("register.readBack.who", name));
        }
        var place = form.value("place").strip();
        sentence.append(
                place.isEmpty()
                        ? t.of("register.readBack.what", what)
                        : t.of("register.readBack.whatWhere", what, place));
        var wants = wants(form, t);
        if (!wants.isEmpty()) {
            sentence.append(t.of("register.readBack.wants", wants));
        }
        return sentence.append(t.of("register.readBack.right")).toString();
    }

    private static String wants(Filled form, Words t) {
        var text = restated(form.value("demand.text"));
        var amount = form.value("demand.amount.value").strip();
        if (amount.isEmpty()) {
            return text;
        }
        return text.isEmpty()
                ? t.of("register.readBack.amount", amount)
                : t.of("register.readBack.textAndAmount", text, amount);
    }

    private static String restated(String text) {
        var line = text.strip().replaceAll("\\s+", " ").replaceAll("[\u3002\uff01\uff1f.!?]+$", "");
        return line.length() <= RESTATED
                ? line
                : line.substring(0, line.offsetByCodePoints(0, line.codePointCount(0, RESTATED))) + "…";
    }
}
