package org.wenguo.reply.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.wenguo.complaint.Channel;
import org.wenguo.people.StaffShell;
import org.wenguo.people.Viewer;
import org.wenguo.platform.Problem;
import org.wenguo.platform.web.ApiProblems;
import org.wenguo.platform.web.Dictionary;
import org.wenguo.platform.web.Filled;
import org.wenguo.platform.web.NavItem;
import org.wenguo.platform.web.Words;
import org.wenguo.reply.Point;
import org.wenguo.reply.ReplyDesk;
import org.wenguo.reply.ReplyDraft;
import org.wenguo.reply.WritingReplies;

/**
 * {@code /complaints/{number}/reply}: a reply is written, looked over, and sent or held; what is held is released here. Every
 * press keeps what was typed first, so that nothing is lost whatever comes of it.
 */
@Controller
@RequestMapping("/complaints/{number:[0-9]+}/reply")
public class ReplyPage {

    private static final int MOST_POINTS = 30;

    private final WritingReplies writing;
    private final StaffShell shells;
    private final Dictionary dictionary;
    private final ApiProblems problems;
    private final Clock clock;

    ReplyPage(WritingReplies writing, StaffShell shells, Dictionary dictionary, ApiProblems problems, Clock clock) {
        this.writing = writing;
        this.shells = shells;
        this.dictionary = dictionary;
        this.problems = problems;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView show(@PathVariable String number, HttpServletRequest request, Viewer viewer, Words words) {
        var t = in(words, viewer);
        return page(writing.open(number, viewer, t.locale()), Refusal.NONE, request, viewer, t);
    }

    @PostMapping
    ModelAndView act(
            @PathVariable String number,
            @RequestParam MultiValueMap<String, String> sent,
            HttpServletRequest request,
            RedirectAttributes next,
            Viewer viewer,
            Words words) {
        var t = in(words, viewer);
        var form = Filled.of(sent);
        var typed = typed(form);
        try {
            var then = form.value("then");
            return then.equals("send")
                    ? send(number, typed, form, request, next, viewer, t)
                    : keepAnd(then, number, typed, form, next, viewer, t);
        } catch (Problem.NotFound | Problem.NotYours unseen) {
            throw unseen;
        } catch (Problem problem) {
            return refused(number, typed, problem, request, viewer, t);
        }
    }

    /** Keeps what is typed now and then, and tells how it stands; nothing else happens. */
    @PostMapping("/draft")
    ModelAndView keep(
            @PathVariable String number,
            @RequestParam MultiValueMap<String, String> sent,
            HttpServletRequest request,
            Viewer viewer,
            Words words) {
        var t = in(words, viewer);
        // A new point becomes one by a press; else it would become another with every second letter.
        sent.remove("point.new");
        var typed = typed(Filled.of(sent));
        Refusal refusal;
        try {
            writing.save(number, viewer, typed);
            refusal = Refusal.NONE;
        } catch (Problem.Stale stale) {
            refusal = refusal(stale, t);
        }
        var model = model(writing.open(number, viewer, t.locale(), typed), refusal, viewer, t);
        model.put("keptAt", clock.instant());
        return new ModelAndView("reply/_kept", model);
    }

    @PostMapping("/release")
    ModelAndView release(
            @PathVariable String number,
            @RequestParam MultiValueMap<String, String> sent,
            HttpServletRequest request,
            RedirectAttributes next,
            Viewer viewer,
            Words words) {
        var t = in(words, viewer);
        var form = Filled.of(sent);
        var said = new LinkedHashMap<String, String>();
        for (var field : List.of("no", "decision", "text", "remark")) {
            said.put(field, lines(form.value(field)));
        }
        if (form.has("decision", "refused")) {
            said.remove("text");
        }
        try {
            writing.release(number, viewer, said);
            next.addFlashAttribute(
                    "flash", t.of(form.has("decision", "approved") ? "reply.released.done" : "reply.returned.done"));
            return new ModelAndView("redirect:/complaints/" + number);
        } catch (Problem.NotFound | Problem.NotYours unseen) {
            throw unseen;
        } catch (Problem problem) {
            var page = page(writing.open(number, viewer, t.locale()), refusal(problem, t), request, viewer, t);
            page.addObject("release", refusedRelease(form, problem, t));
            page.setStatus(HttpStatusCode.valueOf(problem.status()));
            return page;
        }
    }

    private Filled refusedRelease(Filled form, Problem problem, Words t) {
        return problem instanceof Problem.Invalid invalid ? form.refused(invalid, problems, t.locale()) : form;
    }

    // ---- what a press does ------------------------------------------------------------------------------------------

    /** With things pointed out the first press tells of them; who presses again has read them. */
    private ModelAndView send(
            String number,
            WritingReplies.Typed typed,
            Filled form,
            HttpServletRequest request,
            RedirectAttributes next,
            Viewer viewer,
            Words t) {
        writing.save(number, viewer, typed);
        var desk = writing.open(number, viewer, t.locale());
        if (typed.text().isBlank()) {
            throw new Problem.Invalid("text", "required");
        }
        if (desk.isBlocked()
                || (!desk.findings().isEmpty() && !form.value("accepted").equals(desk.fingerprint()))) {
            var page = page(
                    desk,
                    new Refusal(
                            t.of(
                                    desk.isBlocked() ? "reply.blocked" : "reply.look",
                                    desk.findings().size()),
                            true,
                            null),
                    request,
                    viewer,
                    t);
            page.setStatus(HttpStatusCode.valueOf(422));
            return page;
        }
        var current = desk.draft();
        var held = writing.send(
                number,
                viewer,
                new WritingReplies.Typed(
                        current.channel(),
                        current.salutation(),
                        current.text(),
                        current.outcome(),
                        current.version(),
                        desk.points(),
                        desk.pointsVersion()),
                t.locale());
        next.addFlashAttribute("flash", t.of(held ? "reply.held.done" : "reply.sent.done"));
        return new ModelAndView("redirect:/complaints/" + number);
    }

    private ModelAndView keepAnd(
            String then,
            String number,
            WritingReplies.Typed typed,
            Filled form,
            RedirectAttributes next,
            Viewer viewer,
            Words t) {
        var deed = then.contains(":") ? then.substring(0, then.indexOf(':')) : then;
        var which = then.substring(Math.min(then.length(), deed.length() + 1));
        var anchor = "#reply-text";
        switch (deed) {
            case "insert" -> writing.insert(number, viewer, typed, which, t.locale());
            case "mend" -> {
                writing.mend(number, viewer, typed, which, t.locale());
                anchor = "#checks";
            }
            case "take" -> writing.takeOver(number, viewer, typed, uuid(which));
            case "points" -> {
                writing.proposePoints(number, viewer, typed);
                anchor = "#points";
            }
            case "promise" -> {
                writing.save(number, viewer, typed);
                promise(number, index(which), form, viewer, t);
                next.addFlashAttribute("flash", t.of("reply.promise.done"));
                anchor = "#checks";
            }
            case "discard" -> {
                writing.discard(number, viewer);
                next.addFlashAttribute("flash", t.of("reply.discarded.done"));
            }
            default -> {
                writing.save(number, viewer, typed);
                next.addFlashAttribute("flash", t.of("reply.saved.done"));
                anchor = "";
            }
        }
        return new ModelAndView("redirect:/complaints/" + number + "/reply" + anchor);
    }

    private void promise(String number, int which, Filled form, Viewer viewer, Words t) {
        var sentence = form.value("promise." + which + ".text");
        if (sentence.isBlank()) {
            throw new Problem.Invalid("promise", "required");
        }
        writing.promise(number, viewer, sentence, moment(form.value("promise." + which + ".at"), t));
    }

    private static Instant moment(String local, Words t) {
        try {
            return LocalDateTime.parse(local).atZone(t.zone()).toInstant();
        } catch (DateTimeException e) {
            throw new Problem.Invalid("dueAt", "unreadable");
        }
    }

    private ModelAndView refused(
            String number,
            WritingReplies.Typed typed,
            Problem problem,
            HttpServletRequest request,
            Viewer viewer,
            Words t) {
        var desk = writing.open(number, viewer, t.locale(), typed);
        var refusal = refusal(problem, t);
        if (problem instanceof Problem.Stale) {
            refusal = new Refusal(refusal.text(), false, writing.saved(number, viewer));
        }
        var page = page(desk, refusal, request, viewer, t);
        page.setStatus(HttpStatusCode.valueOf(problem.status()));
        return page;
    }

    private Refusal refusal(Problem problem, Words t) {
        var text = problem.errors().isEmpty()
                ? problems.message(problem, t.locale())
                : problems.fieldMessage(problem.errors().getFirst(), t.locale());
        return new Refusal(text, false, null);
    }

    // ---- the page ---------------------------------------------------------------------------------------------------

    private ModelAndView page(ReplyDesk desk, Refusal refusal, HttpServletRequest request, Viewer viewer, Words t) {
        var model = model(desk, refusal, viewer, t);
        var title = t.of("reply.title") + " " + desk.complaint().number();
        model.put("shell", shells.of(request, viewer, title, NavItem.COMPLAINTS));
        return new ModelAndView("reply/reply", model);
    }

    private LinkedHashMap<String, @Nullable Object> model(ReplyDesk desk, Refusal refusal, Viewer viewer, Words t) {
        var model = new LinkedHashMap<String, @Nullable Object>();
        model.put("t", t);
        model.put("desk", desk);
        model.put("refusal", refusal);
        model.put("view", new ReplyView(desk, viewer, t, clock.instant(), problems));
        return model;
    }

    /**
     * Why the page comes back.
     *
     * @param text what is wrong; empty: nothing
     * @param mayGoOn whether pressing again sends it all the same
     * @param elsewhere what was saved elsewhere meanwhile
     */
    public record Refusal(
            String text, boolean mayGoOn, @Nullable ReplyDraft elsewhere) {
        static final Refusal NONE = new Refusal("", false, null);
    }

    // ---- what was typed ---------------------------------------------------------------------------------------------

    private static WritingReplies.Typed typed(Filled form) {
        return new WritingReplies.Typed(
                Channel.of(form.value("channel"))
                        .filter(WritingReplies.channels()::contains)
                        .orElseThrow(() -> new Problem.Invalid("channel", "one-of")),
                form.value("salutation").matches("mr|ms") ? form.value("salutation") : "",
                lines(form.value("text")),
                form.has("outcome", "true"),
                index(form.value("version")),
                points(form),
                index(form.value("points.version")));
    }

    /** A point without words is none. */
    private static List<Point> points(Filled form) {
        var points = new ArrayList<Point>();
        for (var i = 0; i < MOST_POINTS; i++) {
            var text = shortened(form.value("point." + i + ".text"));
            if (!text.isEmpty() && points.size() < MOST_POINTS) {
                points.add(new Point(
                        text,
                        form.has("point." + i + ".answered", "true"),
                        shortened(form.value("point." + i + ".where"))));
            }
        }
        var more = shortened(form.value("point.new"));
        if (!more.isEmpty() && points.size() < MOST_POINTS) {
            points.add(new Point(more, false, ""));
        }
        return points;
    }

    private static String shortened(String text) {
        var stripped = lines(text).strip();
        return stripped.length() <= 500 ? stripped : stripped.substring(0, 500);
    }

    /** Browsers send the ends of lines as two characters. */
    private static String lines(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n').replace("\u0000", "");
    }

    private static int index(String text) {
        return text.matches("\\d{1,8}") ? Integer.parseInt(text) : 0;
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new Problem.NotFound("no-reply-draft");
        }
    }

    private Words in(Words words, Viewer viewer) {
        return dictionary.in(words.locale(), viewer.organisation().zone());
    }
}
