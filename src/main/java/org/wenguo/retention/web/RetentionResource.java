package org.wenguo.retention.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.wenguo.people.Viewer;
import org.wenguo.retention.Retention;

/** {@code /api/v1/retention}: as {@link RetentionPage}. */
@RestController
@RequestMapping("/api/v1/retention")
class RetentionResource {

    private final Retention retention;

    RetentionResource(Retention retention) {
        this.retention = retention;
    }

    record Years(@Nullable Integer years) {}

    record Said(@Nullable String number, @Nullable String reason) {}

    @GetMapping
    Map<String, @Nullable Object> state(Viewer viewer) {
        var state = retention.state(viewer);
        var shown = new LinkedHashMap<String, @Nullable Object>();
        shown.put("years", state.rule() == null ? null : state.rule().years());
        shown.put("due", state.due());
        shown.put("soon", state.soon());
        shown.put(
                "held",
                state.holds().stream()
                        .map(hold -> Map.of("number", hold.number(), "reason", hold.reason()))
                        .toList());
        shown.put(
                "runs",
                state.runs().stream()
                        .map(run -> Map.of("day", run.day().toString(), "erased", run.erased()))
                        .toList());
        return shown;
    }

    /** No years: nothing is erased until further notice. */
    @PutMapping
    Map<String, @Nullable Object> set(@RequestBody Years said, Viewer viewer) {
        retention.set(said.years(), viewer);
        return state(viewer);
    }

    @PostMapping("/holds")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void hold(@RequestBody Said said, Viewer viewer) {
        retention.hold(text(said.number()), text(said.reason()), viewer);
    }

    @DeleteMapping("/holds/{number}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void release(@PathVariable String number, Viewer viewer) {
        retention.release(number, viewer);
    }

    @PostMapping("/erasures")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void erase(@RequestBody Said said, Viewer viewer) {
        retention.erase(text(said.number()), text(said.reason()), viewer);
    }

    private static String text(@Nullable String said) {
        return Objects.requireNonNullElse(said, "");
    }
}
