package org.wenguo.bulletin.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.wenguo.bulletin.ImportantLines;
import org.wenguo.bulletin.ImportantLines.Line;
import org.wenguo.bulletin.ImportantLines.Period;
import org.wenguo.people.StaffShell;
import org.wenguo.people.Viewer;
import org.wenguo.platform.Problem;
import org.wenguo.platform.web.ApiProblems;
import org.wenguo.platform.web.Dictionary;
import org.wenguo.platform.web.Filled;
import org.wenguo.platform.web.NavItem;
import org.wenguo.platform.web.Words;

/** {@code /bulletins/lines}: the lines on important complaints for the half-month or monthly report (I2). */
@Controller
class LinesPage {

    /** Without it spreadsheets take Chinese for something else. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final ImportantLines lines;
    private final StaffShell shell;
    private final Dictionary dictionary;
    private final ApiProblems problems;
    private final Clock clock;

    LinesPage(ImportantLines lines, StaffShell shell, Dictionary dictionary, ApiProblems problems, Clock clock) {
        this.lines = lines;
        this.shell = shell;
        this.dictionary = dictionary;
        this.problems = problems;
        this.clock = clock;
    }

    @GetMapping("/bulletins/lines")
    ModelAndView show(
            @RequestParam MultiValueMap<String, String> sent, HttpServletRequest request, Viewer viewer, Words words) {
        var t = dictionary.in(words.locale(), viewer.organisation().zone());
        var form = Filled.of(sent);
        var usual = Period.of(LocalDate.ofInstant(clock.instant(), t.zone()));
        try {
            return page(asked(form, usual), form, request, viewer, t);
        } catch (Problem.Invalid wrong) {
            var page = page(usual, form.refused(wrong, problems, t.locale()), request, viewer, t);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
    }

    @GetMapping("/bulletins/lines.csv")
    ResponseEntity<byte[]> csv(@RequestParam MultiValueMap<String, String> sent, Viewer viewer, Words words) {
        var t = dictionary.in(words.locale(), viewer.organisation().zone());
        var period = asked(Filled.of(sent), Period.of(LocalDate.ofInstant(clock.instant(), t.zone())));
        var rows = new ArrayList<String>();
        rows.add(row(Stream.of("number", "subject", "unit", "ended", "state", "result")
                .map(column -> t.of("lines." + column))));
        for (var line : lines.of(period, viewer).lines()) {
            rows.add(row(Stream.of(
                    line.number(),
                    line.subject(),
                    line.unit().name(),
                    t.time(line.endedAt()),
                    state(line, t),
                    result(line, t))));
        }
        var name = "lines-" + period.first() + "-" + period.last() + ".csv";
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body((BYTE_ORDER_MARK + String.join("\r\n", rows) + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    private ModelAndView page(Period period, Filled form, HttpServletRequest request, Viewer viewer, Words t) {
        var found = lines.of(period, viewer);
        var model = new LinkedHashMap<String, @Nullable Object>();
        model.put("t", t);
        model.put("shell", shell.of(request, viewer, t.of("lines.title"), NavItem.BULLETINS));
        model.put("period", period);
        model.put("found", found);
        model.put("form", form);
        model.put("states", found.lines().stream().map(line -> state(line, t)).toList());
        model.put("results", found.lines().stream().map(line -> result(line, t)).toList());
        model.put("text", text(found.lines(), t));
        return new ModelAndView("bulletin/lines", model);
    }

    private static Period asked(Filled form, Period usual) {
        if (form.value("month").isBlank()) {
            return usual;
        }
        var half = form.value("half");
        if (!half.matches("[0-2]?")) {
            throw new Problem.Invalid("half", "one-of");
        }
        return Periods.of(form.value("month"), half.isEmpty() ? 0 : Integer.parseInt(half));
    }

    /** One sentence; where nothing was said, the stage in which it ended. */
    private static String state(Line line, Words t) {
        return line.state().isEmpty() ? t.of("stage." + line.stage().name()) : line.state();
    }

    /** What the complainant thought of it; where nobody asked, how it ended. */
    private static String result(Line line, Words t) {
        return line.result() == null ? t.of("stage." + line.stage().name()) : t.of("callback." + line.result());
    }

    private static String text(List<Line> lines, Words t) {
        var no = new int[] {0};
        return lines.stream()
                .map(line -> t.of(
                        "lines.line",
                        Integer.toString(++no[0]),
                        line.subject(),
                        line.number(),
                        line.unit().name(),
                        ended(state(line, t), t),
                        result(line, t)))
                .collect(Collectors.joining("\n"));
    }

    private static String ended(String sentence, Words t) {
        return sentence.matches("(?s).*\\p{Po}") ? sentence : sentence + t.of("lines.stop");
    }

    private static String row(Stream<String> cells) {
        return cells.map(LinesPage::cell).collect(Collectors.joining(","));
    }

    /** What a spreadsheet would take for a formula is only ever words here. */
    private static String cell(String text) {
        var harmless = text.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + text : text;
        return "\"" + harmless.replace("\"", "\"\"") + "\"";
    }
}
