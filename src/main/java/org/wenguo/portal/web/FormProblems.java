package org.wenguo.portal.web;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wenguo.complaint.NotPossibleNow;
import org.wenguo.platform.Problem;
import org.wenguo.platform.web.ApiProblems;
import org.wenguo.platform.web.Words;

/**
 * What is wrong with a form that was sent, in words.
 *
 * @param notice what to say above the form, or empty
 * @param fields by the name of the field
 */
public record FormProblems(String notice, Map<String, String> fields) {

    public static final FormProblems NONE = new FormProblems("", Map.of());

    /** Fields of the register form lie deeper than those of the portal's forms; the last part of their name is the same. */
    static FormProblems of(Problem problem, ApiProblems problems, Words words) {
        Locale language = words.locale();
        if (problem instanceof Problem.Invalid invalid) {
            var fields = new LinkedHashMap<String, String>();
            for (var error : invalid.errors()) {
                if (error.field().equals("subject") && error.code().equals("required")) {
                    continue; // the subject follows from the text, so it is the text that is missing
                }
                var name = error.field().equals("demand.kind")
                        ? "wish"
                        : error.field().substring(error.field().lastIndexOf('.') + 1);
                fields.putIfAbsent(name, problems.fieldMessage(error, language));
            }
            return new FormProblems(words.of("portal.form.wrong"), fields);
        }
        if (problem instanceof Problem.TooOften often) {
            var minutes = Math.ceilDiv(often.retryAfterSeconds(), 60);
            return new FormProblems(words.of("portal.form.tooOften", Long.toString(minutes)), Map.of());
        }
        // The stage and the verb of the program mean nothing to a customer.
        return problem instanceof NotPossibleNow || problem instanceof Problem.Stale
                ? new FormProblems(words.of("portal.track.notNow"), Map.of())
                : new FormProblems(problems.message(problem, language), Map.of());
    }

    public @Nullable String of(String field) {
        return fields.get(field);
    }

    public boolean any() {
        return !notice.isEmpty();
    }
}
