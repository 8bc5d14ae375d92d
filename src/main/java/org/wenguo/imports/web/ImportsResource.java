package org.wenguo.imports.web;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.wenguo.complaint.ComplaintRepresentation;
import org.wenguo.imports.Import;
import org.wenguo.imports.ImportedField;
import org.wenguo.imports.Imports;
import org.wenguo.imports.Mapping;
import org.wenguo.people.Viewer;
import org.wenguo.platform.Problem;
import org.wenguo.platform.web.Dictionary;
import org.wenguo.platform.web.Words;

/** {@code /api/v1/imports}: a sheet goes in at once, by guessed or given columns; what became of it is asked for. */
@RestController
class ImportsResource {

    private static final int MOST_ERRORS = 1_000;

    private final Imports imports;
    private final ImportWords wrongs;
    private final Dictionary dictionary;

    ImportsResource(Imports imports, ImportWords wrongs, Dictionary dictionary) {
        this.imports = imports;
        this.wrongs = wrongs;
        this.dictionary = dictionary;
    }

    /**
     * Begins; answers 202 with the job.
     *
     * @param atomic nothing is stored unless every row can be
     * @param dryRun only look; nothing is stored
     * @param unit code of the unit that it concerns where no column says so
     * @param columns what columns are, as {@code heading=field}, where the guess would be wrong; {@code heading=}: left out
     */
    @PostMapping(path = "/api/v1/imports", consumes = "multipart/form-data")
    ResponseEntity<Map<String, @Nullable Object>> upload(
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "false") boolean atomic,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam(required = false) @Nullable String unit,
            @RequestParam(name = "column", required = false) @Nullable List<String> columns,
            Viewer viewer,
            Locale locale)
            throws IOException {
        var id = ImportsPage.uploaded(imports, viewer, file);
        try {
            var one = imports.byId(viewer, id);
            imports.map(viewer, id, mapping(one, unit, columns == null ? List.of() : columns));
            if (dryRun) {
                imports.check(viewer, id);
            } else {
                imports.start(viewer, id, atomic);
            }
        } catch (Problem refused) {
            imports.discard(viewer, id);
            throw refused;
        }
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/imports/" + id))
                .body(job(imports.byId(viewer, id), viewer, locale));
    }

    private static Mapping mapping(Import one, @Nullable String unit, List<String> said) {
        var guessed = one.mapping();
        var columns = new ArrayList<@Nullable ImportedField>(guessed.columns());
        for (var column : said) {
            var split = column.lastIndexOf('=');
            var at = split < 0 ? -1 : one.headings().indexOf(column.substring(0, split));
            var field = split < 0 ? "" : column.substring(split + 1);
            if (at < 0 || (!field.isEmpty() && ImportedField.of(field).isEmpty())) {
                throw new Problem.Invalid("column", "unknown");
            }
            var meant = ImportedField.of(field).orElse(null);
            if (meant != null && meant != ImportedField.NOTE) {
                columns.replaceAll(other -> other == meant ? null : other);
            }
            columns.set(at, meant);
        }
        return new Mapping(columns, unit == null ? guessed.unit() : unit, guessed.order(), guessed.closedWords());
    }

    @GetMapping("/api/v1/imports/{id}")
    Map<String, @Nullable Object> show(@PathVariable UUID id, Viewer viewer, Locale locale) {
        return job(imports.byId(viewer, id), viewer, locale);
    }

    @PostMapping("/api/v1/imports/{id}/cancellation")
    Map<String, @Nullable Object> cancel(@PathVariable UUID id, Viewer viewer, Locale locale) {
        imports.cancel(viewer, id);
        return show(id, viewer, locale);
    }

    @PostMapping("/api/v1/imports/{id}/undoing")
    Map<String, @Nullable Object> undo(@PathVariable UUID id, Viewer viewer, Locale locale) {
        imports.undo(viewer, id);
        return show(id, viewer, locale);
    }

    private Map<String, @Nullable Object> job(Import one, Viewer viewer, Locale locale) {
        var zone = viewer.organisation().zone();
        var t = dictionary.in(locale, zone);
        var job = new LinkedHashMap<String, @Nullable Object>();
        job.put("id", one.id());
        job.put("state", one.state().code());
        job.put("file", one.fileName());
        job.put("atomic", one.atomic());
        job.put("total", one.total());
        job.put("done", one.done());
        job.put("stored", one.counts().taken());
        job.put("alreadyThere", one.counts().known());
        job.put("wrong", one.counts().wrong());
        job.put("undone", one.counts().undone());
        job.put("kept", one.counts().kept());
        job.put("askedAt", ComplaintRepresentation.time(one.askedAt(), zone));
        job.put("finishedAt", ComplaintRepresentation.time(one.finishedAt(), zone));
        job.put("columns", columns(one));
        job.put("errors", errors(one, viewer, t));
        return job;
    }

    private static List<Map<String, @Nullable Object>> columns(Import one) {
        var columns = new ArrayList<Map<String, @Nullable Object>>();
        for (var i = 0; i < one.headings().size(); i++) {
            var field = one.mapping().columns().get(i);
            var column = new LinkedHashMap<String, @Nullable Object>();
            column.put("heading", one.headings().get(i));
            column.put("field", field == null ? null : field.code());
            columns.add(column);
        }
        return columns;
    }

    /** The first thousand; all of them are in the sheet at {@code /imports/{id}/wrong.csv}. */
    private List<Map<String, @Nullable Object>> errors(Import one, Viewer viewer, Words t) {
        if (one.counts().wrong() == 0) {
            return List.of();
        }
        var errors = new ArrayList<Map<String, @Nullable Object>>();
        for (var line : imports.wrongRows(one, viewer, 0, MOST_ERRORS)) {
            for (var wrong : line.wrong()) {
                var error = new LinkedHashMap<String, @Nullable Object>();
                error.put("line", line.line());
                error.put("column", wrong.column() < 0 ? null : ImportWords.letters(wrong.column()));
                error.put("heading", wrong.column() < 0 ? null : one.headings().get(wrong.column()));
                error.put("field", wrong.field());
                error.put("code", wrong.code());
                error.put("message", wrongs.message(wrong, t));
                errors.add(error);
            }
        }
        return errors;
    }
}
