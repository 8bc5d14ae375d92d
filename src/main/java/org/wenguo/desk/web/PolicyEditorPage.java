package org.wenguo.desk.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.wenguo.people.Staff;
import org.wenguo.people.StaffShell;
import org.wenguo.people.Viewer;
import org.wenguo.platform.Problem;
import org.wenguo.platform.web.NavItem;
import org.wenguo.platform.web.Words;
import org.wenguo.policy.PackProblem;
import org.wenguo.policy.PackRefused;
import org.wenguo.policy.PackVersion;
import org.wenguo.policy.PackVersions;
import org.wenguo.policy.PolicyPacks;

/** {@code /policy/versions/{no}/edit}: a draft file by file, with what is wrong beside it. */
@Controller
class PolicyEditorPage {

    private static final int LONGEST_FILE = 200_000;
    private static final String FIRST = "limits.yaml";
    private static final String EXAMPLES = "examples.yaml";

    private final PackVersions versions;
    private final PolicyPacks packs;
    private final StaffShell shells;
    private final Clock clock;

    PolicyEditorPage(PackVersions versions, PolicyPacks packs, StaffShell shells, Clock clock) {
        this.versions = versions;
        this.packs = packs;
        this.shells = shells;
        this.clock = clock;
    }

    @GetMapping("/policy/versions/{no}/edit")
    ModelAndView edit(
            @PathVariable int no,
            @RequestParam(name = "file", defaultValue = "") String asked,
            HttpServletRequest request,
            Viewer viewer,
            Words t) {
        var draft = readable(no, asked.isEmpty() ? FIRST : asked, viewer);
        var file = asked.isEmpty()
                ? versions.refusal(viewer.tenant(), draft)
                        .map(refused -> refused.problems().getFirst().file())
                        .filter(packs.files()::contains)
                        .orElse(FIRST)
                : asked;
        var files = versions.files(viewer.tenant(), no);
        return page(draft, file, files, null, request, viewer, t);
    }

    /** Keeps what was typed even if it is wrong; only what somebody else saved meanwhile is not written over unasked. */
    @PostMapping("/policy/versions/{no}/edit")
    ModelAndView save(
            @PathVariable int no,
            @RequestParam String file,
            @RequestParam int revision,
            @RequestParam String text,
            HttpServletRequest request,
            RedirectAttributes next,
            Viewer viewer,
            Words t) {
        var typed = normal(text);
        var draft = draft(no, file, viewer);
        try {
            versions.save(
                    viewer.tenant(), no, revision, file, typed, viewer.staff().id(), clock.instant());
        } catch (Problem.Stale stale) {
            var newer = draft(no, file, viewer);
            var files = versions.files(viewer.tenant(), no);
            files.put(file, typed);
            var who = viewer.organisation()
                    .member(newer.changedBy())
                    .map(Staff::name)
                    .orElseGet(() -> t.of("desk.somebody"));
            var page = page(
                    newer, file, files, t.of("versions.stale", who, t.time(newer.changedAt())), request, viewer, t);
            page.setStatus(HttpStatus.CONFLICT);
            return page;
        }
        var wrong = problems(draft, versions.files(viewer.tenant(), no)).size();
        next.addFlashAttribute("flash", wrong == 0 ? t.of("versions.saved") : t.of("versions.saved.wrong", wrong));
        return new ModelAndView("redirect:/policy/versions/" + no + "/edit?file=" + file);
    }

    /**
     * Lets the examples expect what the pack answers now. Each stays where it is, so that the comparison shows what has
     * become of it.
     */
    @PostMapping("/policy/versions/{no}/answers")
    String takeAnswers(
            @PathVariable int no, @RequestParam int revision, RedirectAttributes next, Viewer viewer, Words t) {
        var draft = draft(no, EXAMPLES, viewer);
        var files = versions.files(viewer.tenant(), no);
        var lines = new ArrayList<>(files.getOrDefault(EXAMPLES, "").lines().toList());
        var taken = 0;
        // From the end of each line to its beginning, so that places stay what they are.
        for (var problem : problems(draft, files).reversed()) {
            var line =
                    problem.isAnotherAnswer() && problem.file().equals(EXAMPLES) ? lines.get(problem.line() - 1) : "";
            var at = problem.column() - 1;
            if (at < line.length() && line.startsWith(problem.expected(), at)) {
                lines.set(
                        problem.line() - 1,
                        line.substring(0, at)
                                + problem.found()
                                + line.substring(at + problem.expected().length()));
                taken++;
            }
        }
        if (taken > 0) {
            versions.save(
                    viewer.tenant(),
                    no,
                    revision,
                    EXAMPLES,
                    String.join("\n", lines) + "\n",
                    viewer.staff().id(),
                    clock.instant());
        }
        next.addFlashAttribute("flash", t.of("versions.answers.taken", taken));
        return "redirect:/policy/versions/" + no + "/edit?file=" + EXAMPLES;
    }

    /** What would be wrong, were it saved as it stands now. */
    @PostMapping("/policy/versions/{no}/check")
    ModelAndView check(
            @PathVariable int no, @RequestParam String file, @RequestParam String text, Viewer viewer, Words t) {
        var draft = draft(no, file, viewer);
        var files = versions.files(viewer.tenant(), no);
        files.put(file, normal(text));
        return new ModelAndView(
                "desk/_policy-problems", Map.of("no", no, "file", file, "problems", problems(draft, files)));
    }

    /** A draft, or what was adopted and would be refused, whose text is shown with what is wrong in it. */
    private PackVersion readable(int no, String file, Viewer viewer) {
        var version = written(no, file, viewer);
        return version.isDraft() || versions.refusal(viewer.tenant(), version).isPresent()
                ? version
                : draft(no, file, viewer);
    }

    private PackVersion written(int no, String file, Viewer viewer) {
        PolicyVersionsPage.administrator(viewer);
        var version = versions.version(viewer.tenant(), no);
        if (!packs.files().contains(file)) {
            throw new Problem.NotFound("http-404");
        }
        return version;
    }

    private PackVersion draft(int no, String file, Viewer viewer) {
        var version = written(no, file, viewer);
        if (!version.isDraft()) {
            throw new Problem.NotNow("policy-adopted");
        }
        return version;
    }

    private static String normal(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new Problem.Invalid("text", "unreadable");
        }
        if (text.length() > LONGEST_FILE) {
            throw new Problem.Invalid("text", "too-long", LONGEST_FILE);
        }
        return text.replace("\r\n", "\n");
    }

    private List<PackProblem> problems(PackVersion draft, Map<String, String> files) {
        try {
            var texts = new LinkedHashMap<>(files);
            texts.values().removeIf(String::isBlank);
            packs.read(draft.pack(), texts);
            return List.of();
        } catch (PackRefused refused) {
            return refused.problems();
        }
    }

    private ModelAndView page(
            PackVersion draft,
            String file,
            Map<String, String> files,
            @Nullable String stale,
            HttpServletRequest request,
            Viewer viewer,
            Words t) {
        var problems = problems(draft, files);
        var perFile = problems.stream().collect(Collectors.groupingBy(PackProblem::file, Collectors.counting()));
        var model = new LinkedHashMap<String, @Nullable Object>();
        model.put("shell", shells.of(request, viewer, t.of("versions.edit", draft.version()), NavItem.POLICY));
        model.put("version", draft);
        model.put("file", file);
        model.put("text", files.getOrDefault(file, ""));
        model.put("stale", stale);
        model.put("problems", problems);
        model.put(
                "tabs",
                packs.files().stream()
                        .map(name -> new PolicyVersionView.FileTab(
                                name,
                                t.of("versions.file." + name.replace(".yaml", "")),
                                perFile.getOrDefault(name, 0L).intValue(),
                                name.equals(file)))
                        .toList());
        return new ModelAndView("desk/policy-editor", model);
    }
}
