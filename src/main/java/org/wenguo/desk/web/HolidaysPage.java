package org.wenguo.desk.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Year;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.wenguo.complaint.Policies;
import org.wenguo.complaint.Policy;
import org.wenguo.deadline.ForeseeingMoves;
import org.wenguo.people.CalendarChange;
import org.wenguo.people.Organisations;
import org.wenguo.people.Role;
import org.wenguo.people.StaffShell;
import org.wenguo.people.Viewer;
import org.wenguo.platform.Identifiers;
import org.wenguo.platform.Problem;
import org.wenguo.platform.web.ApiProblems;
import org.wenguo.platform.web.Filled;
import org.wenguo.platform.web.Words;
import org.wenguo.policy.HolidayYear;
import org.wenguo.policy.HolidaysRefused;
import org.wenguo.policy.PublicHolidays;

/**
 * {@code /calendar/holidays}: which years' public holidays are known and from where. Administrators give the paper of a
 * year as a file, read what it would change, and only then take it.
 */
@Controller
class HolidaysPage {

    private static final int LONGEST_SOURCE = 100;

    private final Organisations organisations;
    private final Policies policies;
    private final StaffShell shell;
    private final ApiProblems problems;
    private final ForeseeingMoves foreseeing;
    private final CalendarForms forms;
    private final Clock clock;

    HolidaysPage(
            Organisations organisations,
            Policies policies,
            StaffShell shell,
            ApiProblems problems,
            ForeseeingMoves foreseeing,
            CalendarForms forms,
            Clock clock) {
        this.organisations = organisations;
        this.policies = policies;
        this.shell = shell;
        this.problems = problems;
        this.foreseeing = foreseeing;
        this.forms = forms;
        this.clock = clock;
    }

    /** @param back a year of which the paper is to be taken back */
    @GetMapping("/calendar/holidays")
    ModelAndView show(
            @RequestParam(required = false) @Nullable Integer back,
            HttpServletRequest request,
            Viewer viewer,
            Words t) {
        var policy = policies.inForce(viewer.organisation());
        if (back == null) {
            return page(policy, Filled.with(Map.of()), null, request, viewer, t);
        }
        CalendarForms.administrator(viewer);
        if (last(policy, Year.of(back)).map(CalendarChange.OfHolidays::paper).isEmpty()) {
            throw new Problem.NotFound("http-404");
        }
        return offered(policy, new Offer(Year.of(back), null, ""), Filled.with(Map.of()), request, viewer, t);
    }

    /** Reads the file and shows what it would change; nothing is taken yet. */
    @PostMapping("/calendar/holidays")
    ModelAndView read(
            @RequestParam(required = false) @Nullable MultipartFile file,
            HttpServletRequest request,
            Viewer viewer,
            Words t) {
        CalendarForms.administrator(viewer);
        var policy = policies.inForce(viewer.organisation());
        try {
            var paper = paper(text(file));
            return offered(
                    policy, new Offer(paper.year(), paper, source(file)), Filled.with(Map.of()), request, viewer, t);
        } catch (Problem.Invalid wrong) {
            var page =
                    page(policy, Filled.with(Map.of()).refused(wrong, problems, t.locale()), null, request, viewer, t);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
    }

    @PostMapping("/calendar/holidays/taken")
    ModelAndView take(
            @RequestParam MultiValueMap<String, String> sent,
            HttpServletRequest request,
            RedirectAttributes next,
            Viewer viewer,
            Words t) {
        CalendarForms.administrator(viewer);
        var policy = policies.inForce(viewer.organisation());
        var form = Filled.of(sent);
        // What the page sent back may be another file by now; it is read and checked as if it were new.
        var offer = offer(form);
        try {
            var wrong = new ArrayList<Problem.FieldError>();
            var reason = CalendarForms.reason(form, wrong);
            if (!wrong.isEmpty()) {
                throw new Problem.Invalid(wrong);
            }
            organisations.changeCalendar(viewer.tenant(), offer.change(reason, viewer, clock), form.value("seen"));
            next.addFlashAttribute(
                    "flash", t.of("hours.holidays.taken", offer.year().toString()));
            return new ModelAndView("redirect:/calendar/holidays");
        } catch (Problem.Invalid wrong) {
            var page = offered(policy, offer, form.refused(wrong, problems, t.locale()), request, viewer, t);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
    }

    private static Offer offer(Filled form) {
        try {
            if (form.value("paper").isEmpty()) {
                return new Offer(Year.of(Integer.parseInt(form.value("year"))), null, "");
            }
            var paper = paper(form.value("paper"));
            return new Offer(paper.year(), paper, shortened(form.value("source")));
        } catch (NumberFormatException | Problem.Invalid e) {
            throw new Problem.Malformed("http-400");
        }
    }

    private static String text(@Nullable MultipartFile file) {
        if (file == null || file.isEmpty()) {
            throw new Problem.Invalid("file", "required");
        }
        if (file.getSize() > HolidayYear.MOST_BYTES) {
            throw new Problem.Invalid("file", "holidays-too-large", HolidayYear.MOST_BYTES / 1024);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file.getBytes()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Problem.Invalid("file", "holidays-malformed");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HolidayYear paper(String json) {
        try {
            return HolidayYear.read(json);
        } catch (HolidaysRefused refused) {
            throw new Problem.Invalid(
                    "file", "holidays-" + refused.code(), refused.arguments().toArray());
        }
    }

    private static String source(@Nullable MultipartFile file) {
        var name = file == null ? null : file.getOriginalFilename();
        return shortened(name == null ? "" : name.replaceAll(".*[/\\\\]", ""));
    }

    private static String shortened(String name) {
        var storable = name.replaceAll("[\\p{Cntrl}\\p{Cs}]", "").strip();
        return storable.length() > LONGEST_SOURCE ? storable.substring(0, LONGEST_SOURCE) : storable;
    }

    private static java.util.Optional<CalendarChange.OfHolidays> last(Policy policy, Year year) {
        return policy.organisation().calendarChanges(CalendarChange.OfHolidays.class).reversed().stream()
                .filter(change -> change.year().equals(year))
                .findFirst();
    }

    private ModelAndView offered(
            Policy policy, Offer offer, Filled form, HttpServletRequest request, Viewer viewer, Words t) {
        var change = offer.change("", viewer, clock);
        var known = policy.holidays();
        var then = offer.paper() == null ? known.as(PublicHolidays.china(), offer.year()) : known.with(offer.paper());
        var differences = known.differences(then);
        var foreseen = differences.isEmpty()
                ? new ForeseeingMoves.Foreseen(0, true)
                : foreseeing.of(
                        viewer.organisation(),
                        change,
                        // A day before, for calendars in zones that are ahead of ours.
                        differences
                                .getFirst()
                                .date()
                                .minusDays(1)
                                .atStartOfDay(viewer.organisation().zone())
                                .toInstant());
        var preview = new HolidaysView.Preview(
                offer.year(),
                offer.paper() == null ? "" : offer.paper().json(),
                offer.source(),
                offer.paper() == null ? List.of() : offer.paper().papers(),
                known.knows(offer.year()),
                differences,
                foreseen.limits(),
                foreseen.all(),
                Organisations.last(
                        viewer.organisation().calendarChanges(), CalendarChange.OfHolidays.subject(offer.year())));
        return page(policy, form, preview, request, viewer, t);
    }

    private ModelAndView page(
            Policy policy,
            Filled form,
            HolidaysView.@Nullable Preview preview,
            HttpServletRequest request,
            Viewer viewer,
            Words t) {
        var organisation = policy.organisation();
        var changes = organisation.calendarChanges(CalendarChange.OfHolidays.class);
        var ours = new LinkedHashMap<Year, UUID>();
        changes.forEach(change -> ours.put(change.year(), change.id()));
        var history = changes.reversed().stream()
                .map(change -> new HolidaysView.Change(
                        change.year(),
                        change.paper() == null ? 0 : change.paper().days().size(),
                        change.paper() == null,
                        change.source(),
                        change.reason(),
                        CalendarForms.nameOf(organisation, change.by()),
                        change.at(),
                        change.id().equals(ours.get(change.year())) && change.paper() != null))
                .toList();
        var today = forms.today(viewer);
        var years = new TreeSet<Year>(ours.keySet());
        for (var year = today.getYear() - 2; year <= today.getYear() + 1; year++) {
            years.add(Year.of(year));
        }
        var known = years.stream()
                .map(year -> new HolidaysView.Known(
                        year,
                        policy.holidays()
                                .year(year)
                                .map(paper -> paper.days().size())
                                .orElse(0),
                        last(policy, year)
                                .filter(change -> change.paper() != null)
                                .isPresent()))
                .toList();
        var missing = policy.calendarOf(organisation.root().id()).missing(today).orElse(null);
        var model = new LinkedHashMap<String, @Nullable Object>();
        model.put("shell", shell.of(request, viewer, t.of("hours.holidays.title"), null));
        model.put("form", form);
        model.put(
                "view", new HolidaysView(known.reversed(), history, missing, preview, viewer.has(Role.ADMINISTRATOR)));
        return new ModelAndView("desk/calendar-holidays", model);
    }

    /** @param paper null: the year as it is shipped */
    private record Offer(Year year, @Nullable HolidayYear paper, String source) {

        CalendarChange.OfHolidays change(String reason, Viewer viewer, Clock clock) {
            return new CalendarChange.OfHolidays(
                    Identifiers.next(),
                    year,
                    paper,
                    source,
                    reason,
                    Objects.requireNonNull(viewer.staff().id()),
                    clock.instant());
        }
    }
}
