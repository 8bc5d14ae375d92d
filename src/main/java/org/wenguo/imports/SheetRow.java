package org.wenguo.imports;

import static org.wenguo.imports.ImportedField.*;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.wenguo.complaint.ComplaintEvent.SettledBefore;
import org.wenguo.intake.RegisterForm;
import org.wenguo.platform.Problem;

/** One row of a sheet, read by a mapping: a register form, or what is wrong with it. */
final class SheetRow {

    private static final int LONGEST_SUBJECT_MADE = 60;
    private static final int LONGEST_OUTCOME = 4_000;

    private final Mapping mapping;
    private final List<String> headings;
    private final List<String> cells;
    private final Meanings meanings;
    private final ZoneId zone;
    private final List<Problem.FieldError> errors = new ArrayList<>();

    SheetRow(Mapping mapping, List<String> headings, List<String> cells, Meanings meanings, ZoneId zone) {
        this.mapping = mapping;
        this.headings = headings;
        this.cells = cells;
        this.meanings = meanings;
        this.zone = zone;
    }

    /** The source's own number; null: it gives none. */
    @Nullable
    String sourceId() {
        return cell(SOURCE_ID);
    }

    /**
     * What can be read of it; cells that cannot are in {@link #unreadable} then, and left out.
     *
     * @param sourceId by which the house will know where it came from
     */
    RegisterForm form(String sourceId) {
        var received = cell(RECEIVED_AT);
        var time = cell(RECEIVED_TIME);
        var receivedAt = moment(RECEIVED_AT, received == null || time == null ? received : received + " " + time);
        var unit = meaning(UNIT, meanings::unit);
        var text = text();
        return new RegisterForm(
                unit == null ? mapping.unit() : unit,
                Optional.ofNullable(meaning(CHANNEL, meanings::channel)).orElse("import"),
                meaning(KIND, meanings::kind),
                receivedAt,
                moment(OCCURRED_AT, cell(OCCURRED_AT)),
                cell(PLACE),
                cell(AGAINST),
                who(),
                subject(),
                text,
                wish(),
                meaning(CATEGORY, meanings::category),
                whole(SEVERITY),
                whole(GROUP_SIZE),
                code(LITIGATION),
                code(MEDIA),
                code(RESPONSIBILITY),
                null,
                sourceId);
    }

    /** Cells in which no such thing stands, as far as they were asked for. */
    List<Problem.FieldError> unreadable() {
        return errors;
    }

    /**
     * How it ended, if the sheet says that it did; to be asked after {@link #form}.
     *
     * @throws Problem.Invalid if it ended before it was received or in the future
     */
    @Nullable
    SettledBefore settled(@Nullable OffsetDateTime receivedAt, Instant now) {
        if (!isClosed()) {
            return null;
        }
        var closed = moment(CLOSED_AT, cell(CLOSED_AT));
        if (closed != null && closed.toInstant().isAfter(now)) {
            throw new Problem.Invalid(CLOSED_AT.code(), "in-future");
        }
        if (closed != null && receivedAt != null && closed.isBefore(receivedAt)) {
            throw new Problem.Invalid(CLOSED_AT.code(), "import-before-received");
        }
        var outcome = cell(OUTCOME);
        return new SettledBefore(
                closed == null ? null : closed.toInstant(),
                outcome == null ? null : outcome.substring(0, Math.min(outcome.length(), LONGEST_OUTCOME)));
    }

    private boolean isClosed() {
        var status = cell(STATUS);
        if (status == null) {
            return false;
        }
        var said = status.toLowerCase(Locale.ROOT);
        return mapping.closedWords().stream().anyMatch(word -> said.startsWith(word.toLowerCase(Locale.ROOT)));
    }

    /** The column in which an error lies; -1: none of them is that field. Subject and text stand in for each other. */
    int column(String field) {
        var column = ImportedField.of(field).map(mapping::column).orElse(-1);
        return column >= 0
                ? column
                : field.equals(TEXT.code())
                        ? mapping.column(SUBJECT)
                        : field.equals(SUBJECT.code()) ? mapping.column(TEXT) : column;
    }

    private RegisterForm.@Nullable Who who() {
        var name = cell(NAME);
        var phone = cell(PHONE);
        var email = cell(EMAIL);
        var customerNo = cell(CUSTOMER_NO);
        return name == null && phone == null && email == null && customerNo == null
                ? null
                : new RegisterForm.Who(name, phone == null ? null : narrow(phone), email, customerNo, null, null, null);
    }

    private RegisterForm.@Nullable Wish wish() {
        var wish = cell(DEMAND);
        var amount = amount();
        return wish == null && amount == null
                ? null
                : new RegisterForm.Wish(null, wish, amount == null ? null : new RegisterForm.Amount(amount, null));
    }

    private @Nullable BigDecimal amount() {
        var cell = cell(AMOUNT);
        if (cell == null) {
            return null;
        }
        try {
            return new BigDecimal(narrow(cell).replaceAll("[,\\s\\p{Sc}\\p{IsHan}]", ""));
        } catch (NumberFormatException e) {
            return wrong(AMOUNT, "unreadable");
        }
    }

    private String subject() {
        var subject = cell(SUBJECT);
        if (subject != null) {
            return subject;
        }
        var text = cell(TEXT);
        if (text == null) {
            return "";
        }
        var line = text.strip().lines().findFirst().orElse("").strip();
        return line.codePointCount(0, line.length()) <= LONGEST_SUBJECT_MADE
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST_SUBJECT_MADE - 1)) + "\u2026";
    }

    /** What the sheet says besides stands below what the complainant said, each under its heading. */
    private String text() {
        var said = cell(TEXT);
        var text = new StringBuilder(
                said == null ? Optional.ofNullable(cell(SUBJECT)).orElse("") : said);
        for (var i = 0; i < mapping.columns().size(); i++) {
            var isNote = mapping.columns().get(i) == NOTE || (mapping.columns().get(i) == OUTCOME && !isClosed());
            var note = isNote ? cell(i) : null;
            if (note != null && !text.isEmpty()) {
                text.append("\n\n").append(headings.get(i)).append(": ").append(note);
            }
        }
        return text.toString();
    }

    private @Nullable OffsetDateTime moment(ImportedField field, @Nullable String written) {
        if (written == null) {
            return null;
        }
        var moment = WrittenMoment.read(written, mapping.order(), zone);
        return moment.isPresent() ? moment.get() : wrong(field, "import-moment");
    }

    private @Nullable String meaning(ImportedField field, Function<String, Optional<String>> meanings) {
        var word = cell(field);
        if (word == null) {
            return null;
        }
        var meant = meanings.apply(word);
        return meant.isPresent() ? meant.get() : wrong(field, field == CHANNEL || field == KIND ? "one-of" : "unknown");
    }

    private @Nullable Integer whole(ImportedField field) {
        var cell = cell(field);
        if (cell == null) {
            return null;
        }
        try {
            return Integer.valueOf(narrow(cell));
        } catch (NumberFormatException e) {
            return wrong(field, "unreadable");
        }
    }

    private @Nullable String code(ImportedField field) {
        var cell = cell(field);
        return cell == null ? null : cell.toLowerCase(Locale.ROOT);
    }

    private <T> @Nullable T wrong(ImportedField field, String code) {
        errors.add(new Problem.FieldError(field.code(), code));
        return null;
    }

    private static String narrow(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
    }

    private @Nullable String cell(ImportedField field) {
        return cell(mapping.column(field));
    }

    /** An apostrophe in front of a sign is what an export puts there, not what was said. */
    private @Nullable String cell(int column) {
        if (column < 0 || column >= cells.size() || cells.get(column).isBlank()) {
            return null;
        }
        var cell = cells.get(column).strip();
        return cell.length() > 1 && cell.charAt(0) == '\'' && "=+-@".indexOf(cell.charAt(1)) >= 0
                ? cell.substring(1)
                : cell;
    }
}
