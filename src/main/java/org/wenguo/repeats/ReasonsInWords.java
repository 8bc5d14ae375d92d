package org.wenguo.repeats;

import java.util.stream.Collectors;
import org.wenguo.platform.web.Words;
import org.wenguo.repeats.Likely.Reason;

/** Why two complaints may be about the same, so that whoever reads it can judge: "same telephone, same room, 3 days apart". */
public final class ReasonsInWords {

    private final Words t;

    public ReasonsInWords(Words t) {
        this.t = t;
    }

    public String of(Likely likely) {
        return likely.because().stream().map(this::of).collect(Collectors.joining(t.of("desk.comma")));
    }

    private String of(Reason reason) {
        return switch (reason.code()) {
            case "time" ->
                reason.detail().getFirst().equals("0")
                        ? t.of("repeats.because.today")
                        : t.of(
                                "repeats.because.days",
                                Long.valueOf(reason.detail().getFirst()));
            case "words", "order" ->
                t.of("repeats.because." + reason.code(), String.join(t.of("repeats.comma"), reason.detail()));
            default -> t.of("repeats.because." + reason.code());
        };
    }
}
