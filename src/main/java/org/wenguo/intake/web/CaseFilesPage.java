package org.wenguo.intake.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.wenguo.intake.CaseFiles;
import org.wenguo.people.Viewer;
import org.wenguo.platform.Problem;
import org.wenguo.platform.web.ApiProblems;
import org.wenguo.platform.web.Words;

/** Files that staff put to a case, from its page and by the API; handed out as bytes to save, which no browser runs. */
@Controller
class CaseFilesPage {

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private final CaseFiles files;
    private final ApiProblems problems;

    CaseFilesPage(CaseFiles files, ApiProblems problems) {
        this.files = files;
        this.problems = problems;
    }

    @PostMapping("/complaints/{number:[0-9]+}/files")
    String add(
            @PathVariable String number,
            @RequestParam(defaultValue = "other") String kind,
            @RequestParam(name = "files", required = false) @Nullable List<MultipartFile> sent,
            RedirectAttributes next,
            Viewer viewer,
            Words t)
            throws IOException {
        try {
            var given = given(kind, sent);
            if (given.isEmpty()) {
                throw new Problem.Invalid("files", "no-file");
            }
            files.add(number, given, viewer);
            next.addFlashAttribute("flash", t.of("channels.files.added", given.size()));
        } catch (Problem.Invalid wrong) {
            next.addFlashAttribute("flash", problems.fieldMessage(wrong.errors().getFirst(), t.locale()));
        }
        return "redirect:/complaints/" + number + "#arrival";
    }

    /** Answers with the files that the case has now. */
    @PostMapping(path = "/api/v1/complaints/{number:[0-9]+}/files", consumes = "multipart/form-data")
    ResponseEntity<Map<String, Object>> addByApi(
            @PathVariable String number,
            @RequestParam(defaultValue = "other") String kind,
            @RequestParam("files") List<MultipartFile> sent,
            Viewer viewer)
            throws IOException {
        var given = given(kind, sent);
        if (given.isEmpty()) {
            throw new Problem.Invalid("files", "no-file");
        }
        files.add(number, given, viewer);
        return ResponseEntity.status(HttpStatus.CREATED).body(Map.of("added", given.size()));
    }

    static List<CaseFiles.Given> given(String kind, @Nullable List<MultipartFile> sent) throws IOException {
        var given = new ArrayList<CaseFiles.Given>();
        for (var file : sent == null ? List.<MultipartFile>of() : sent) {
            var name = file.getOriginalFilename();
            if (!file.isEmpty() || (name != null && !name.isBlank())) {
                given.add(new CaseFiles.Given(kind, name == null ? "file" : name, file.getBytes()));
            }
        }
        return given;
    }

    @GetMapping({"/complaints/{number:[0-9]+}/files/{file}", "/api/v1/complaints/{number:[0-9]+}/files/{file}"})
    ResponseEntity<byte[]> file(@PathVariable String number, @PathVariable UUID file, Viewer viewer) {
        var read = files.read(number, file, viewer);
        // Only a picture that was drawn here is shown; whatever else came is saved and not opened.
        var shown = read.file().kind().equals("signature") && startsWith(read.bytes(), PNG);
        var disposition = (shown ? ContentDisposition.inline() : ContentDisposition.attachment())
                .filename(read.file().name(), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(shown ? MediaType.IMAGE_PNG : MediaType.APPLICATION_OCTET_STREAM)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .body(read.bytes());
    }

    private static boolean startsWith(byte[] bytes, byte[] beginning) {
        return bytes.length >= beginning.length
                && java.util.Arrays.equals(bytes, 0, beginning.length, beginning, 0, beginning.length);
    }
}
