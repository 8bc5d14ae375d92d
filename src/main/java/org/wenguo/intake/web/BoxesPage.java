package org.wenguo.intake.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.wenguo.complaint.Channel;
import org.wenguo.complaint.Saying;
import org.wenguo.intake.Boxes;
import org.wenguo.intake.RegisterForm;
import org.wenguo.people.StaffShell;
import org.wenguo.people.Unit;
import org.wenguo.people.Viewer;
import org.wenguo.platform.Problem;
import org.wenguo.platform.web.ApiProblems;
import org.wenguo.platform.web.Dictionary;
import org.wenguo.platform.web.Filled;
import org.wenguo.platform.web.NavItem;
import org.wenguo.platform.web.Words;

/** {@code /intake/boxes}: suggestion boxes are opened, and each slip becomes a complaint. */
@Controller
class BoxesPage {

    /** How many slips are asked for at once. */
    private static final int AT_ONCE = 10;

    private final Boxes boxes;
    private final Saying saying;
    private final StaffShell shell;
    private final Dictionary dictionary;
    private final ApiProblems problems;
    private final Clock clock;

    BoxesPage(Boxes boxes, Saying saying, StaffShell shell, Dictionary dictionary, ApiProblems problems, Clock clock) {
        this.boxes = boxes;
        this.saying = saying;
        this.shell = shell;
        this.dictionary = dictionary;
        this.problems = problems;
        this.clock = clock;
    }

    @GetMapping("/intake/boxes")
    ModelAndView list(HttpServletRequest request, Viewer viewer, Words words) {
        var now = LocalDateTime.ofInstant(clock.instant(), viewer.organisation().zone())
                .truncatedTo(ChronoUnit.MINUTES);
        var offered = new HashMap<String, String>(Map.of(
                "kind",
                "box",
                "openedAt",
                now.toString(),
                "witness1",
                viewer.staff().name(),
                "sealIntact",
                "true"));
        if (viewer.unit().kind() == Unit.Kind.SITE) {
            offered.put("unit", viewer.unit().code());
        }
        return list(Filled.with(offered), request, viewer, words);
    }

    private ModelAndView list(Filled form, HttpServletRequest request, Viewer viewer, Words words) {
        var t = dictionary.in(words.locale(), viewer.organisation().zone());
        var model = new LinkedHashMap<String, @Nullable Object>();
        model.put("t", t);
        model.put("shell", shell.of(request, viewer, t.of("channels.boxes"), NavItem.REGISTER));
        model.put("organisation", viewer.organisation());
        model.put("openings", boxes.latest(viewer));
        model.put("form", form);
        return new ModelAndView("intake/boxes", model);
    }

    @PostMapping("/intake/boxes")
    ModelAndView record(
            @RequestParam MultiValueMap<String, String> sent,
            HttpServletRequest request,
            RedirectAttributes next,
            Viewer viewer,
            Words t) {
        var form = Filled.of(sent);
        try {
            var said = new HashMap<String, String>();
            List.of("unit", "kind", "place", "openedAt", "witness1", "witness2", "sealIntact", "slips", "remark")
                    .forEach(field -> said.put(field, form.value(field)));
            said.computeIfPresent("openedAt", (field, typed) -> time(typed, viewer));
            var id = boxes.record(saying.read(Boxes.Record.class, Saying.fromForm(said)), viewer);
            next.addFlashAttribute("flash", t.of("channels.box.recorded"));
            return new ModelAndView("redirect:/intake/boxes/" + id);
        } catch (Problem.Invalid wrong) {
            var page = list(form.refused(wrong, problems, t.locale()), request, viewer, t);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
    }

    private static String time(String typed, Viewer viewer) {
        if (typed.isBlank()) {
            return "";
        }
        try {
            return LocalDateTime.parse(typed)
                    .atZone(viewer.organisation().zone())
                    .toOffsetDateTime()
                    .toString();
        } catch (DateTimeException e) {
            throw new Problem.Invalid("openedAt", "unreadable");
        }
    }

    @GetMapping("/intake/boxes/{opening}")
    ModelAndView show(@PathVariable UUID opening, HttpServletRequest request, Viewer viewer, Words words) {
        return show(opening, Filled.with(Map.of()), request, viewer, words);
    }

    private ModelAndView show(UUID id, Filled form, HttpServletRequest request, Viewer viewer, Words words) {
        var t = dictionary.in(words.locale(), viewer.organisation().zone());
        var opening = boxes.byId(id, viewer);
        var registered = boxes.registered(id, viewer);
        var model = new LinkedHashMap<String, @Nullable Object>();
        model.put("t", t);
        model.put("shell", shell.of(request, viewer, t.of("channels.boxes"), NavItem.REGISTER));
        model.put("organisation", viewer.organisation());
        model.put("opening", opening);
        model.put("registered", registered);
        model.put(
                "open",
                IntStream.rangeClosed(1, opening.slips())
                        .filter(no -> !registered.containsKey(no))
                        .limit(AT_ONCE)
                        .boxed()
                        .toList());
        model.put("form", form);
        return new ModelAndView("intake/box", model);
    }

    @PostMapping("/intake/boxes/{opening}")
    ModelAndView register(
            @PathVariable UUID opening,
            @RequestParam MultiValueMap<String, String> sent,
            HttpServletRequest request,
            RedirectAttributes next,
            Viewer viewer,
            Words t) {
        var form = Filled.of(sent);
        var its = boxes.byId(opening, viewer);
        var slips = new TreeMap<Integer, RegisterForm>();
        for (var no = 1; no <= its.slips(); no++) {
            var at = "slip." + no + ".";
            if (!form.value(at + "text").isBlank()
                    || !form.value(at + "subject").isBlank()) {
                var said = new HashMap<String, String>();
                said.put("unit", viewer.organisation().unit(its.unit()).code());
                said.put("channel", Channel.SUGGESTION_BOX.code());
                said.put("receivedAt", its.openedAt().atOffset(ZoneOffset.UTC).toString());
                said.put("kind", form.value(at + "kind"));
                said.put("subject", form.value(at + "subject"));
                said.put("text", form.value(at + "text").replace("\r\n", "\n"));
                said.put("complainant.name", form.value(at + "complainant.name"));
                said.put("complainant.phone", form.value(at + "complainant.phone"));
                slips.put(no, saying.read(RegisterForm.class, Saying.fromForm(said)));
            }
        }
        try {
            if (slips.isEmpty()) {
                throw new Problem.Invalid("slip", "no-slip");
            }
            var made = boxes.register(opening, slips, viewer);
            next.addFlashAttribute("flash", t.of("channels.box.made", made));
            return new ModelAndView("redirect:/intake/boxes/" + opening);
        } catch (Problem.Invalid wrong) {
            var page = show(opening, form.refused(wrong, problems, t.locale()), request, viewer, t);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
    }
}
