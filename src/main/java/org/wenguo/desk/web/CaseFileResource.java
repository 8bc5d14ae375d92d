package org.wenguo.desk.web;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.wenguo.people.Viewer;
import org.wenguo.platform.web.Dictionary;
import org.wenguo.platform.web.Words;

/** {@code POST /api/v1/complaints/{number}/case-file}: the whole file of a case, as {@link CaseFilePage} gives it. */
@RestController
class CaseFileResource {

    private final TakingOutFiles files;
    private final Dictionary dictionary;

    CaseFileResource(TakingOutFiles files, Dictionary dictionary) {
        this.files = files;
        this.dictionary = dictionary;
    }

    /**
     * What is asked for.
     *
     * @param purpose for whom and what for; it stands in the log
     * @param as {@code pdf} or {@code zip}; null: zip
     */
    record Asked(@Nullable String purpose, @Nullable String as) {}

    @PostMapping("/api/v1/complaints/{number}/case-file")
    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = "application/zip", schema = @Schema(type = "string", format = "binary")),
                @Content(mediaType = "application/pdf", schema = @Schema(type = "string", format = "binary"))
            })
    void take(
            @PathVariable String number,
            @RequestBody Asked asked,
            HttpServletResponse response,
            Viewer viewer,
            Words words)
            throws IOException {
        var t = dictionary.in(words.locale(), viewer.organisation().zone());
        var purpose = asked.purpose() == null ? "" : asked.purpose();
        var as = TakingOutFiles.As.of(asked.as() == null ? "zip" : asked.as());
        TakingOutFiles.answer(files.take(number, purpose, as, viewer, t), response);
    }
}
