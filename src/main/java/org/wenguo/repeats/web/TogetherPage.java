package org.wenguo.repeats.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.wenguo.complaint.Channel;
import org.wenguo.complaint.Complaint;
import org.wenguo.complaint.Policies;
import org.wenguo.people.StaffShell;
import org.wenguo.people.Viewer;
import org.wenguo.platform.Problem;
import org.wenguo.platform.web.ApiProblems;
import org.wenguo.platform.web.Dictionary;
import org.wenguo.platform.web.Filled;
import org.wenguo.platform.web.NavItem;
import org.wenguo.platform.web.Words;
import org.wenguo.repeats.Likely;
import org.wenguo.repeats.ReadingTogether;
import org.wenguo.repeats.ReasonsInWords;
import org.wenguo.repeats.ReplyingToAll;
import org.wenguo.repeats.Together;

/** {@code /complaints/{number}/together}: everything about one matter on one page, and one answer to all. */
@Controller
@RequestMapping("/complaints/{number:[0-9]+}/together")
class TogetherPage {

    private final ReadingTogether reading;
    private final ReplyingToAll replying;
    private final Policies policies;
    private final StaffShell shell;
    private final Dictionary dictionary;
    private final ApiProblems problems;
    private final Clock clock;

    TogetherPage(
            ReadingTogether reading,
            ReplyingToAll replying,
            Policies policies,
            StaffShell shell,
            Dictionary dictionary,
            ApiProblems problems,
            Clock clock) {
        this.reading = reading;
        this.replying = replying;
        this.policies = policies;
        this.shell = shell;
        this.dictionary = dictionary;
        this.problems = problems;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView show(@PathVariable String number, HttpServletRequest request, Viewer viewer, Words words) {
        var t = dictionary.in(words.locale(), viewer.organisation().zone());
        var together = reading.of(number, viewer);
        var offered = new LinkedHashMap<String, List<String>>();
        offered.put("channel", List.of(together.lead().registration().channel().code()));
        offered.put("letter", List.of("true"));
        offered.put(
                "to",
                together.cases().stream()
                        .filter(one -> one.mayReply() && isOfTheCase(one))
                        .map(Together.Case::number)
                        .toList());
        return page(number, together, new Filled(offered, Map.of()), List.of(), false, request, viewer, t);
    }

    /** What is merely related is ticked by hand: an answer to the one need not be one to the other. */
    private static boolean isOfTheCase(Together.Case one) {
        return one.how() == Together.How.LEAD || one.how() == Together.How.MERGED;
    }

    @PostMapping
    ModelAndView reply(
            @PathVariable String number,
            @RequestParam MultiValueMap<String, String> sent,
            HttpServletRequest request,
            Viewer viewer,
            Words words) {
        var t = dictionary.in(words.locale(), viewer.organisation().zone());
        var form = Filled.of(sent);
        var asked = new ReplyingToAll.Asked(
                Channel.of(form.value("channel")).orElse(null),
                form.value("text"),
                sent.getOrDefault("to", List.of()),
                form.has("letter", "true"));
        var send = form.has("then", "send");
        try {
            var letters = send ? replying.send(number, asked, viewer, t) : replying.preview(number, asked, viewer, t);
            var next = send ? onlyWhatFailed(form, letters) : form;
            return page(number, reading.of(number, viewer), next, letters, send, request, viewer, t);
        } catch (Problem.Invalid wrong) {
            var page = page(
                    number,
                    reading.of(number, viewer),
                    form.refused(wrong, problems, t.locale()),
                    List.of(),
                    false,
                    request,
                    viewer,
                    t);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
    }

    /** Sending again must not send twice to those who have it. */
    private static Filled onlyWhatFailed(Filled form, List<ReplyingToAll.Letter> letters) {
        var typed = new LinkedHashMap<>(form.typed());
        typed.put(
                "to",
                letters.stream()
                        .filter(letter -> !letter.isFine())
                        .map(ReplyingToAll.Letter::number)
                        .toList());
        if (letters.stream().allMatch(ReplyingToAll.Letter::isFine)) {
            typed.put("text", List.of(""));
        }
        return new Filled(typed, form.wrong());
    }

    private ModelAndView page(
            String number,
            Together together,
            Filled form,
            List<ReplyingToAll.Letter> letters,
            boolean sent,
            HttpServletRequest request,
            Viewer viewer,
            Words t) {
        var reasons = new ReasonsInWords(t);
        var model = new LinkedHashMap<String, @Nullable Object>();
        model.put("t", t);
        model.put("shell", shell.of(request, viewer, t.of("repeats.title"), NavItem.COMPLAINTS));
        model.put("number", number);
        model.put("together", together);
        model.put("because", because(together.lead(), viewer, t));
        model.put("why", together.likely().stream().collect(Collectors.toMap(Likely::number, reasons::of)));
        model.put("form", form);
        model.put("letters", letters);
        model.put("sent", sent);
        model.put("now", clock.instant());
        return new ModelAndView("repeats/together", model);
    }

    private String because(Complaint lead, Viewer viewer, Words t) {
        var rule = lead.levelBecause().rule();
        return policies.of(viewer.organisation(), lead)
                .pack()
                .levelTitle(rule)
                .map(title -> title.in(t.locale()))
                .orElseGet(() -> t.of("desk.because." + rule));
    }
}
