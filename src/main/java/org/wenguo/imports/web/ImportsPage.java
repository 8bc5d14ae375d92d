package org.wenguo.imports.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.wenguo.imports.Import;
import org.wenguo.imports.ImportedField;
import org.wenguo.imports.Imports;
import org.wenguo.imports.Mapping;
import org.wenguo.people.StaffShell;
import org.wenguo.people.Viewer;
import org.wenguo.platform.Problem;
import org.wenguo.platform.web.ApiProblems;
import org.wenguo.platform.web.Dictionary;
import org.wenguo.platform.web.Filled;
import org.wenguo.platform.web.NavItem;
import org.wenguo.platform.web.Words;
import org.wenguo.sheet.CsvWriter;
import org.wenguo.sheet.SheetWriter;
import org.wenguo.sheet.XlsxWriter;

/** {@code /imports}: a sheet is uploaded, its columns are told, it is checked, taken in, and taken back if it was wrong. */
@Controller
class ImportsPage {

    private static final int SHOWN = 20;
    private static final int PREVIEW = 5;
    private static final int WIDTH = 18;

    private final Imports imports;
    private final ImportWords wrongs;
    private final StaffShell shell;
    private final Dictionary dictionary;
    private final ApiProblems problems;

    ImportsPage(Imports imports, ImportWords wrongs, StaffShell shell, Dictionary dictionary, ApiProblems problems) {
        this.imports = imports;
        this.wrongs = wrongs;
        this.shell = shell;
        this.dictionary = dictionary;
        this.problems = problems;
    }

    @GetMapping("/imports")
    ModelAndView list(HttpServletRequest request, Viewer viewer, Words words) {
        return list(Filled.with(Map.of()), request, viewer, words);
    }

    private ModelAndView list(Filled form, HttpServletRequest request, Viewer viewer, Words words) {
        var t = in(words, viewer);
        return new ModelAndView(
                "imports/imports",
                Map.of(
                        "t", t,
                        "shell", shell.of(request, viewer, t.of("imports.title"), NavItem.COMPLAINTS),
                        "imports", imports.all(viewer),
                        "organisation", viewer.organisation(),
                        "form", form));
    }

    @PostMapping("/imports")
    ModelAndView upload(
            @RequestParam(required = false) @Nullable MultipartFile file,
            HttpServletRequest request,
            Viewer viewer,
            Words words)
            throws IOException {
        try {
            return new ModelAndView("redirect:/imports/" + uploaded(imports, viewer, file));
        } catch (Problem.Invalid wrong) {
            var page = list(Filled.with(Map.of()).refused(wrong, problems, words.locale()), request, viewer, words);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
    }

    static UUID uploaded(Imports imports, Viewer viewer, @Nullable MultipartFile file) throws IOException {
        if (file == null || file.isEmpty()) {
            throw new Problem.Invalid("file", "required");
        }
        var name = file.getOriginalFilename();
        try (var in = file.getInputStream()) {
            return imports.upload(viewer, name == null || name.isBlank() ? "-" : name, in);
        }
    }

    @GetMapping("/imports/{id}")
    ModelAndView show(@PathVariable UUID id, HttpServletRequest request, Viewer viewer, Words words) {
        return show(imports.byId(viewer, id), Filled.with(Map.of()), request, viewer, words);
    }

    private ModelAndView show(Import one, Filled form, HttpServletRequest request, Viewer viewer, Words words) {
        var t = in(words, viewer);
        var model = new LinkedHashMap<String, Object>();
        model.put("t", t);
        model.put("shell", shell.of(request, viewer, one.fileName(), NavItem.COMPLAINTS));
        model.put("one", one);
        model.put("form", form);
        model.put("organisation", viewer.organisation());
        model.put("preview", one.isOpen() ? imports.firstRows(one, viewer, PREVIEW) : List.of());
        model.put(
                "wrong",
                one.isWorking() || one.counts().wrong() == 0
                        ? List.of()
                        : imports.wrongRows(one, viewer, 0, SHOWN).stream()
                                .map(line -> new WrongLine(line.line(), wrongs.of(one, line, t)))
                                .toList());
        return new ModelAndView("imports/import", model);
    }

    /** How far it is; once it is over the page itself is asked for. */
    @GetMapping("/imports/{id}/progress")
    ModelAndView progress(@PathVariable UUID id, HttpServletResponse response, Viewer viewer, Words words) {
        var one = imports.byId(viewer, id);
        if (!one.isWorking()) {
            response.setHeader("HX-Refresh", "true");
        }
        return new ModelAndView("imports/_progress", Map.of("t", in(words, viewer), "one", one));
    }

    /** Keeps what was said of the columns, and goes on as was pressed: {@code check}, {@code start} or only kept. */
    @PostMapping("/imports/{id}")
    ModelAndView goOn(
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> sent,
            HttpServletRequest request,
            Viewer viewer,
            Words words) {
        var one = imports.byId(viewer, id);
        var form = Filled.of(sent);
        try {
            imports.map(viewer, id, mapping(one, form));
            if (form.has("then", "check")) {
                imports.check(viewer, id);
            } else if (form.has("then", "start")) {
                imports.start(viewer, id, form.has("atomic", "true"));
            }
            return new ModelAndView("redirect:/imports/" + id);
        } catch (Problem.Invalid wrong) {
            var page = show(one, form.refused(wrong, problems, words.locale()), request, viewer, words);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
    }

    private static Mapping mapping(Import one, Filled form) {
        var columns = new ArrayList<@Nullable ImportedField>();
        for (var i = 0; i < one.headings().size(); i++) {
            columns.add(ImportedField.of(form.value("column" + i)).orElse(null));
        }
        Mapping.DateOrder order;
        try {
            order = Mapping.DateOrder.valueOf(form.value("order"));
        } catch (IllegalArgumentException e) {
            throw new Problem.Invalid("order", "one-of");
        }
        return new Mapping(
                columns,
                form.value("unit"),
                order,
                Arrays.stream(form.value("closedWords").split("[,\uFF0C\u3001;\uFF1B]"))
                        .map(String::strip)
                        .filter(word -> !word.isEmpty())
                        .toList());
    }

    @PostMapping("/imports/{id}/stop")
    String stop(@PathVariable UUID id, Viewer viewer) {
        imports.cancel(viewer, id);
        return "redirect:/imports/" + id;
    }

    @PostMapping("/imports/{id}/undo")
    String undo(@PathVariable UUID id, Viewer viewer) {
        imports.undo(viewer, id);
        return "redirect:/imports/" + id;
    }

    @PostMapping("/imports/{id}/discard")
    String discard(@PathVariable UUID id, Viewer viewer) {
        imports.discard(viewer, id);
        return "redirect:/imports";
    }

    /** The rows that were refused, as they came, with a column that says why: to be put right and uploaded again. */
    @GetMapping("/imports/{id}/wrong.csv")
    void wrongAsCsv(@PathVariable UUID id, HttpServletResponse response, Viewer viewer, Words words)
            throws IOException {
        var one = imports.byId(viewer, id);
        announce(response, "text/csv;charset=UTF-8", one, ".csv", words);
        try (var sheet = new CsvWriter(response.getOutputStream())) {
            write(one, sheet, viewer, in(words, viewer));
        }
    }

    @GetMapping("/imports/{id}/wrong.xlsx")
    void wrongAsXlsx(@PathVariable UUID id, HttpServletResponse response, Viewer viewer, Words words)
            throws IOException {
        var one = imports.byId(viewer, id);
        announce(response, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", one, ".xlsx", words);
        var widths = Collections.nCopies(one.headings().size() + 2, WIDTH);
        try (var sheet = new XlsxWriter(response.getOutputStream(), words.of("imports.wrong.name"), widths)) {
            write(one, sheet, viewer, in(words, viewer));
        }
    }

    private static void announce(HttpServletResponse response, String type, Import one, String ending, Words words) {
        response.setContentType(type);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(
                                words.of("imports.wrong.name") + " "
                                        + one.fileName().replaceAll("\\.[A-Za-z]{3,4}$", "") + ending,
                                StandardCharsets.UTF_8)
                        .build()
                        .toString());
    }

    private void write(Import one, SheetWriter sheet, Viewer viewer, Words t) throws IOException {
        var headings = new ArrayList<>(one.headings());
        headings.add(t.of("imports.wrong.line"));
        headings.add(t.of("imports.wrong.why"));
        sheet.row(headings);
        try {
            imports.eachWrongRow(one, viewer, line -> {
                var cells = new ArrayList<>(line.cells());
                while (cells.size() < one.headings().size()) {
                    cells.add("");
                }
                cells.add(Integer.toString(line.line()));
                cells.add(String.join("\n", wrongs.of(one, line, t)));
                try {
                    sheet.row(cells);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private Words in(Words words, Viewer viewer) {
        return dictionary.in(words.locale(), viewer.organisation().zone());
    }
}
