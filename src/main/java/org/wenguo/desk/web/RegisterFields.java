package org.wenguo.desk.web;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wenguo.complaint.Saying;
import org.wenguo.intake.RegisterForm;
import org.wenguo.platform.Problem;
import org.wenguo.platform.web.Filled;

/** The fields of the register page, named as the components of {@link RegisterForm}, read into it. */
final class RegisterFields {

    private static final List<String> TIMES = List.of("receivedAt", "occurredAt");

    private RegisterFields() {}

    /**
     * @param zone in which the times of the form are meant
     * @throws Problem.Invalid naming what cannot be read
     */
    static RegisterForm read(Filled form, Saying saying, ZoneId zone) {
        var said = new LinkedHashMap<String, String>();
        form.typed().keySet().forEach(field -> said.put(field, plain(form.value(field))));
        said.computeIfPresent("demand.amount.value", (field, amount) -> amount.replaceAll("[,\uff0c\\s]", ""));
        RegisterParticulars.choose(said, zone);
        var unreadable = new ArrayList<Problem.FieldError>();
        for (var field : TIMES) {
            moment(said, field, zone, unreadable);
        }
        if (!unreadable.isEmpty()) {
            throw new Problem.Invalid(unreadable);
        }
        // A currency alone, preset on the page, is no demand.
        if (said.getOrDefault("demand.amount.value", "").isEmpty()) {
            said.remove("demand.amount.currency");
        }
        // Nor is a kind of thing that is not named.
        if (said.getOrDefault("object.reference", "").isBlank()) {
            said.remove("object.kind");
            said.remove("object.reference");
        }
        return saying.read(RegisterForm.class, Saying.fromForm(said));
    }

    private static void moment(
            Map<String, String> said, String field, ZoneId zone, List<Problem.FieldError> unreadable) {
        var typed = said.getOrDefault(field, "");
        if (typed.isBlank()) {
            return;
        }
        try {
            var at = LocalDateTime.parse(typed).atZone(zone).toOffsetDateTime();
            said.put(field, at.toString());
        } catch (DateTimeException e) {
            unreadable.add(new Problem.FieldError(field, "unreadable"));
        }
    }

    /** Browsers send line ends as letters had them; nowhere else are they written so. */
    private static String plain(String text) {
        return text.replace("\r\n", "\n");
    }
}
