package org.wenguo.intake;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wenguo.complaint.ThingKinds;

/**
 * The register form (A2), the same for every channel, form and API, with its limits of input (T4).
 *
 * @param unit code of the site or department that it concerns
 * @param receivedAt when it reached us; null: now. Limits run from here
 * @param against person or unit complained of, in the complainant's words
 * @param object the thing complained of, as a house, an order or a vehicle; null: nobody said
 * @param readBack the recorder restated the points and the complainant confirmed them (A3)
 * @param sourceId what the sender calls it; the same twice from one channel is one complaint
 * @param particulars what only its channel has, see {@link Particulars}
 */
public record RegisterForm(
        @NotBlank @Size(max = 60) String unit,

        @NotBlank
        @Pattern(
                regexp =
                        "walk-in|phone|letter|email|web|forum|suggestion-box|relay|media|regulator|platform|import|api",
                message = "one-of")
        String channel,

        @Nullable @Pattern(regexp = "complaint|suggestion|inquiry|praise", message = "one-of")
        String kind,

        @Nullable OffsetDateTime receivedAt,
        @Nullable OffsetDateTime occurredAt,
        @Nullable @Size(max = 200) String place,
        @Nullable @Size(max = 200) String against,
        @Nullable @Valid Who complainant,
        @NotBlank @Size(max = 200) String subject,
        @NotBlank @Size(max = 20_000) String text,
        @Nullable @Valid Wish demand,
        @Nullable @Size(max = 100) String category,
        @Nullable @Min(1) @Max(4) Integer severity,
        @Nullable @Min(1) @Max(1_000_000) Integer groupSize,

        @Nullable @Pattern(regexp = "none|possible|filed", message = "one-of")
        String litigation,

        @Nullable @Pattern(regexp = "none|possible|exposed", message = "one-of")
        String media,

        @Nullable @Pattern(regexp = "undetermined|ours|customer|third-party|between-customers|none", message = "one-of")
        String responsibility,

        @Nullable Boolean readBack,
        @Nullable @Size(max = 200) String sourceId,

        @Schema(
                description = "What only the channel has; which of these it is follows from the channel.",
                oneOf = {
                    Particulars.WalkIn.class,
                    Particulars.Call.class,
                    Particulars.Letter.class,
                    Particulars.BoxSlip.class,
                    Particulars.Relay.class,
                    Particulars.MediaItem.class,
                    Particulars.Transfer.class,
                    Particulars.Order.class
                })
        @Nullable
        Map<String, @Nullable Object> particulars,

        @Nullable @Valid About object) {

    /** Without particulars of its channel, or the thing complained of: either may be known later. */
    public RegisterForm(
            String unit,
            String channel,
            @Nullable String kind,
            @Nullable OffsetDateTime receivedAt,
            @Nullable OffsetDateTime occurredAt,
            @Nullable String place,
            @Nullable String against,
            @Nullable Who complainant,
            String subject,
            String text,
            @Nullable Wish demand,
            @Nullable String category,
            @Nullable Integer severity,
            @Nullable Integer groupSize,
            @Nullable String litigation,
            @Nullable String media,
            @Nullable String responsibility,
            @Nullable Boolean readBack,
            @Nullable String sourceId) {
        this(
                unit,
                channel,
                kind,
                receivedAt,
                occurredAt,
                place,
                against,
                complainant,
                subject,
                text,
                demand,
                category,
                severity,
                groupSize,
                litigation,
                media,
                responsibility,
                readBack,
                sourceId,
                null,
                null);
    }

    /** The same, with what is known besides. */
    RegisterForm with(Map<String, @Nullable Object> its, @Nullable OffsetDateTime received) {
        return new RegisterForm(
                unit,
                channel,
                kind,
                received,
                occurredAt,
                place,
                against,
                complainant,
                subject,
                text,
                demand,
                category,
                severity,
                groupSize,
                litigation,
                media,
                responsibility,
                readBack,
                sourceId,
                its,
                object);
    }

    /**
     * The thing complained of (A9).
     *
     * @param reference how it is called: the address of a house, the number of an order, a plate
     */
    public record About(
            @NotNull @Pattern(regexp = ThingKinds.PATTERN, message = "one-of")
            String kind,

            @NotBlank @Size(max = 120) String reference) {}

    /** Who complains; anonymous complaints are taken (A2). */
    public record Who(
            @Nullable @Size(max = 100) String name,

            @Nullable @Size(max = 30) @Pattern(regexp = "[+0-9][0-9 ()\\-ext.]{2,29}", message = "phone")
            String phone,

            @Nullable @Size(max = 200) @Email String email,
            @Nullable @Size(max = 60) String customerNo,

            @Nullable @Pattern(regexp = "owner|future-owner|prospect|other", message = "one-of")
            String kind,

            @Nullable Boolean vip,
            @Nullable Boolean anonymous) {}

    /** What the complainant asks for. */
    public record Wish(
            @Nullable @Size(max = 60) String kind,
            @Nullable @Size(max = 2000) String text,
            @Nullable @Valid Amount amount) {}

    public record Amount(
            @NotNull @DecimalMin("0") @Digits(integer = 12, fraction = 2)
            BigDecimal value,

            @Nullable @Pattern(regexp = "[A-Z]{3}", message = "currency")
            String currency) {}
}
