package org.wenguo.delivery.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
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
import org.wenguo.delivery.AllSettings;
import org.wenguo.delivery.FollowingDeliveries;
import org.wenguo.people.Role;
import org.wenguo.people.StaffShell;
import org.wenguo.people.Viewer;
import org.wenguo.platform.Problem;
import org.wenguo.platform.web.ApiProblems;
import org.wenguo.platform.web.Dictionary;
import org.wenguo.platform.web.Filled;
import org.wenguo.platform.web.NavItem;
import org.wenguo.platform.web.Words;

/** {@code /deliveries}: what has not reached customers, and what to do about it. */
@Controller
class DeliveriesPage {

    private final FollowingDeliveries following;
    private final AllSettings settings;
    private final StaffShell shell;
    private final Dictionary dictionary;
    private final ApiProblems problems;

    DeliveriesPage(
            FollowingDeliveries following,
            AllSettings settings,
            StaffShell shell,
            Dictionary dictionary,
            ApiProblems problems) {
        this.following = following;
        this.settings = settings;
        this.shell = shell;
        this.dictionary = dictionary;
        this.problems = problems;
    }

    @GetMapping("/deliveries")
    ModelAndView all(HttpServletRequest request, Viewer viewer, Words t) {
        var model = model(request, viewer, t, "delivery.title");
        model.put("deliveries", following.open(viewer));
        model.put("settings", settings.of(viewer.tenant()));
        model.put("waited", following.waited(viewer));
        model.put("administrator", viewer.has(Role.ADMINISTRATOR));
        return new ModelAndView("delivery/deliveries", model);
    }

    @GetMapping("/deliveries/{id}")
    ModelAndView one(@PathVariable UUID id, HttpServletRequest request, Viewer viewer, Words t) {
        return page(id, Filled.with(java.util.Map.of()), request, viewer, t);
    }

    private ModelAndView page(UUID id, Filled form, HttpServletRequest request, Viewer viewer, Words t) {
        var opened = following.one(viewer, id);
        var model = model(request, viewer, t, "delivery.title");
        model.put("opened", opened);
        model.put("form", form);
        return new ModelAndView("delivery/one", model);
    }

    @PostMapping("/deliveries/{id}/again")
    ModelAndView again(
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> sent,
            HttpServletRequest request,
            RedirectAttributes next,
            Viewer viewer,
            Words t) {
        return act(id, sent, request, next, viewer, t, "again", () -> following.again(viewer, id));
    }

    @PostMapping("/deliveries/{id}/way")
    ModelAndView otherWay(
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> sent,
            HttpServletRequest request,
            RedirectAttributes next,
            Viewer viewer,
            Words t) {
        var form = Filled.of(sent);
        return act(
                id,
                sent,
                request,
                next,
                viewer,
                t,
                "other",
                () -> following.otherWay(viewer, id, form.value("way"), form.value("to")));
    }

    @PostMapping("/deliveries/{id}/done")
    ModelAndView done(
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> sent,
            HttpServletRequest request,
            RedirectAttributes next,
            Viewer viewer,
            Words t) {
        return act(
                id,
                sent,
                request,
                next,
                viewer,
                t,
                "done",
                () -> following.done(viewer, id, Filled.of(sent).value("note")));
    }

    @PostMapping("/deliveries/waited")
    String sendWaited(RedirectAttributes next, Viewer viewer, Words t) {
        next.addFlashAttribute("flash", t.of("delivery.sent-waited", following.sendWaited(viewer)));
        return "redirect:/deliveries";
    }

    /** A POST, since it notes that the letter was printed. */
    @PostMapping("/deliveries/{id}/letter")
    ResponseEntity<byte[]> letter(@PathVariable UUID id, Viewer viewer) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"letter-" + id + ".pdf\"")
                .body(following.print(viewer, id));
    }

    private ModelAndView act(
            UUID id,
            MultiValueMap<String, String> sent,
            HttpServletRequest request,
            RedirectAttributes next,
            Viewer viewer,
            Words t,
            String done,
            Runnable work) {
        try {
            var number = following.one(viewer, id).delivery().number();
            work.run();
            next.addFlashAttribute("flash", t.of("delivery.flash." + done));
            return new ModelAndView("redirect:/complaints/" + number + "#deliveries");
        } catch (Problem.Invalid wrong) {
            var page = page(id, Filled.of(sent).refused(wrong, problems, t.locale()), request, viewer, t);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
    }

    private LinkedHashMap<String, @Nullable Object> model(
            HttpServletRequest request, Viewer viewer, Words words, String title) {
        var t = dictionary.in(words.locale(), viewer.organisation().zone());
        var model = new LinkedHashMap<String, @Nullable Object>();
        model.put("t", t);
        model.put("shell", shell.of(request, viewer, t.of(title), NavItem.COMPLAINTS));
        return model;
    }
}
