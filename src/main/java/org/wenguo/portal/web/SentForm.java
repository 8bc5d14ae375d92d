package org.wenguo.portal.web;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A form that was sent and could not be taken, to be shown again as it was.
 *
 * @param deed which of the page's forms; empty: none
 * @param said what was typed, by field
 */
public record SentForm(String deed, Map<String, String> said, FormProblems wrong) {

    static final SentForm NONE = new SentForm("", Map.of(), FormProblems.NONE);

    public String of(String form, String field) {
        return form.equals(deed) ? said.getOrDefault(field, "") : "";
    }

    /** What is wrong with a field, if it was this form that was sent. */
    public @Nullable String wrong(String form, String field) {
        return form.equals(deed) ? wrong.of(field) : null;
    }
}
