package org.wenguo.desk.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;
import org.wenguo.complaint.Policies;
import org.wenguo.complaint.RegisterList;
import org.wenguo.imports.Imports;
import org.wenguo.intake.MailsByHand;
import org.wenguo.people.StaffShell;
import org.wenguo.people.Viewer;
import org.wenguo.platform.Problem;
import org.wenguo.platform.web.ApiProblems;
import org.wenguo.platform.web.Dictionary;
import org.wenguo.platform.web.Filled;
import org.wenguo.platform.web.NavItem;
import org.wenguo.platform.web.Words;

/** {@code /complaints}: the register 台账 as a list to work from; all of its conditions stand in the address (L3). */
@Controller
class QueuePage {

    private static final List<String> CONDITIONS =
            List.of("q", "unit", "stage", "level", "category", "channel", "overdue", "holder", "from", "to", "limit");

    private static final int USUAL_SIZE = 50;

    private final RegisterList register;
    private final QueueRows rows;
    private final Policies policies;
    private final StaffShell shell;
    private final Dictionary dictionary;
    private final ApiProblems problems;
    private final Clock clock;

    QueuePage(
            RegisterList register,
            QueueRows rows,
            Policies policies,
            StaffShell shell,
            Dictionary dictionary,
            ApiProblems problems,
            Clock clock) {
        this.register = register;
        this.rows = rows;
        this.policies = policies;
        this.shell = shell;
        this.dictionary = dictionary;
        this.problems = problems;
        this.clock = clock;
    }

    @GetMapping("/complaints")
    ModelAndView show(
            @RequestParam MultiValueMap<String, String> sent, HttpServletRequest request, Viewer viewer, Words t) {
        var words = dictionary.in(t.locale(), viewer.organisation().zone());
        var form = Filled.of(sent);
        try {
            var page = register.page(asked(form, viewer.organisation().zone()), viewer);
            return shown(form, page, request, viewer, words);
        } catch (Problem.Invalid wrong) {
            var nothing = new RegisterList.Page(List.of(), null);
            var page = shown(form.refused(wrong, problems, t.locale()), nothing, request, viewer, words);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
    }

    static RegisterList.Asked asked(Filled form, ZoneId zone) {
        return new RegisterList.Asked(
                form.value("unit"),
                form.value("stage"),
                form.value("level"),
                form.value("category"),
                form.value("channel"),
                form.has("overdue", "true") ? Boolean.TRUE : null,
                form.value("holder"),
                form.value("q"),
                day(form, "from", zone, 0),
                day(form, "to", zone, 1),
                form.value("after"),
                size(form.value("limit")));
    }

    private static int size(String typed) {
        return typed.matches("\\d{1,3}") ? Integer.parseInt(typed) : USUAL_SIZE;
    }

    /** The day named as the end is part of what is asked for. */
    private static @Nullable Instant day(Filled form, String field, ZoneId zone, int later) {
        var typed = form.value(field);
        try {
            return typed.isBlank()
                    ? null
                    : LocalDate.parse(typed.strip())
                            .plusDays(later)
                            .atStartOfDay(zone)
                            .toInstant();
        } catch (DateTimeException e) {
            throw new Problem.Invalid(field, "unreadable");
        }
    }

    private ModelAndView shown(
            Filled form, RegisterList.Page page, HttpServletRequest request, Viewer viewer, Words t) {
        var now = clock.instant();
        var policy = policies.inForce(viewer.organisation());
        var set = conditions(form);
        var view = new QueueView(
                rows.of(page.lines(), form.value("q"), viewer, t),
                views(set, now.atZone(t.zone()).toLocalDate(), viewer),
                viewer.organisation().units(),
                policy.pack(),
                policies.formerCategories(viewer.organisation(), policy.pack()).stream()
                        .map(code ->
                                new QueueView.Former(code, policy.category(code).in(t)))
                        .toList(),
                set.keySet().stream().anyMatch(name -> !name.equals("limit")),
                form.value("after").isEmpty() ? null : address(set),
                page.next() == null ? null : address(with(set, "after", page.next())),
                address("/complaints.xlsx", set),
                address("/complaints.csv", set),
                Imports.mayImport(viewer));
        return new ModelAndView(
                "desk/queue",
                Map.of(
                        "t", t,
                        "shell", shell.of(request, viewer, t.of("queue.title"), NavItem.COMPLAINTS),
                        "view", view,
                        "form", form,
                        "now", now));
    }

    static Map<String, String> conditions(Filled form) {
        var set = new LinkedHashMap<String, String>();
        for (var name : CONDITIONS) {
            if (!form.value(name).isBlank()) {
                set.put(name, form.value(name).strip());
            }
        }
        return set;
    }

    private static List<QueueView.Saved> views(Map<String, String> set, LocalDate today, Viewer viewer) {
        var monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        var asked = new LinkedHashMap<>(set);
        asked.remove("limit");
        var mails = MailsByHand.mayDeal(viewer)
                ? Stream.of(new QueueView.Saved("mails.title", "/intake/mails", false))
                : Stream.<QueueView.Saved>empty();
        var deliveries = Stream.of(new QueueView.Saved("delivery.title", "/deliveries", false));
        var views = Stream.of(
                view("queue.view.all", Map.of(), asked),
                view("queue.view.open", Map.of("stage", "open"), asked),
                view("queue.view.overdue", Map.of("overdue", "true"), asked),
                view("queue.view.mine", Map.of("holder", "me"), asked),
                view("queue.view.week", Map.of("from", monday.toString()), asked),
                view("queue.view.grave", Map.of("level", "major,hot"), asked));
        return Stream.of(views, mails, deliveries).flatMap(one -> one).toList();
    }

    private static QueueView.Saved view(String key, Map<String, String> conditions, Map<String, String> asked) {
        return new QueueView.Saved(key, address(conditions), asked.equals(conditions));
    }

    private static Map<String, String> with(Map<String, String> set, String name, String value) {
        var more = new LinkedHashMap<>(set);
        more.put(name, value);
        return more;
    }

    private static String address(Map<String, String> conditions) {
        return address("/complaints", conditions);
    }

    private static String address(String path, Map<String, String> conditions) {
        var address = UriComponentsBuilder.fromPath(path);
        conditions.forEach((name, value) -> address.queryParam(name, "{" + name + "}"));
        return address.encode().buildAndExpand(conditions).toUriString();
    }
}
