package org.wenguo.desk.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
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
import org.wenguo.complaint.MovingCases;
import org.wenguo.complaint.Policies;
import org.wenguo.complaint.RunningCases;
import org.wenguo.people.Role;
import org.wenguo.people.Staff;
import org.wenguo.people.StaffShell;
import org.wenguo.people.Viewer;
import org.wenguo.platform.Problem;
import org.wenguo.platform.web.ApiProblems;
import org.wenguo.platform.web.Dictionary;
import org.wenguo.platform.web.Filled;
import org.wenguo.platform.web.NavItem;
import org.wenguo.platform.web.Words;
import org.wenguo.policy.Pack;
import org.wenguo.policy.PackProblem;
import org.wenguo.policy.PackRefused;
import org.wenguo.policy.PackVersion;
import org.wenguo.policy.PackVersions;
import org.wenguo.policy.PolicyPacks;

/**
 * {@code /policy/versions}: which policy holds since when, what differs between any two, and how a new one comes into
 * force (S2). Everybody reads what was adopted; administrators draft and adopt.
 */
@Controller
class PolicyVersionsPage {

    private static final int LONGEST_REASON = 500;

    /** Years ahead that somebody means; what lies further is a slip of the keyboard. */
    private static final int YEARS_AHEAD = 3;

    private static final String SHIPPED = "shipped";

    private final PackVersions versions;
    private final PolicyPacks packs;
    private final Policies policies;
    private final RunningCases running;
    private final MovingCases moving;
    private final StaffShell shells;
    private final Dictionary dictionary;
    private final ApiProblems problems;
    private final Clock clock;

    PolicyVersionsPage(
            PackVersions versions,
            PolicyPacks packs,
            Policies policies,
            RunningCases running,
            MovingCases moving,
            StaffShell shells,
            Dictionary dictionary,
            ApiProblems problems,
            Clock clock) {
        this.versions = versions;
        this.packs = packs;
        this.policies = policies;
        this.running = running;
        this.moving = moving;
        this.shells = shells;
        this.dictionary = dictionary;
        this.problems = problems;
        this.clock = clock;
    }

    // ---- history --------------------------------------------------------------------------------------------------

    @GetMapping("/policy/versions")
    ModelAndView history(HttpServletRequest request, Viewer viewer, Words t) {
        var now = clock.instant();
        var all = versions.all(viewer.tenant()).stream()
                .filter(one -> maySee(viewer, one))
                .toList();
        var counted = running.counted(viewer.organisation());
        var view = new PolicyVersionView.History(
                all.stream().map(one -> view(one, counted, now, viewer, t)).toList(),
                viewer.has(Role.ADMINISTRATOR) ? offered(all, t) : List.of(),
                versions.refused(viewer.tenant(), now).stream()
                        .map(PackVersion::no)
                        .toList(),
                viewer.has(Role.ADMINISTRATOR));
        return new ModelAndView(
                "desk/policy-versions",
                Map.of("shell", shell(request, viewer, t, t.of("versions.title")), "view", view));
    }

    /** Packs that the program brings, newer than the organisation's own copies, its own industry first. */
    private List<PolicyVersionView.Offered> offered(List<PackVersion> all, Words t) {
        var known = all.stream().map(PackVersion::fingerprint).toList();
        var own = all.getLast().pack();
        var offered = packs.ids().stream()
                .filter(id -> !known.contains(PolicyPacks.fingerprint(packs.texts(id))))
                .toList();
        packs.begin(offered);
        return offered.stream()
                .sorted(java.util.Comparator.comparing((String id) -> !id.equals(own))
                        .thenComparing(id -> id))
                .map(packs::byId)
                .map(pack ->
                        new PolicyVersionView.Offered(pack.id(), pack.title().in(t.locale()), pack.version()))
                .toList();
    }

    private PolicyVersionView view(
            PackVersion version, Map<RunningCases.Version, Integer> counted, Instant now, Viewer viewer, Words t) {
        var inForce = PackVersions.inForceOf(versions.adopted(viewer.tenant()), now);
        var state = PolicyVersionView.State.of(version, inForce, now);
        var by = version.adoption() == null
                ? version.changedBy()
                : version.adoption().by();
        return new PolicyVersionView(
                version,
                title(viewer, version, t),
                state,
                name(viewer, by, t),
                version.isDraft()
                        ? 0
                        : counted.getOrDefault(new RunningCases.Version(version.pack(), version.version()), 0));
    }

    private String title(Viewer viewer, PackVersion version, Words t) {
        try {
            return versions.pack(viewer.tenant(), version).title().in(t.locale());
        } catch (PackRefused notYetRight) {
            return packs.ids().contains(version.pack())
                    ? packs.byId(version.pack()).title().in(t.locale())
                    : version.pack();
        }
    }

    private static @Nullable String name(Viewer viewer, @Nullable UUID staff, Words t) {
        return staff == null
                ? null
                : viewer.organisation().member(staff).map(Staff::name).orElseGet(() -> t.of("desk.somebody"));
    }

    @PostMapping("/policy/versions")
    String draft(
            @RequestParam(required = false) @Nullable Integer from,
            @RequestParam(required = false) @Nullable String shipped,
            RedirectAttributes next,
            Viewer viewer,
            Words t) {
        administrator(viewer);
        int no;
        if (from != null) {
            no = versions.draft(viewer.tenant(), from, viewer.staff().id(), clock.instant());
        } else if (shipped != null && packs.ids().contains(shipped)) {
            no = versions.draft(viewer.tenant(), shipped, viewer.staff().id(), clock.instant());
        } else {
            throw new Problem.NotFound("http-404");
        }
        next.addFlashAttribute("flash", t.of("versions.drafted"));
        return "redirect:/policy/versions/" + no + "/edit";
    }

    // ---- one version ----------------------------------------------------------------------------------------------

    @GetMapping("/policy/versions/{no}")
    ModelAndView show(@PathVariable int no, HttpServletRequest request, Viewer viewer, Words words) {
        return shown(no, Filled.with(Map.of()), request, viewer, words);
    }

    private ModelAndView shown(int no, Filled form, HttpServletRequest request, Viewer viewer, Words words) {
        var version = visible(viewer, no);
        var now = clock.instant();
        var t = dictionary.in(words.locale(), viewer.organisation().zone());
        Regulation regulation = null;
        var wrong = List.<PackProblem>of();
        try {
            regulation = new Regulation(
                    policies.of(viewer.organisation(), versions.untried(viewer.tenant(), version)), today(viewer), t);
            versions.pack(viewer.tenant(), version);
            wrong = versions.refusal(viewer.tenant(), version)
                    .map(PackRefused::problems)
                    .orElse(wrong);
        } catch (PackRefused refused) {
            wrong = refused.problems();
        }
        var model = new LinkedHashMap<String, @Nullable Object>();
        model.put("t", t);
        model.put("shell", shell(request, viewer, t, t.of("versions.one", version.version())));
        var counted = running.counted(viewer.organisation());
        var view = view(version, counted, now, viewer, t);
        model.put("view", view);
        model.put(
                "elsewhere",
                counted.values().stream().mapToInt(Integer::intValue).sum() - view.running());
        model.put(
                "inForce",
                PackVersions.inForceOf(versions.adopted(viewer.tenant()), now).no());
        model.put("changes", viewer.has(Role.ADMINISTRATOR));
        model.put("files", List.copyOf(versions.files(viewer.tenant(), no).keySet()));
        model.put("tries", DryRunPage.isAllowed(viewer));
        model.put(
                "moves",
                moving.of(viewer.tenant(), no).stream()
                        .map(move -> t.of(
                                move.doneAt() == null ? "versions.moving" : "versions.moved",
                                Objects.requireNonNull(name(viewer, move.by(), t)),
                                t.time(move.at()),
                                move.moved(),
                                move.reason()))
                        .toList());
        model.put("regulation", regulation);
        model.put("problems", wrong);
        model.put("form", form);
        model.put("today", today(viewer).toString());
        return new ModelAndView("desk/policy-version", model);
    }

    /** Files as they are written, for those who want to take them elsewhere. */
    @GetMapping("/policy/versions/{no}/files/{file}")
    org.springframework.http.ResponseEntity<String> file(
            @PathVariable int no, @PathVariable String file, Viewer viewer) {
        visible(viewer, no);
        var text = versions.files(viewer.tenant(), no).get(file);
        if (text == null) {
            throw new Problem.NotFound("http-404");
        }
        return org.springframework.http.ResponseEntity.ok()
                .header("Content-Type", "text/plain;charset=UTF-8")
                .body(text);
    }

    @GetMapping("/policy/versions/{no}/comparison")
    ModelAndView compare(
            @PathVariable int no, @RequestParam String with, HttpServletRequest request, Viewer viewer, Words t) {
        var later = visible(viewer, no);
        String other;
        Map<String, String> before;
        if (with.equals(SHIPPED)) {
            if (!packs.ids().contains(later.pack())) {
                throw new Problem.NotFound("http-404");
            }
            before = packs.texts(later.pack());
            other = t.of("versions.shipped", packs.byId(later.pack()).version());
        } else {
            var earlier = visible(viewer, number(with));
            before = versions.files(viewer.tenant(), earlier.no());
            other = t.of("versions.one", earlier.version());
        }
        var model = new LinkedHashMap<String, @Nullable Object>();
        model.put("shell", shell(request, viewer, t, t.of("versions.comparison")));
        model.put("no", no);
        model.put("with", with);
        model.put("before", other);
        model.put("after", t.of("versions.one", later.version()));
        model.put("comparison", PolicyComparison.of(before, versions.files(viewer.tenant(), no)));
        model.put(
                "others",
                versions.all(viewer.tenant()).stream()
                        .filter(one -> one.no() != no && maySee(viewer, one))
                        .toList());
        model.put("shipped", packs.ids().contains(later.pack()));
        return new ModelAndView("desk/policy-comparison", model);
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new Problem.NotFound("http-404");
        }
    }

    // ---- adoption -------------------------------------------------------------------------------------------------

    @PostMapping("/policy/versions/{no}/adoption")
    ModelAndView adopt(
            @PathVariable int no,
            @RequestParam int revision,
            @RequestParam MultiValueMap<String, String> sent,
            HttpServletRequest request,
            RedirectAttributes next,
            Viewer viewer,
            Words t) {
        administrator(viewer);
        var form = Filled.of(sent);
        var draft = visible(viewer, no);
        try {
            var from = from(form, viewer);
            var reason = reason(form);
            policies.checkAdoptable(viewer.organisation(), readable(viewer, draft));
            versions.adopt(
                    viewer.tenant(), no, revision, from, reason, viewer.staff().id(), clock.instant());
            next.addFlashAttribute("flash", t.of("versions.adopted", draft.version()));
            return new ModelAndView("redirect:/policy/versions/" + no);
        } catch (Problem.Invalid wrong) {
            var page = shown(no, form.refused(wrong, problems, t.locale()), request, viewer, t);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
    }

    private Pack readable(Viewer viewer, PackVersion draft) {
        try {
            return versions.pack(viewer.tenant(), draft);
        } catch (PackRefused refused) {
            throw new Problem.Invalid(
                    "version", "policy-problems", refused.problems().size());
        }
    }

    /** Today means at once; any later day begins at its midnight. */
    private Instant from(Filled form, Viewer viewer) {
        LocalDate day;
        try {
            day = LocalDate.parse(form.value("from"));
        } catch (DateTimeException e) {
            throw new Problem.Invalid("from", form.value("from").isBlank() ? "required" : "unreadable");
        }
        var today = today(viewer);
        if (day.isBefore(today)) {
            throw new Problem.Invalid("from", "policy-past");
        }
        if (day.isAfter(today.plusYears(YEARS_AHEAD))) {
            throw new Problem.Invalid("from", "policy-far", YEARS_AHEAD);
        }
        return day.equals(today)
                ? clock.instant()
                : day.atStartOfDay(viewer.organisation().zone()).toInstant();
    }

    static String reason(Filled form) {
        var reason = form.value("reason").strip();
        if (reason.isEmpty()) {
            throw new Problem.Invalid("reason", "required");
        }
        if (reason.length() > LONGEST_REASON) {
            throw new Problem.Invalid("reason", "too-long", LONGEST_REASON);
        }
        return reason;
    }

    @PostMapping("/policy/versions/{no}/withdrawal")
    String withdraw(@PathVariable int no, RedirectAttributes next, Viewer viewer, Words t) {
        administrator(viewer);
        versions.withdraw(viewer.tenant(), no, viewer.staff().id(), clock.instant());
        next.addFlashAttribute("flash", t.of("versions.withdrawn"));
        return "redirect:/policy/versions/" + no;
    }

    @PostMapping("/policy/versions/{no}/discarding")
    String discard(@PathVariable int no, @RequestParam int revision, RedirectAttributes next, Viewer viewer, Words t) {
        administrator(viewer);
        versions.discard(viewer.tenant(), no, revision);
        next.addFlashAttribute("flash", t.of("versions.discarded"));
        return "redirect:/policy/versions";
    }

    // ---- who ------------------------------------------------------------------------------------------------------

    private PackVersion visible(Viewer viewer, int no) {
        var version = versions.version(viewer.tenant(), no);
        if (!maySee(viewer, version)) {
            throw new Problem.NotFound("no-policy-version", no);
        }
        return version;
    }

    /** A draft is its writers' business, and of those who will answer for the cases under it. */
    static boolean maySee(Viewer viewer, PackVersion version) {
        return !version.isDraft()
                || viewer.has(Role.ADMINISTRATOR)
                || viewer.has(Role.LEADER)
                || viewer.has(Role.SUPERVISOR);
    }

    static void administrator(Viewer viewer) {
        if (!viewer.has(Role.ADMINISTRATOR)) {
            throw new Problem.NotYours("not-yours.policy");
        }
    }

    private LocalDate today(Viewer viewer) {
        return LocalDate.ofInstant(clock.instant(), viewer.organisation().zone());
    }

    private Object shell(HttpServletRequest request, Viewer viewer, Words t, String title) {
        return shells.of(request, viewer, title, NavItem.POLICY);
    }
}
