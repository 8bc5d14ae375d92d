package org.wenguo.intake;

import jakarta.validation.Validator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.wenguo.complaint.Channel;
import org.wenguo.complaint.Complaint;
import org.wenguo.complaint.Complaints;
import org.wenguo.complaint.Saying;
import org.wenguo.platform.Problem;
import org.wenguo.platform.TenantId;
import org.wenguo.platform.web.Constraints;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Turns what was said of a channel into the record of that channel, and back. */
@Component
public class ReadingParticulars {

    private static final String FIELD = "particulars";
    private static final TypeReference<Map<String, @Nullable Object>> MAP = new TypeReference<>() {};

    private final Saying saying;
    private final JsonMapper json;
    private final Validator validator;
    private final Complaints complaints;
    private final Calls calls;

    ReadingParticulars(Saying saying, JsonMapper json, Validator validator, Complaints complaints, Calls calls) {
        this.saying = saying;
        this.json = json;
        this.validator = validator;
        this.complaints = complaints;
        this.calls = calls;
    }

    /** The record of a channel; empty for those that have nothing of their own. */
    static Optional<Class<? extends Record>> recordOf(Channel channel) {
        return Optional.ofNullable(
                switch (channel) {
                    case WALK_IN -> Particulars.WalkIn.class;
                    case PHONE -> Particulars.Call.class;
                    case LETTER -> Particulars.Letter.class;
                    case SUGGESTION_BOX -> Particulars.BoxSlip.class;
                    case RELAY -> Particulars.Relay.class;
                    case FORUM -> Particulars.Post.class;
                    case MEDIA -> Particulars.MediaItem.class;
                    case REGULATOR -> Particulars.Transfer.class;
                    case PLATFORM -> Particulars.Order.class;
                    case EMAIL, WEB, IMPORT, API -> null;
                });
    }

    /**
     * Checks the form and what it says of its channel in one breath.
     *
     * @throws Problem.Invalid naming every field that is not right, those of the channel as {@code particulars.<field>}
     */
    void check(RegisterForm form) {
        var errors = new ArrayList<Problem.FieldError>();
        try {
            Constraints.check(validator, form);
        } catch (Problem.Invalid wrong) {
            errors.addAll(wrong.errors());
        }
        try {
            of(form);
        } catch (Problem.Invalid wrong) {
            errors.addAll(wrong.errors());
        }
        if (!errors.isEmpty()) {
            throw new Problem.Invalid(errors);
        }
    }

    /**
     * @return empty if nothing was said of the channel
     * @throws Problem.Invalid as {@link #check}
     */
    Optional<Particulars> of(RegisterForm form) {
        var said = form.particulars();
        if (said == null || said.values().stream().allMatch(value -> value == null || value.equals(""))) {
            return Optional.empty();
        }
        var record = Channel.of(form.channel()).flatMap(ReadingParticulars::recordOf);
        if (record.isEmpty()) {
            throw new Problem.Invalid(FIELD, "not-of-channel");
        }
        try {
            var read = saying.read(record.get(), json.valueToTree(said));
            Constraints.check(validator, read);
            return Optional.of((Particulars) read);
        } catch (Problem.Invalid wrong) {
            throw new Problem.Invalid(wrong.errors().stream()
                    .map(error -> new Problem.FieldError(
                            error.field().isEmpty() ? FIELD : FIELD + "." + error.field(),
                            error.code(),
                            error.arguments()))
                    .toList());
        }
    }

    /**
     * As {@link #of}, for a complaint received at that time.
     *
     * @throws Problem.Invalid also if the deadline from outside had passed before it was received: that is a slip of the pen
     */
    Optional<Particulars> read(RegisterForm form, Instant receivedAt) {
        var read = of(form);
        if (read.map(Particulars::deadline)
                .filter(deadline -> !deadline.isAfter(receivedAt))
                .isPresent()) {
            throw new Problem.Invalid(FIELD + ".theirDeadline", "before-receipt");
        }
        return read;
    }

    String write(Particulars particulars) {
        return json.writeValueAsString(particulars);
    }

    /** What is kept of the channel by which a complaint came; empty if nothing was, or if it was erased since. */
    public Optional<Particulars> of(TenantId tenant, Complaint complaint) {
        var registration = complaint.registration();
        if (registration.channel() == Channel.PHONE && registration.particulars() != null) {
            var call = calls.of(tenant, complaint);
            if (call.isPresent() && complaints.keyOf(tenant, complaint).isPresent()) {
                return call;
            }
        }
        var sealed = registration.particulars();
        if (sealed == null) {
            return Optional.empty();
        }
        return complaints
                .keyOf(tenant, complaint)
                .map(key -> key.open(sealed))
                .flatMap(text ->
                        recordOf(registration.channel()).map(record -> (Particulars) json.readValue(text, record)));
    }

    /** The same as it may be shown: without what is not said, and without what tells who complains unless one may know. */
    Map<String, Object> shown(Particulars particulars, boolean knowsWhoComplains) {
        var shown = new LinkedHashMap<String, Object>();
        json.convertValue(particulars, MAP).forEach((field, value) -> {
            if (value != null && (knowsWhoComplains || !particulars.personal().contains(field))) {
                shown.put(field, value);
            }
        });
        return shown;
    }
}
