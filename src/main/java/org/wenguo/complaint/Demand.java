package org.wenguo.complaint;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What the complainant asks for (A2, B5). */
public record Demand(
        @Nullable String kind,
        @Nullable String text,
        @Nullable Money amount) {

    /** An amount of money in a currency by its ISO 4217 code. */
    public record Money(
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal value, String currency) {}
}
