package org.wenguo.portal.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.wenguo.paper.Printing;
import org.wenguo.people.Role;
import org.wenguo.people.StaffShell;
import org.wenguo.people.Unit;
import org.wenguo.people.Viewer;
import org.wenguo.platform.Problem;
import org.wenguo.platform.web.ApiProblems;
import org.wenguo.platform.web.Dictionary;
import org.wenguo.platform.web.Filled;
import org.wenguo.platform.web.Language;
import org.wenguo.platform.web.NavItem;
import org.wenguo.platform.web.Words;

/**
 * {@code /posters}: the sheets to hang up at each site, and what customers are told there. For administrators all units, for
 * whoever heads a unit this unit and what is below it.
 */
@Controller
class PostersPage {

    private static final int LONGEST_PHONES = 500;
    private static final int LONGEST_REWARD = 2000;
    /** Sharp enough for A4 from a shop's printer. */
    private static final int DOTS_PER_INCH = 200;

    private final PortalNotices notices;
    private final Printing printing;
    private final Dictionary dictionary;
    private final StaffShell shells;
    private final ApiProblems problems;

    PostersPage(
            PortalNotices notices, Printing printing, Dictionary dictionary, StaffShell shells, ApiProblems problems) {
        this.notices = notices;
        this.printing = printing;
        this.dictionary = dictionary;
        this.shells = shells;
        this.problems = problems;
    }

    @GetMapping("/posters")
    ModelAndView show(
            @RequestParam(defaultValue = "") String unit, HttpServletRequest request, Viewer viewer, Words t) {
        var units = units(viewer);
        var which = unit.isEmpty() ? units.getFirst() : unit(unit, viewer);
        var own = notices.own(viewer.organisation(), which);
        var form = Filled.with(Map.of(
                "phones", own.phones(),
                "reward", own.reward(Language.SIMPLIFIED),
                "reward-hant", own.reward(Language.TRADITIONAL),
                "reward-en", own.reward(Language.ENGLISH)));
        return page(which, form, request, viewer, t);
    }

    @PostMapping("/posters/{unit}")
    ModelAndView say(
            @PathVariable String unit,
            @RequestParam MultiValueMap<String, String> sent,
            HttpServletRequest request,
            RedirectAttributes next,
            Viewer viewer,
            Words t) {
        var which = unit(unit, viewer);
        var form = Filled.of(sent);
        try {
            atMost(form, "phones", LONGEST_PHONES);
            for (var field : List.of("reward", "reward-hant", "reward-en")) {
                atMost(form, field, LONGEST_REWARD);
            }
        } catch (Problem.Invalid wrong) {
            var page = page(which, form.refused(wrong, problems, t.locale()), request, viewer, t);
            page.setStatus(HttpStatusCode.valueOf(422));
            return page;
        }
        notices.say(
                viewer.organisation(),
                which,
                new PortalNotices.Own(
                        form.value("phones"),
                        Map.of(
                                Language.SIMPLIFIED.tag(), form.value("reward"),
                                Language.TRADITIONAL.tag(), form.value("reward-hant"),
                                Language.ENGLISH.tag(), form.value("reward-en"))));
        next.addFlashAttribute("flash", t.of("posters.said", which.name()));
        return new ModelAndView("redirect:/posters?unit=" + which.code());
    }

    @GetMapping("/units/{unit}/poster.pdf")
    ResponseEntity<byte[]> pdf(@PathVariable String unit, HttpServletRequest request, Viewer viewer) {
        return file(unit(unit, viewer), "pdf", MediaType.APPLICATION_PDF, pdf(unit(unit, viewer), request, viewer));
    }

    @GetMapping("/units/{unit}/poster.png")
    ResponseEntity<byte[]> png(@PathVariable String unit, HttpServletRequest request, Viewer viewer) {
        var which = unit(unit, viewer);
        var picture = printing.firstPage(pdf(which, request, viewer), DOTS_PER_INCH);
        return file(which, "png", MediaType.IMAGE_PNG, picture);
    }

    private byte[] pdf(Unit which, HttpServletRequest request, Viewer viewer) {
        var whose = viewer.organisation();
        var told = notices.told(whose, which, Language.SIMPLIFIED.locale());
        return printing.pdf(Poster.html(whose, which, address(which, request, viewer), told.phones(), dictionary));
    }

    private static ResponseEntity<byte[]> file(Unit which, String ending, MediaType type, byte[] bytes) {
        var disposition = ContentDisposition.inline()
                .filename("poster-" + which.code() + "." + ending, StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(type)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .body(bytes);
    }

    private ModelAndView page(Unit which, Filled form, HttpServletRequest request, Viewer viewer, Words t) {
        return new ModelAndView("portal/posters")
                .addObject("t", t)
                .addObject(
                        "shell",
                        shells.of(
                                request,
                                viewer,
                                t.of("posters.title"),
                                viewer.has(Role.ADMINISTRATOR) ? NavItem.PEOPLE : null))
                .addObject("units", units(viewer))
                .addObject("which", which)
                .addObject("address", address(which, request, viewer))
                .addObject("form", form);
    }

    private static String address(Unit which, HttpServletRequest request, Viewer viewer) {
        var whose = viewer.organisation();
        var path = "/p/" + whose.code() + (which.id().equals(whose.root().id()) ? "" : "/" + which.code());
        return ServletUriComponentsBuilder.fromContextPath(request).path(path).toUriString();
    }

    /** @throws Problem.NotFound if this unit's sheet is not for this person */
    private static Unit unit(String code, Viewer viewer) {
        return units(viewer).stream()
                .filter(unit -> unit.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new Problem.NotFound("http-404"));
    }

    /** @throws Problem.NotFound if this person has none */
    private static List<Unit> units(Viewer viewer) {
        var whose = viewer.organisation();
        if (viewer.has(Role.ADMINISTRATOR) || viewer.has(Role.SUPERVISOR)) {
            return whose.within(whose.root().id());
        }
        if (viewer.has(Role.SITE_HEAD) || viewer.has(Role.AREA_MANAGER)) {
            return whose.within(viewer.unit().id());
        }
        throw new Problem.NotFound("http-404");
    }

    private static void atMost(Filled form, String field, int longest) {
        if (form.value(field).length() > longest) {
            throw new Problem.Invalid(field, "too-long", longest);
        }
    }
}
