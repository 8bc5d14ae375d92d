package org.wenguo.desk.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.wenguo.complaint.Act;
import org.wenguo.complaint.Acting;
import org.wenguo.complaint.Saying;
import org.wenguo.complaint.Verb;
import org.wenguo.delivery.FollowingDeliveries;
import org.wenguo.people.StaffShell;
import org.wenguo.people.Viewer;
import org.wenguo.platform.Problem;
import org.wenguo.platform.web.ApiProblems;
import org.wenguo.platform.web.Dictionary;
import org.wenguo.platform.web.NavItem;
import org.wenguo.platform.web.Words;

/**
 * The case page: one complaint, and a form for every act on it. An act is done and the page comes anew, or it is refused
 * and the page comes back with what was typed, what was wrong with it, and what others have done meanwhile.
 */
@Controller
@RequestMapping("/complaints/{number:[0-9]+}")
public class CasePage {

    private static final String VERSION = "version";
    private static final String UNDO = "_undo";
    private static final String BEFORE = "_before.";

    /** What was done, for the page that follows: the verb and the version before it. */
    private static final String DONE = "done";

    private final ReadingCase reading;
    private final KnownHere.LookUp known;
    private final Acting acting;
    private final FollowingDeliveries deliveries;
    private final Saying saying;
    private final Onlookers onlookers;
    private final StaffShell shells;
    private final Dictionary dictionary;
    private final ApiProblems problems;

    CasePage(
            ReadingCase reading,
            KnownHere.LookUp known,
            Acting acting,
            FollowingDeliveries deliveries,
            Saying saying,
            Onlookers onlookers,
            StaffShell shells,
            Dictionary dictionary,
            ApiProblems problems) {
        this.reading = reading;
        this.known = known;
        this.acting = acting;
        this.deliveries = deliveries;
        this.saying = saying;
        this.onlookers = onlookers;
        this.shells = shells;
        this.dictionary = dictionary;
        this.problems = problems;
    }

    @GetMapping
    String show(@PathVariable String number, HttpServletRequest request, Viewer viewer, Words words, Model model) {
        var t = dictionary.in(words.locale(), viewer.organisation().zone());
        return page(reading.view(number, viewer, t, null), t, request, viewer, model);
    }

    /** What the page asks for now and then while it is open: has anything happened, and who else is here? */
    @GetMapping("/news")
    String news(@PathVariable String number, @RequestParam int since, Viewer viewer, Words words, Model model) {
        var t = dictionary.in(words.locale(), viewer.organisation().zone());
        var version = reading.version(number, viewer).orElseThrow(() -> new Problem.NotFound("no-complaint", number));
        var organisation = viewer.organisation();
        var others = onlookers.besides(viewer, number).stream()
                .flatMap(id -> organisation.member(id).stream())
                .map(staff -> staff.name())
                .toList();
        model.addAttribute("t", t);
        model.addAttribute("number", number);
        model.addAttribute("others", others);
        model.addAttribute(
                "events",
                version > since ? reading.view(number, viewer, t, null).since(since) : List.of());
        return "desk/_news";
    }

    /** What is done to one of several; a dash leaves it to the form to say which. */
    @PostMapping("/{noun:[a-z]+}/{no}/{deed:[a-z]+}")
    String actOnOne(
            @PathVariable String number,
            @PathVariable String noun,
            @PathVariable String no,
            @PathVariable String deed,
            @RequestParam Map<String, String> form,
            HttpServletRequest request,
            HttpServletResponse response,
            Viewer viewer,
            Words words,
            Model model,
            RedirectAttributes redirect) {
        var said = new HashMap<>(form);
        if (!no.equals("-")) {
            said.put("no", no);
        }
        return act(number, noun + "/{no}/" + deed, said, request, response, viewer, words, model, redirect);
    }

    @PostMapping("/{noun:[a-z]+}")
    String act(
            @PathVariable String number,
            @PathVariable String noun,
            @RequestParam Map<String, String> form,
            HttpServletRequest request,
            HttpServletResponse response,
            Viewer viewer,
            Words words,
            Model model,
            RedirectAttributes redirect) {
        var t = dictionary.in(words.locale(), viewer.organisation().zone());
        var act = find(noun, form.containsKey(UNDO));
        var typed = typed(form);
        var expected = expected(form);
        try {
            var before = expected.isPresent() ? expected.getAsInt() : 0;
            perform(act, number, typed, expected, viewer, t);
            redirect.addFlashAttribute(DONE, new Done(act.verb().name(), before));
            return "redirect:/complaints/" + number;
        } catch (Problem problem) {
            if (problem instanceof Problem.NotFound
                    && reading.version(number, viewer).isEmpty()) {
                throw problem; // this one; if another is named that cannot be seen, the form says so
            }
            response.setStatus(problem.status());
            var refused = refused(act, typed, problem, t);
            var view = reading.view(number, viewer, t, refused);
            if (problem instanceof Problem.Stale && expected.isPresent()) {
                model.addAttribute("meanwhile", view.since(expected.getAsInt()));
            }
            model.addAttribute("refused", refused);
            return page(view, t, request, viewer, model);
        }
    }

    private <B extends Record> void perform(
            Act<B> act, String number, Map<String, String> typed, OptionalInt expected, Viewer viewer, Words t) {
        if (act.verb() == Verb.STATE_CIRCUMSTANCES && typed.values().stream().allMatch(String::isBlank)) {
            throw new Problem.Invalid("note", "required");
        }
        acting.perform(act, number, saying.read(act, Saying.fromForm(withOffset(typed, t))), expected, viewer);
    }

    private String page(CaseView view, Words t, HttpServletRequest request, Viewer viewer, Model model) {
        var title = view.complaint().number() + " " + view.registration().subject();
        model.addAttribute("t", t);
        model.addAttribute("shell", shells.of(request, viewer, title, NavItem.COMPLAINTS));
        model.addAttribute("view", view);
        model.addAttribute("deliveries", deliveries.of(viewer, view.complaint().number()));
        model.addAttribute("known", known.of(view.complaint(), viewer));
        return "desk/case";
    }

    private Act<?> find(String noun, boolean undoing) {
        return acting.acts().stream()
                .filter(act -> act.verb().noun().equals(noun) && act.verb().undoes() == undoing)
                .findFirst()
                .orElseThrow(() -> new Problem.NotFound("no-act", noun));
    }

    /**
     * What was said, without what the form carries beside it. A field that shows how things stand and was left as it was
     * says nothing: else whoever changes one circumstance would undo what somebody else has just changed.
     */
    private static Map<String, String> typed(Map<String, String> form) {
        return form.entrySet().stream()
                .filter(field ->
                        !field.getKey().startsWith("_") && !field.getKey().equals(VERSION))
                .filter(field -> !field.getValue().equals(form.get(BEFORE + field.getKey())))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, LinkedHashMap::new));
    }

    private static OptionalInt expected(Map<String, String> form) {
        var version = form.getOrDefault(VERSION, "");
        return version.matches("\\d{1,9}") ? OptionalInt.of(Integer.parseInt(version)) : OptionalInt.empty();
    }

    /** People type the time of their own zone; the act wants to know which. */
    private static Map<String, String> withOffset(Map<String, String> typed, Words t) {
        var field = typed.containsKey("until") ? "until" : "dueAt";
        var local = typed.getOrDefault(field, "");
        if (local.isBlank()) {
            return typed;
        }
        try {
            var said = new LinkedHashMap<>(typed);
            said.put(
                    field,
                    LocalDateTime.parse(local)
                            .atZone(t.zone())
                            .toOffsetDateTime()
                            .toString());
            return said;
        } catch (DateTimeException e) {
            return typed; // the act names the field that it cannot read
        }
    }

    private ActForm.Refused refused(Act<?> act, Map<String, String> typed, Problem problem, Words t) {
        var wrong = new LinkedHashMap<String, String>();
        for (var error : problem.errors()) {
            wrong.putIfAbsent(error.field(), problems.fieldMessage(error, t.locale()));
        }
        return new ActForm.Refused(act.verb(), typed, problems.message(problem, t.locale()), wrong);
    }

    /** An act that was done, carried over the redirect. */
    public record Done(String verb, int before) implements java.io.Serializable {
        /** Of the draft that is done with. */
        public String draft(String number) {
            return "case-" + number + "-" + Verb.valueOf(verb).code();
        }
    }
}
