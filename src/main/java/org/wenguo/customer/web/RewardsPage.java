package org.wenguo.customer.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.wenguo.complaint.ComplaintRepresentation;
import org.wenguo.customer.Rewards;
import org.wenguo.people.Staff;
import org.wenguo.people.StaffShell;
import org.wenguo.people.Viewer;
import org.wenguo.platform.Problem;
import org.wenguo.platform.web.ApiProblems;
import org.wenguo.platform.web.Dictionary;
import org.wenguo.platform.web.Filled;
import org.wenguo.platform.web.NavItem;
import org.wenguo.platform.web.Words;
import org.wenguo.sheet.XlsxWriter;

/** {@code /rewards}: rewards for useful complaints of a period, their totals, and the standard that is published. */
@Controller
class RewardsPage {

    private static final List<Integer> WIDTHS = List.of(16, 40, 18, 30, 12, 8, 40, 12, 18, 10, 12, 18, 30, 12, 18, 40);
    private static final List<String> HEADINGS = List.of(
            "complaint",
            "subject",
            "unit",
            "what",
            "amount",
            "currency",
            "why",
            "proposedBy",
            "proposedAt",
            "state",
            "decidedBy",
            "decidedAt",
            "reason",
            "givenBy",
            "givenAt",
            "proof");

    private final Rewards rewards;
    private final StaffShell shell;
    private final Dictionary dictionary;
    private final ApiProblems problems;
    private final Clock clock;

    RewardsPage(Rewards rewards, StaffShell shell, Dictionary dictionary, ApiProblems problems, Clock clock) {
        this.rewards = rewards;
        this.shell = shell;
        this.dictionary = dictionary;
        this.problems = problems;
        this.clock = clock;
    }

    @GetMapping("/rewards")
    ModelAndView show(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            HttpServletRequest request,
            Viewer viewer,
            Words t) {
        try {
            return page(period(from, to, viewer), Filled.with(Map.of()), request, viewer, t);
        } catch (Problem.Invalid wrong) {
            var typed = Filled.with(Map.of("from", from == null ? "" : from, "to", to == null ? "" : to));
            var page = page(
                    Rewards.Period.thisYear(
                            clock.instant(), viewer.organisation().zone()),
                    typed.refused(wrong, problems, t.locale()),
                    request,
                    viewer,
                    t);
            page.setStatus(HttpStatusCode.valueOf(wrong.status()));
            return page;
        }
    }

    @PostMapping("/rewards/standard")
    ModelAndView publish(
            @RequestParam MultiValueMap<String, String> sent,
            HttpServletRequest request,
            RedirectAttributes next,
            Viewer viewer,
            Words t) {
        var form = Filled.of(sent);
        try {
            rewards.publish(form.value("text").replace("\r\n", "\n"), viewer);
            next.addFlashAttribute("flash", t.of("rewards.published"));
            return new ModelAndView("redirect:/rewards");
        } catch (Problem.Invalid wrong) {
            var page = page(
                    Rewards.Period.thisYear(
                            clock.instant(), viewer.organisation().zone()),
                    form.refused(wrong, problems, t.locale()),
                    request,
                    viewer,
                    t);
            page.setStatus(HttpStatusCode.valueOf(wrong.status()));
            return page;
        }
    }

    @GetMapping("/rewards.xlsx")
    void xlsx(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            HttpServletResponse response,
            Viewer viewer,
            Words words)
            throws IOException {
        var t = dictionary.in(words.locale(), viewer.organisation().zone());
        var period = period(from, to, viewer);
        var found = rewards.in(period, viewer);
        response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(
                                t.of("rewards.title") + " " + period.from() + " " + period.to() + ".xlsx",
                                StandardCharsets.UTF_8)
                        .build()
                        .toString());
        try (var sheet = new XlsxWriter(response.getOutputStream(), t.of("rewards.title"), WIDTHS)) {
            sheet.row(
                    HEADINGS.stream().map(one -> t.of("rewards.column." + one)).toList());
            for (var line : found.lines()) {
                var cells = new ArrayList<@Nullable Object>();
                cells.add(line.complaint());
                cells.add(line.subject());
                cells.add(line.unit().name());
                cells.add(line.what());
                cells.add(line.amount());
                cells.add(line.currency());
                cells.add(line.why());
                cells.add(name(line.proposedBy(), viewer));
                cells.add(t.exact(line.proposedAt()));
                cells.add(t.of("reward.state." + line.state()));
                cells.add(name(line.decidedBy(), viewer));
                cells.add(line.decidedAt() == null ? null : t.exact(line.decidedAt()));
                cells.add(line.reason());
                cells.add(name(line.givenBy(), viewer));
                cells.add(line.givenAt() == null ? null : t.exact(line.givenAt()));
                cells.add(line.proof());
                sheet.row(cells);
            }
        }
    }

    /**
     * Those proposed in a period, as data.
     *
     * @param from first day, as 2026-01-01; left out: the first day of this year
     * @param to last day; left out: today
     */
    @GetMapping("/api/v1/rewards")
    @ResponseBody
    Map<String, @Nullable Object> list(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            Viewer viewer) {
        var period = period(from, to, viewer);
        var found = rewards.in(period, viewer);
        var zone = viewer.organisation().zone();
        var body = new LinkedHashMap<String, @Nullable Object>();
        body.put("from", period.from().toString());
        body.put("to", period.to().toString());
        body.put("granted", plain(found.granted()));
        body.put("given", plain(found.given()));
        body.put(
                "items",
                found.lines().stream()
                        .map(line -> {
                            var item = new LinkedHashMap<String, @Nullable Object>();
                            item.put("complaint", line.complaint());
                            item.put("no", line.no());
                            item.put("unit", line.unit().code());
                            item.put("what", line.what());
                            item.put(
                                    "value",
                                    line.amount() == null
                                            ? null
                                            : Map.of(
                                                    "value",
                                                    line.amount().toPlainString(),
                                                    "currency",
                                                    String.valueOf(line.currency())));
                            item.put("why", line.why());
                            item.put("state", line.state());
                            item.put("proposedBy", username(line.proposedBy(), viewer));
                            item.put("proposedAt", ComplaintRepresentation.time(line.proposedAt(), zone));
                            item.put("decidedBy", username(line.decidedBy(), viewer));
                            item.put("decidedAt", ComplaintRepresentation.time(line.decidedAt(), zone));
                            item.put("reason", line.reason());
                            item.put("givenBy", username(line.givenBy(), viewer));
                            item.put("givenAt", ComplaintRepresentation.time(line.givenAt(), zone));
                            item.put("proof", line.proof());
                            return item;
                        })
                        .toList());
        return body;
    }

    private static Map<String, String> plain(Map<String, java.math.BigDecimal> sums) {
        var plain = new LinkedHashMap<String, String>();
        sums.forEach((currency, sum) -> plain.put(currency, sum.toPlainString()));
        return plain;
    }

    private Rewards.Period period(@Nullable String from, @Nullable String to, Viewer viewer) {
        var year =
                Rewards.Period.thisYear(clock.instant(), viewer.organisation().zone());
        return new Rewards.Period(day("from", from, year.from()), day("to", to, year.to()));
    }

    private static LocalDate day(String field, @Nullable String text, LocalDate otherwise) {
        if (text == null || text.isBlank()) {
            return otherwise;
        }
        try {
            var day = LocalDate.parse(text.strip());
            if (day.getYear() < 1900 || day.getYear() > 9998) {
                throw new Problem.Invalid(field, "between", "1900", "9998");
            }
            return day;
        } catch (DateTimeException e) {
            throw new Problem.Invalid(field, "unreadable");
        }
    }

    private ModelAndView page(
            Rewards.Period period, Filled form, HttpServletRequest request, Viewer viewer, Words words) {
        var t = dictionary.in(words.locale(), viewer.organisation().zone());
        var model = new LinkedHashMap<String, @Nullable Object>();
        model.put("t", t);
        model.put("shell", shell.of(request, viewer, t.of("rewards.title"), NavItem.CUSTOMERS));
        model.put("now", clock.instant());
        model.put("period", period);
        model.put("form", form);
        model.put("found", rewards.in(period, viewer));
        model.put("organisation", viewer.organisation());
        model.put("standard", rewards.standard(viewer.organisation()).orElse(""));
        model.put("mayPublish", Rewards.mayPublish(viewer));
        return new ModelAndView("customer/rewards", model);
    }

    private static @Nullable String name(@Nullable UUID staff, Viewer viewer) {
        return viewer.organisation().member(staff).map(Staff::name).orElse(null);
    }

    private static @Nullable String username(@Nullable UUID staff, Viewer viewer) {
        return viewer.organisation().member(staff).map(Staff::username).orElse(null);
    }
}
