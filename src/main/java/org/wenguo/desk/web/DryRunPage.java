package org.wenguo.desk.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
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
import org.springframework.web.util.UriUtils;
import org.wenguo.complaint.MovingCases;
import org.wenguo.complaint.Policies;
import org.wenguo.dryrun.DryRun;
import org.wenguo.dryrun.DryRuns;
import org.wenguo.people.Role;
import org.wenguo.people.Staff;
import org.wenguo.people.StaffShell;
import org.wenguo.people.Unit;
import org.wenguo.people.Viewer;
import org.wenguo.platform.Problem;
import org.wenguo.platform.web.ApiProblems;
import org.wenguo.platform.web.Filled;
import org.wenguo.platform.web.NavItem;
import org.wenguo.platform.web.Words;
import org.wenguo.policy.Level;
import org.wenguo.policy.LimitRule;
import org.wenguo.policy.PackRefused;
import org.wenguo.policy.PackVersion;
import org.wenguo.policy.PackVersions;

/**
 * A version of the policy tried on the past (beyond.md 16), with the cases behind each figure. For those who see every
 * complaint: administrators, leaders and the centre's supervisors.
 */
@Controller
class DryRunPage {

    private static final int CASES = 50;
    private static final int MONTHS = 3;

    private final DryRuns runs;
    private final PackVersions versions;
    private final Policies policies;
    private final MovingCases moving;
    private final LackedCategories lackedCategories;
    private final StaffShell shells;
    private final ApiProblems problems;
    private final Clock clock;

    DryRunPage(
            DryRuns runs,
            PackVersions versions,
            Policies policies,
            MovingCases moving,
            LackedCategories lackedCategories,
            StaffShell shells,
            ApiProblems problems,
            Clock clock) {
        this.runs = runs;
        this.versions = versions;
        this.policies = policies;
        this.moving = moving;
        this.lackedCategories = lackedCategories;
        this.shells = shells;
        this.problems = problems;
        this.clock = clock;
    }

    @GetMapping("/policy/versions/{no}/dry-runs")
    ModelAndView form(
            @PathVariable int no,
            @RequestParam(defaultValue = "period") String cases,
            HttpServletRequest request,
            Viewer viewer,
            Words t) {
        var version = version(no, viewer);
        var today = LocalDate.ofInstant(clock.instant(), viewer.organisation().zone());
        var quarter = today.minusMonths(MONTHS);
        return form(
                version,
                Filled.with(Map.of("cases", cases, "from", quarter.toString(), "to", today.toString())),
                request,
                viewer,
                t);
    }

    private ModelAndView form(PackVersion version, Filled form, HttpServletRequest request, Viewer viewer, Words t) {
        var model = new LinkedHashMap<String, @Nullable Object>();
        model.put("shell", shells.of(request, viewer, t.of("dryRun.title"), NavItem.POLICY));
        model.put("version", version);
        model.put("form", form);
        model.put("runs", runs.of(viewer.tenant(), version.no()));
        return new ModelAndView("desk/dry-runs", model);
    }

    @PostMapping("/policy/versions/{no}/dry-runs")
    ModelAndView ask(
            @PathVariable int no,
            @RequestParam MultiValueMap<String, String> sent,
            HttpServletRequest request,
            Viewer viewer,
            Words t) {
        var version = version(no, viewer);
        var form = Filled.of(sent);
        try {
            readable(viewer, version);
            var period = form.value("cases").equals("running")
                    ? null
                    : new DryRun.Period(date(form, "from"), date(form, "to"));
            return new ModelAndView("redirect:/policy/dry-runs/" + runs.ask(viewer, version, period));
        } catch (Problem.Invalid wrong) {
            var page = form(version, form.refused(wrong, problems, t.locale()), request, viewer, t);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
    }

    private void readable(Viewer viewer, PackVersion version) {
        try {
            versions.untried(viewer.tenant(), version);
        } catch (PackRefused refused) {
            throw new Problem.Invalid(
                    "version", "policy-problems", refused.problems().size());
        }
    }

    private static LocalDate date(Filled form, String field) {
        try {
            return LocalDate.parse(form.value(field));
        } catch (DateTimeException e) {
            throw new Problem.Invalid(field, form.value(field).isBlank() ? "required" : "unreadable");
        }
    }

    @GetMapping("/policy/dry-runs/{id}")
    ModelAndView show(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(defaultValue = "") String what,
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam(defaultValue = "changed") String side,
            @RequestParam(defaultValue = "") String after,
            HttpServletRequest request,
            Viewer viewer,
            Words t) {
        allowed(viewer);
        var run = runs.byId(viewer.tenant(), id);
        var cases = kind == null ? null : cases(run, kind, what, unit, side, after, viewer, t);
        return page(run, cases, Filled.with(Map.of()), request, viewer, t);
    }

    private ModelAndView page(
            DryRun run,
            DryRunView.@Nullable Cases cases,
            Filled form,
            HttpServletRequest request,
            Viewer viewer,
            Words t) {
        var inForce = PackVersions.inForceOf(versions.adopted(viewer.tenant()), clock.instant());
        var model = new LinkedHashMap<String, @Nullable Object>();
        model.put("shell", shells.of(request, viewer, t.of("dryRun.title"), NavItem.POLICY));
        model.put("view", view(run, cases, viewer, t));
        model.put("form", form);
        var moves = viewer.has(Role.ADMINISTRATOR)
                && run.period() == null
                && run.finishedAt() != null
                && inForce.no() == run.version();
        model.put("moves", moves);
        model.put(
                "question",
                moves
                        ? lackedCategories.of(viewer, versions.pack(viewer.tenant(), inForce), t)
                        : LackedCategories.Question.NONE);
        return new ModelAndView("desk/dry-run", model);
    }

    /** How far it is; once it is over the page itself is asked for. */
    @GetMapping("/policy/dry-runs/{id}/progress")
    ModelAndView progress(@PathVariable UUID id, jakarta.servlet.http.HttpServletResponse response, Viewer viewer) {
        allowed(viewer);
        var run = runs.byId(viewer.tenant(), id);
        if (run.isOver()) {
            response.setHeader("HX-Refresh", "true");
        }
        return new ModelAndView("desk/_dry-run-progress", Map.of("run", run));
    }

    /** Moves what runs to the version, once what that changes has been looked at. */
    @PostMapping("/policy/dry-runs/{id}/move")
    ModelAndView move(
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> sent,
            HttpServletRequest request,
            RedirectAttributes next,
            Viewer viewer,
            Words t) {
        PolicyVersionsPage.administrator(viewer);
        var run = runs.byId(viewer.tenant(), id);
        if (run.period() != null || run.finishedAt() == null || run.failure() != null) {
            throw new Problem.NotNow("policy-look-first");
        }
        var form = Filled.of(sent);
        try {
            var pack = versions.pack(viewer.tenant(), versions.version(viewer.tenant(), run.version()));
            moving.ask(
                    viewer,
                    run.version(),
                    PolicyVersionsPage.reason(form),
                    lackedCategories.chosen(viewer, pack, form));
        } catch (Problem.Invalid wrong) {
            var page = page(run, null, form.refused(wrong, problems, t.locale()), request, viewer, t);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
        next.addFlashAttribute("flash", t.of("dryRun.moving"));
        return new ModelAndView("redirect:/policy/versions/" + run.version());
    }

    @PostMapping("/policy/dry-runs/{id}/cancellation")
    String cancel(@PathVariable UUID id, Viewer viewer) {
        allowed(viewer);
        runs.byId(viewer.tenant(), id);
        runs.cancel(viewer.tenant(), id);
        return "redirect:/policy/dry-runs/" + id;
    }

    // ---- what it shows --------------------------------------------------------------------------------------------

    private DryRunView view(DryRun run, DryRunView.@Nullable Cases cases, Viewer viewer, Words t) {
        var by = viewer.organisation().member(run.askedBy()).map(Staff::name).orElseGet(() -> t.of("desk.somebody"));
        return new DryRunView(run, by, run.isOver() ? tables(run, viewer, t) : List.of(), cases);
    }

    private List<DryRunView.Table> tables(DryRun run, Viewer viewer, Words t) {
        var figures = runs.figures(viewer.tenant(), run.id());
        var tables = new ArrayList<DryRunView.Table>();
        for (var kind : List.of("due", "breach", "level", "approval")) {
            tables.add(new DryRunView.Table(
                    "dryRun." + kind,
                    figures.stream()
                            .filter(figure -> figure.code().equals(kind))
                            .sorted(java.util.Comparator.comparing(DryRunPage::order))
                            .map(figure -> new DryRunView.Row(
                                    name(run, kind, figure.what(), viewer, t),
                                    figure.before(),
                                    figure.after(),
                                    figure.changed(),
                                    address(run, kind, figure.what(), null)))
                            .toList()));
        }
        tables.add(new DryRunView.Table(
                "dryRun.units",
                runs.breachesByUnit(viewer.tenant(), run.id()).stream()
                        .map(figure -> new DryRunView.Row(
                                unit(viewer, figure.unit()),
                                figure.before(),
                                figure.after(),
                                figure.changed(),
                                address(run, "breach", "", figure.unit())))
                        .toList()));
        tables.removeIf(table -> table.rows().isEmpty());
        return tables;
    }

    /** The gravest level first, whatever else by its id. */
    private static String order(DryRuns.Figure figure) {
        return figure.code().equals("level")
                ? Integer.toString(
                        Level.values().length - Level.of(figure.what()).ordinal())
                : figure.what();
    }

    private static String unit(Viewer viewer, @Nullable UUID unit) {
        return viewer.organisation().units().stream()
                .filter(one -> one.id().equals(unit))
                .map(Unit::name)
                .findFirst()
                .orElse("");
    }

    private static String address(DryRun run, String kind, String what, @Nullable UUID unit) {
        return "/policy/dry-runs/" + run.id() + "?kind=" + kind + "&what="
                + UriUtils.encode(what, StandardCharsets.UTF_8) + (unit == null ? "" : "&unit=" + unit);
    }

    private String name(DryRun run, String kind, String what, Viewer viewer, Words t) {
        return switch (kind) {
            case "level" -> t.of("level." + what);
            case "approval" -> t.of("role." + what);
            default -> limit(run, what, viewer, t);
        };
    }

    /** The limit may be one that only the version tried has. */
    private String limit(DryRun run, String rule, Viewer viewer, Words t) {
        return policies.limit(viewer.organisation(), rule)
                .or(() -> Stream.of(versions.version(viewer.tenant(), run.version()))
                        .map(version -> versions.untried(viewer.tenant(), version))
                        .flatMap(pack -> pack.limits().stream())
                        .filter(limit -> limit.id().equals(rule))
                        .findFirst())
                .map(LimitRule::title)
                .map(title -> title.in(t.locale()))
                .orElse(rule);
    }

    private DryRunView.Cases cases(
            DryRun run,
            String kind,
            String what,
            @Nullable UUID unit,
            String side,
            String after,
            Viewer viewer,
            Words t) {
        if (!List.of("breach", "level", "approval", "due").contains(kind)
                || !List.of("before", "after", "changed").contains(side)) {
            throw new Problem.NotFound("http-404");
        }
        var list = runs.cases(
                viewer.tenant(),
                run.id(),
                kind,
                what,
                unit,
                DryRuns.Side.valueOf(side.toUpperCase(java.util.Locale.ROOT)),
                after,
                CASES + 1);
        var more = list.size() > CASES;
        var shown = more ? list.subList(0, CASES) : list;
        var of = unit == null ? name(run, kind, what, viewer, t) : unit(viewer, unit);
        return new DryRunView.Cases(
                t.of("dryRun.cases." + side, t.of("dryRun." + kind), of),
                shown.stream()
                        .map(one -> new DryRunView.Line(one, unit(viewer, one.unit())))
                        .toList(),
                kind.equals("breach") || kind.equals("due"),
                more
                        ? address(run, kind, what, unit) + "&side=" + side + "&after="
                                + UriUtils.encode(shown.getLast().number(), StandardCharsets.UTF_8) + "#cases"
                        : null);
    }

    // ---- who ------------------------------------------------------------------------------------------------------

    private PackVersion version(int no, Viewer viewer) {
        allowed(viewer);
        return versions.version(viewer.tenant(), no);
    }

    /** Whoever may not try a policy does not learn that one is being tried. */
    private static void allowed(Viewer viewer) {
        if (!isAllowed(viewer)) {
            throw new Problem.NotFound("http-404");
        }
    }

    static boolean isAllowed(Viewer viewer) {
        return viewer.has(Role.ADMINISTRATOR) || viewer.has(Role.LEADER) || viewer.has(Role.SUPERVISOR);
    }
}
