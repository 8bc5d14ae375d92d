package org.wenguo.policy;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a pack, and where. For people it is told by {@link #messageKey()} with {@link #arguments()}, for logs by
 * {@link #toString()}; both take their words from the bundle {@code packproblems}.
 *
 * @param file name of the file within the pack
 * @param line from 1; 1 also if the file as a whole is meant
 * @param column character in the line, from 1
 * @param key path to the key, such as {@code limits[2].cases[0].when}; empty if the file as a whole is meant
 * @param kind what sort of problem it is
 * @param found what was wrong, as the file or the program has it; may be empty
 * @param expected what would have been right: a list of names, a form, an answer; may be empty
 * @param nearest the nearest valid name, or null if none is near
 */
public record PackProblem(
        String file,
        int line,
        int column,
        String key,
        Kind kind,
        String found,
        String expected,
        @Nullable String nearest) {

    /** Nobody reads more, and a page must not be filled by one value of a megabyte. */
    private static final int LONGEST = 400;

    private static final String BUNDLE = "messages/packproblems";

    public PackProblem {
        found = shortened(found);
        expected = shortened(expected);
    }

    /** A problem of a file as a whole. */
    static PackProblem of(String file, Kind kind, String found, String expected, @Nullable String nearest) {
        return new PackProblem(file, 1, 1, "", kind, found, expected, nearest);
    }

    /** The sorts of problems; {@code packproblem.<code>} is the text of each. */
    public enum Kind {
        FILE_MISSING,
        FILE_UNKNOWN,
        FILE_EMPTY,
        FILE_TOO_LONG,
        YAML_BROKEN,
        SECOND_DOCUMENT,
        NESTED_TOO_DEEPLY,
        TOO_MANY_VALUES,
        TOO_MANY_CONDITIONS,
        NUMBER_TOO_LONG,
        ALIAS,
        KEY_TWICE,
        KEY_UNKNOWN,
        KEY_MISSING,
        KEY_ILL_FORMED,
        ALSO_NEEDED,
        NOT_ONE_OF,
        NO_ALTERNATIVE,
        ILL_FORMED,
        WRONG_TYPE,
        TEXT_TOO_SHORT,
        TEXT_TOO_LONG,
        TOO_FEW,
        TOO_MANY,
        REPEATED,
        TOO_SMALL,
        TOO_LARGE,
        NOT_BY_SCHEMA,
        CONDITION_BROKEN,
        CONDITION_ILL_TYPED,
        CONDITION_NO_TRUTH,
        FACT_UNKNOWN,
        WORD_IMPOSSIBLE,
        SPAN_ILL_FORMED,
        REFERENCE_UNKNOWN,
        TWICE,
        NOT_THE_FOLDER,
        DUE_AND_CASES,
        DUE_MISSING,
        LIMIT_WITHOUT_BULLETIN,
        NOT_ENDED_BY_BULLETIN,
        TURNS_WITHOUT_LIMIT,
        BRACE_ALONE,
        BY_BESIDE_CASES,
        CALENDAR_IMPOSSIBLE,
        DATE_IMPOSSIBLE,
        EXAMPLE_LEVEL,
        EXAMPLE_BECAUSE,
        EXAMPLE_NOT_STARTED,
        EXAMPLE_NOT_CONCERNED,
        EXAMPLE_LIMIT,
        EXAMPLE_ALLOWANCE,
        EXAMPLE_CHECK,
        EXAMPLE_CATEGORY;

        /** As the API and the bundles spell it, such as {@code key-unknown}. */
        public String code() {
            return Words.kebab(this);
        }
    }

    /** Whether an example expects another answer than the pack gives now, which stands in {@link #found}. */
    public boolean isAnotherAnswer() {
        return switch (kind) {
            case EXAMPLE_BECAUSE, EXAMPLE_LIMIT, EXAMPLE_CHECK, EXAMPLE_ALLOWANCE, EXAMPLE_CATEGORY -> true;
            default -> false;
        };
    }

    /** Key of the text that tells the problem. */
    public String messageKey() {
        return "packproblem." + kind.code();
    }

    /** What that text is filled with: {@link #found} and {@link #expected}. */
    public List<String> arguments() {
        return List.of(found, expected);
    }

    /** The problem in one line of English. */
    @Override
    public String toString() {
        StringBuilder text =
                new StringBuilder(file).append(':').append(line).append(':').append(column);
        if (!key.isEmpty()) {
            text.append(": ").append(key);
        }
        text.append(": ").append(english(messageKey(), found, expected));
        if (nearest != null) {
            text.append(' ').append(english("packproblem.nearest", nearest));
        }
        return text.toString().replaceAll("\\R", " ");
    }

    private static String english(String key, Object... arguments) {
        return new MessageFormat(
                        ResourceBundle.getBundle(BUNDLE, Locale.ENGLISH).getString(key), Locale.ENGLISH)
                .format(arguments);
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST / 2)) + "…";
    }
}
