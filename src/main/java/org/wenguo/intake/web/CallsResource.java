package org.wenguo.intake.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.wenguo.complaint.RegisterList;
import org.wenguo.intake.Calls;
import org.wenguo.people.StaffShell;
import org.wenguo.people.Viewer;
import org.wenguo.platform.Problem;
import org.wenguo.platform.web.Dictionary;
import org.wenguo.platform.web.NavItem;
import org.wenguo.platform.web.Words;

/** Calls: what an agent's open page points out, and the list of the latest. */
@Controller
public class CallsResource {

    /** By which HTMX is told to ask no more: nobody rings who takes no calls. */
    private static final HttpStatusCode ASK_NO_MORE = HttpStatusCode.valueOf(286);

    private static final int CASES = 20;

    private final Calls calls;
    private final RegisterList register;
    private final StaffShell shell;
    private final Dictionary dictionary;

    CallsResource(Calls calls, RegisterList register, StaffShell shell, Dictionary dictionary) {
        this.calls = calls;
        this.register = register;
        this.shell = shell;
        this.dictionary = dictionary;
    }

    /** @param open how many cases of the caller are open, as far as this person sees them */
    public record Ringing(Calls.Call call, long open) {}

    /** What the open page of an agent asks for every few seconds. */
    @GetMapping("/intake/calls/now")
    ModelAndView now(Viewer viewer, Words words) {
        var t = dictionary.in(words.locale(), viewer.organisation().zone());
        var mine = Calls.takesCalls(viewer) ? calls.toRegister(viewer) : List.<Calls.Call>of();
        var ringing = new ArrayList<Ringing>();
        for (var call : mine) {
            var caller = call.caller();
            ringing.add(new Ringing(
                    call,
                    caller == null
                            ? 0
                            : register.byPhone(caller, viewer, CASES).stream()
                                    .filter(row -> row.stage().isOpen())
                                    .count()));
        }
        var model = new ModelAndView("intake/_ringing", Map.of("t", t, "ringing", ringing));
        if (mine.isEmpty() && calls.extensionOf(viewer).isEmpty()) {
            model.setStatus(ASK_NO_MORE);
        }
        return model;
    }

    @GetMapping("/intake/calls")
    ModelAndView list(HttpServletRequest request, Viewer viewer, Words words) {
        mayUse(viewer);
        var t = dictionary.in(words.locale(), viewer.organisation().zone());
        var model = new LinkedHashMap<String, @Nullable Object>();
        model.put("t", t);
        model.put("shell", shell.of(request, viewer, t.of("channels.calls"), NavItem.REGISTER));
        model.put("organisation", viewer.organisation());
        model.put("calls", calls.latest(viewer));
        model.put("extension", calls.extensionOf(viewer).orElse(""));
        return new ModelAndView("intake/calls", model);
    }

    @PostMapping("/intake/calls/extension")
    String sitAt(@RequestParam(defaultValue = "") String extension, RedirectAttributes next, Viewer viewer, Words t) {
        mayUse(viewer);
        calls.sitAt(extension.length() > 30 ? extension.substring(0, 30) : extension, viewer);
        next.addFlashAttribute("flash", t.of("channels.extension.kept"));
        return "redirect:/intake/calls";
    }

    private static void mayUse(Viewer viewer) {
        if (!Calls.takesCalls(viewer)) {
            throw new Problem.NotYours("not-yours.calls");
        }
    }
}
