package org.wenguo.bulletin.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.wenguo.bulletin.Account;
import org.wenguo.bulletin.Bulletin;
import org.wenguo.bulletin.BulletinInSight;
import org.wenguo.bulletin.IssuingBulletins;
import org.wenguo.complaint.Saying;
import org.wenguo.people.Organisation;
import org.wenguo.people.StaffShell;
import org.wenguo.people.Viewer;
import org.wenguo.platform.Problem;
import org.wenguo.platform.web.ApiProblems;
import org.wenguo.platform.web.Dictionary;
import org.wenguo.platform.web.Filled;
import org.wenguo.platform.web.NavItem;
import org.wenguo.platform.web.Words;

/** {@code /bulletins/{id}}: one bulletin, to write, to decide on, to read and to print. */
@Controller
class BulletinPage {

    private final IssuingBulletins bulletins;
    private final StaffShell shell;
    private final Dictionary dictionary;
    private final ApiProblems problems;
    private final Saying saying;
    private final Clock clock;

    BulletinPage(
            IssuingBulletins bulletins,
            StaffShell shell,
            Dictionary dictionary,
            ApiProblems problems,
            Saying saying,
            Clock clock) {
        this.bulletins = bulletins;
        this.shell = shell;
        this.dictionary = dictionary;
        this.problems = problems;
        this.saying = saying;
        this.clock = clock;
    }

    // ---- beginning ------------------------------------------------------------------------------------------------

    @GetMapping("/bulletins/new")
    ModelAndView offer(@RequestParam String complaint, HttpServletRequest request, Viewer viewer, Words words) {
        var t = in(words, viewer);
        var offer = bulletins.offer(complaint.strip(), viewer, t);
        var account = offer.words();
        return account == null
                ? new ModelAndView("redirect:/bulletins/" + offer.open())
                : form(offer, filled(account), null, request, viewer, t);
    }

    @PostMapping("/bulletins")
    ModelAndView begin(
            @RequestParam MultiValueMap<String, String> sent,
            HttpServletRequest request,
            RedirectAttributes next,
            Viewer viewer,
            Words words) {
        var t = in(words, viewer);
        var form = Filled.of(sent);
        try {
            var number = form.value("complaint").strip();
            var begun = form.has("then", "submit")
                    ? bulletins.beginAndSubmit(number, account(form), viewer)
                    : bulletins.begin(number, account(form), viewer);
            next.addFlashAttribute(
                    "flash", t.of(form.has("then", "submit") ? "bulletin.submitted.done" : "bulletin.saved"));
            return new ModelAndView("redirect:/bulletins/" + begun.id());
        } catch (Problem.NotFound | Problem.NotYours unseen) {
            throw unseen;
        } catch (Problem problem) {
            var offer = bulletins.offer(form.value("complaint").strip(), viewer, t);
            var page = form(offer, refused(form, problem, t), problem, request, viewer, t);
            page.setStatus(HttpStatusCode.valueOf(problem.status()));
            return page;
        }
    }

    private ModelAndView form(
            IssuingBulletins.Offer offer,
            Filled form,
            @Nullable Problem problem,
            HttpServletRequest request,
            Viewer viewer,
            Words t) {
        var model = new LinkedHashMap<String, @Nullable Object>();
        model.put("t", t);
        model.put("shell", shell.of(request, viewer, t.of("bulletin.new"), NavItem.BULLETINS));
        model.put("complaint", offer.complaint());
        model.put("name", offer.rule().name().in(t.locale()));
        model.put("form", form);
        model.put("problem", said(problem, t));
        model.put("open", offer.open() == null ? null : offer.open().toString());
        return new ModelAndView("bulletin/new", model);
    }

    // ---- one ------------------------------------------------------------------------------------------------------

    @GetMapping("/bulletins/{id}")
    ModelAndView show(@PathVariable String id, HttpServletRequest request, Viewer viewer, Words words) {
        var t = in(words, viewer);
        var seen = bulletins.read(uuid(id), viewer);
        return page(seen, filled(seen.bulletin().account()), null, request, viewer, t);
    }

    @PostMapping("/bulletins/{id}")
    ModelAndView write(
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> sent,
            HttpServletRequest request,
            RedirectAttributes next,
            Viewer viewer,
            Words words) {
        var t = in(words, viewer);
        var form = Filled.of(sent);
        return done(id, form, request, viewer, t, () -> {
            var written = bulletins.rewrite(uuid(id), account(form), expected(form), viewer);
            if (form.has("then", "submit")) {
                bulletins.submit(uuid(id), OptionalInt.of(written.version()), viewer);
                next.addFlashAttribute("flash", t.of("bulletin.submitted.done"));
            } else {
                next.addFlashAttribute("flash", t.of("bulletin.saved"));
            }
        });
    }

    @PostMapping("/bulletins/{id}/approval")
    ModelAndView decide(
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> sent,
            HttpServletRequest request,
            RedirectAttributes next,
            Viewer viewer,
            Words words) {
        var t = in(words, viewer);
        var form = Filled.of(sent);
        return done(id, form, request, viewer, t, () -> {
            if (form.has("decision", "granted")) {
                var issued = bulletins.approve(uuid(id), expected(form), viewer);
                var recipients =
                        bulletins.read(issued.id(), viewer).recipients().size();
                next.addFlashAttribute(
                        "flash", t.of("bulletin.issued.done", number(issued, t), Integer.toString(recipients)));
            } else if (form.has("decision", "refused")) {
                bulletins.giveBack(uuid(id), form.value("reason"), expected(form), viewer);
                next.addFlashAttribute("flash", t.of("bulletin.returned.done"));
            } else {
                throw new Problem.Invalid("decision", "one-of");
            }
        });
    }

    @PostMapping("/bulletins/{id}/removal")
    ModelAndView discard(
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> sent,
            HttpServletRequest request,
            RedirectAttributes next,
            Viewer viewer,
            Words words) {
        var t = in(words, viewer);
        var form = Filled.of(sent);
        return done(id, form, request, viewer, t, () -> {
            bulletins.discard(uuid(id), expected(form), viewer);
            next.addFlashAttribute("flash", t.of("bulletin.discarded.done"));
        });
    }

    /** What was typed stays in the form, whatever stands against it; beside it what is stored now. */
    private ModelAndView done(
            String id, Filled form, HttpServletRequest request, Viewer viewer, Words t, Runnable deed) {
        try {
            deed.run();
            return new ModelAndView("redirect:/bulletins/" + uuid(id));
        } catch (Problem.NotFound unseen) {
            throw unseen;
        } catch (Problem problem) {
            var seen = bulletins.read(uuid(id), viewer);
            var typed =
                    form.value("title").isEmpty() && form.value("situation").isEmpty() ? typedReason(seen, form) : form;
            var page = page(seen, refused(typed, problem, t), problem, request, viewer, t);
            page.setStatus(HttpStatusCode.valueOf(problem.status()));
            return page;
        }
    }

    private static Filled typedReason(BulletinInSight seen, Filled form) {
        var values = new LinkedHashMap<>(words(seen.bulletin().account()));
        values.put("reason", form.value("reason"));
        return Filled.with(values);
    }

    private ModelAndView page(
            BulletinInSight seen,
            Filled form,
            @Nullable Problem problem,
            HttpServletRequest request,
            Viewer viewer,
            Words t) {
        var organisation = viewer.organisation();
        var bulletin = seen.bulletin();
        var model = new LinkedHashMap<String, @Nullable Object>();
        model.put("t", t);
        model.put("shell", shell.of(request, viewer, bulletin.account().title(), NavItem.BULLETINS));
        model.put("seen", seen);
        model.put("organisation", organisation);
        model.put("now", clock.instant());
        model.put("form", form);
        model.put("problem", said(problem, t));
        model.put("stale", problem instanceof Problem.Stale);
        model.put("number", number(bulletin, t));
        model.put("name", seen.rule().map(rule -> rule.name().in(t.locale())).orElseGet(() -> t.of("bulletin.title")));
        model.put("writers", names(bulletin.writers(), organisation, t));
        model.put(
                "approvers",
                seen.approvers().stream()
                        .map(role -> t.of("role." + role.code()))
                        .collect(Collectors.joining(t.of("bulletin.comma"))));
        return new ModelAndView("bulletin/one", model);
    }

    // ---- words ----------------------------------------------------------------------------------------------------

    private Words in(Words words, Viewer viewer) {
        return dictionary.in(words.locale(), viewer.organisation().zone());
    }

    /** The number as people say it; empty before it is issued. */
    static String number(Bulletin bulletin, Words t) {
        var issued = bulletin.issued();
        return issued == null
                ? ""
                : t.of("bulletin.number", Integer.toString(issued.year()), Integer.toString(issued.serial()));
    }

    static String names(List<UUID> staff, Organisation organisation, Words t) {
        return staff.stream()
                .flatMap(one -> organisation.member(one).stream())
                .map(one -> one.name())
                .collect(Collectors.joining(t.of("bulletin.comma")));
    }

    private @Nullable String said(@Nullable Problem problem, Words t) {
        return problem == null || problem instanceof Problem.Invalid ? null : problems.message(problem, t.locale());
    }

    private Filled refused(Filled form, Problem problem, Words t) {
        return problem instanceof Problem.Invalid invalid ? form.refused(invalid, problems, t.locale()) : form;
    }

    /** Read as the API reads it, so that characters that cannot be stored are refused by name here, too. */
    private Account account(Filled form) {
        var said = new LinkedHashMap<String, String>();
        for (var field : List.of("title", "situation", "help")) {
            said.put(field, form.value(field));
        }
        return saying.read(Account.class, Saying.fromForm(said));
    }

    private static Filled filled(Account account) {
        return Filled.with(words(account));
    }

    private static Map<String, String> words(Account account) {
        var words = new LinkedHashMap<String, String>();
        words.put("title", account.title());
        words.put("situation", account.situation());
        words.put("help", account.help());
        return words;
    }

    private static OptionalInt expected(Filled form) {
        var version = form.value("version");
        return version.matches("\\d{1,9}") ? OptionalInt.of(Integer.parseInt(version)) : OptionalInt.empty();
    }

    /** An address that cannot be one of a bulletin is not found, like any other that is none. */
    static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw new Problem.NotFound("no-bulletin");
        }
    }
}
