package org.wenguo.portal.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.BreakIterator;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wenguo.intake.RegisterForm;
import org.wenguo.intake.TakingIn.Once;
import org.wenguo.platform.Problem;

/**
 * What a customer fills in (R1): far less than the register form, of which it becomes one.
 *
 * @param wish what is asked for, one of {@link #WISHES}
 * @param anonymous neither name nor phone is to be kept
 * @param once made with the form; the same form sent twice is one complaint
 * @param website no human sees it, so whoever fills it in is a program
 */
public record ComplaintForm(
        @Nullable String kind,
        @Nullable String text,
        @Nullable String subject,
        @Nullable String place,
        @Nullable String wish,
        @Nullable String name,
        @Nullable String phone,
        @Nullable Boolean anonymous,
        @Nullable String once,
        @Nullable String website) {

    public static final List<String> KINDS = List.of("complaint", "suggestion", "inquiry", "praise");
    public static final List<String> WISHES = List.of("reply", "repair", "refund", "compensation", "apology");

    private static final Pattern ONCE = Pattern.compile("[0-9a-f-]{36}");
    private static final Pattern FIRST_SENTENCE = Pattern.compile("[^。！？!?；;\\r\\n]+");
    private static final int SHORT = 30;
    private static final int FEWEST_DIGITS = 5;

    static ComplaintForm empty() {
        return new ComplaintForm(
                "complaint",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                UUID.randomUUID().toString(),
                null);
    }

    /** With a fresh {@code once} where none came along. */
    ComplaintForm again() {
        return once != null && ONCE.matcher(once).matches()
                ? this
                : new ComplaintForm(
                        kind,
                        text,
                        subject,
                        place,
                        wish,
                        name,
                        phone,
                        anonymous,
                        UUID.randomUUID().toString(),
                        website);
    }

    public boolean isAnonymous() {
        return Boolean.TRUE.equals(anonymous);
    }

    /** @throws Problem.Invalid for what the register form would not notice */
    void check() {
        if (website != null && !website.isBlank()) {
            throw new Problem.Invalid("website", "must-stay-empty");
        }
        var digits = phoneTyped() == null ? "" : phoneTyped().replaceAll("[^0-9]", "");
        if (phoneTyped() != null && !isAnonymous() && digits.length() < FEWEST_DIGITS) {
            throw new Problem.Invalid("phone", "phone");
        }
    }

    RegisterForm on(String unit) {
        var nameless = isAnonymous() || (blankToNull(name) == null && phoneTyped() == null);
        var who = new RegisterForm.Who(
                nameless ? null : blankToNull(name),
                nameless ? null : phoneTyped(),
                null,
                null,
                "other",
                false,
                nameless);
        var asked = blankToNull(wish);
        return new RegisterForm(
                unit,
                "web",
                blankToNull(kind),
                null,
                null,
                blankToNull(place),
                null,
                who,
                subjectOrFirstWords(),
                text == null ? "" : text,
                asked == null ? null : new RegisterForm.Wish(asked, null, null),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** The same words under the same {@code once} are the same complaint; other words are another one. */
    Once oneTime(RegisterForm form) {
        try {
            var hash =
                    MessageDigest.getInstance("SHA-256").digest(form.toString().getBytes(StandardCharsets.UTF_8));
            return new Once("portal:" + again().once + ":" + HexFormat.of().formatHex(hash, 0, 8), hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** In the digits and signs that telephones have, whatever keyboard they were typed on. */
    private @Nullable String phoneTyped() {
        var typed = blankToNull(phone);
        return typed == null ? null : Normalizer.normalize(typed, Normalizer.Form.NFKC);
    }

    private String subjectOrFirstWords() {
        var given = blankToNull(subject);
        return given == null ? firstWords(text == null ? "" : text) : given;
    }

    /** The first sentence, or as much of it as makes a title; never half a character, never half an English word. */
    static String firstWords(String text) {
        var sentences = FIRST_SENTENCE.matcher(text);
        var first = "";
        while (first.isEmpty() && sentences.find()) {
            first = sentences.group().strip();
        }
        if (first.isEmpty()) {
            first = text.strip();
        }
        if (first.codePointCount(0, first.length()) <= SHORT) {
            return first;
        }
        var end = first.offsetByCodePoints(0, SHORT);
        var breaks = BreakIterator.getLineInstance(Locale.CHINA);
        breaks.setText(first);
        var before = breaks.isBoundary(end) ? end : breaks.preceding(end);
        return first.substring(0, before > SHORT / 2 ? before : end).strip() + "…";
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
