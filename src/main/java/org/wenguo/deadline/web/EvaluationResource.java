package org.wenguo.deadline.web;

import jakarta.validation.Validator;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.wenguo.complaint.Channel;
import org.wenguo.complaint.ComplaintRepresentation;
import org.wenguo.complaint.Policies;
import org.wenguo.deadline.TryingLimits;
import org.wenguo.people.Unit;
import org.wenguo.people.Viewer;
import org.wenguo.platform.Problem;
import org.wenguo.platform.web.Constraints;
import org.wenguo.policy.CaseFacts;
import org.wenguo.policy.Level;
import org.wenguo.policy.LimitStart;
import tools.jackson.databind.JsonNode;

/** A dry run of calendar and pack: the limits that would run, without storing anything (api.md). */
@RestController
class EvaluationResource {

    private final TryingLimits trying;
    private final Policies policies;
    private final Validator validator;

    EvaluationResource(TryingLimits trying, Policies policies, Validator validator) {
        this.trying = trying;
        this.policies = policies;
        this.validator = validator;
    }

    record Asked(
            @NotBlank String channel,
            @NotNull OffsetDateTime receivedAt,
            @NotBlank String unit,
            @Nullable Map<String, JsonNode> facts) {}

    @PostMapping("/api/v1/limits/evaluation")
    List<Map<String, @Nullable Object>> evaluate(@RequestBody Asked asked, Viewer viewer, Locale locale) {
        Constraints.check(validator, asked);
        if (Channel.of(asked.channel()).isEmpty()) {
            throw new Problem.Invalid("channel", "one-of");
        }
        var year = asked.receivedAt().getYear();
        if (year < 2000 || year > 2100) {
            throw new Problem.Invalid("receivedAt", "between", "2000", "2100");
        }
        var organisation = viewer.organisation();
        var unit = organisation.unit(asked.unit()).orElseThrow(() -> new Problem.Invalid("unit", "unknown"));
        var facts = new Facts(asked, unit, viewer);
        var pack = policies.inForce(organisation).pack();
        return trying.limits(organisation, unit, facts.read(), facts.starts, locale).stream()
                .<Map<String, @Nullable Object>>map(limit -> {
                    var shown = new LinkedHashMap<String, @Nullable Object>();
                    shown.put("rule", limit.rule());
                    shown.put("title", limit.title());
                    shown.put("startedAt", ComplaintRepresentation.time(limit.startedAt(), organisation.zone()));
                    shown.put("dueAt", ComplaintRepresentation.time(limit.dueAt(), organisation.zone()));
                    shown.put("state", "running");
                    shown.put("pausedSince", null);
                    shown.put("by", limit.by());
                    shown.put("because", pack.because(limit.rule()));
                    shown.put("source", limit.source());
                    return shown;
                })
                .toList();
    }

    /** Facts by the names that rules use; {@code …At} gives the moment at which something that starts limits happened. */
    private static final class Facts {
        private static final Map<String, LimitStart> MOMENTS = Map.of(
                "handedOverAt", LimitStart.HANDED_OVER,
                "assignedAt", LimitStart.HANDED_OVER,
                "validityPassedAt", LimitStart.VALIDITY_PASSED,
                "foundValidAt", LimitStart.FOUND_VALID,
                "becameHotAt", LimitStart.BECAME_HOT,
                "becameMajorAt", LimitStart.BECAME_MAJOR,
                "agreedAt", LimitStart.AGREED,
                "fulfilledAt", LimitStart.FULFILLED,
                "bulletinIssuedAt", LimitStart.BULLETIN_ISSUED,
                "turnAt", LimitStart.TURN);

        private final Map<LimitStart, Instant> starts = new EnumMap<>(LimitStart.class);
        private final Map<String, JsonNode> said;
        private final CaseFacts.Builder facts;

        Facts(Asked asked, Unit unit, Viewer viewer) {
            said = asked.facts() == null ? Map.of() : asked.facts();
            starts.put(LimitStart.RECEIVED, asked.receivedAt().toInstant());
            facts = CaseFacts.arrivedBy(asked.channel())
                    .receivedByCentre(viewer.atCentre() || unit.kind() == Unit.Kind.CENTRE);
        }

        CaseFacts read() {
            said.forEach(this::read);
            return facts.build();
        }

        private void read(String name, JsonNode value) {
            var moment = MOMENTS.get(name);
            if (moment != null) {
                starts.put(moment, instant(name, value));
                return;
            }
            switch (name) {
                case "kind" -> facts.kind(oneOf(name, value, "complaint", "suggestion", "inquiry", "praise"));
                case "severity" -> facts.severity(whole(name, value, 4));
                case "groupSize" -> facts.groupSize(whole(name, value, 1_000_000));
                case "litigation" -> facts.litigation(oneOf(name, value, "none", "possible", "filed"));
                case "media" -> facts.media(oneOf(name, value, "none", "possible", "exposed"));
                case "responsibility" ->
                    facts.responsibility(oneOf(
                            name,
                            value,
                            "undetermined",
                            "ours",
                            "customer",
                            "third-party",
                            "between-customers",
                            "none"));
                case "validity" -> facts.validity(oneOf(name, value, "undetermined", "valid", "invalid"));
                case "category" -> facts.category(text(name, value));
                case "level" -> facts.level(level(value));
                case "round" -> facts.round(whole(name, value, 1_000_000));
                case "sameMatter" -> facts.sameMatter(whole(name, value, 1_000_000));
                case "outsideHelp" -> facts.outsideHelp(truth(name, value));
                case "customerKind" ->
                    facts.customerKind(oneOf(name, value, "owner", "future-owner", "prospect", "other"));
                case "vip" -> facts.vip(truth(name, value));
                case "anonymous" -> facts.anonymous(truth(name, value));
                case "receivedByCentre" -> facts.receivedByCentre(truth(name, value));
                default -> throw new Problem.Invalid("facts." + name, "unknown");
            }
        }

        private static String text(String name, JsonNode value) {
            if (!value.isString()) {
                throw new Problem.Invalid("facts." + name, "unreadable");
            }
            return value.asString();
        }

        private static String oneOf(String name, JsonNode value, String... known) {
            var said = text(name, value);
            if (!List.of(known).contains(said)) {
                throw new Problem.Invalid("facts." + name, "one-of");
            }
            return said;
        }

        private static int whole(String name, JsonNode value, int most) {
            if (!value.isInt()) {
                throw new Problem.Invalid("facts." + name, "unreadable");
            }
            if (value.asInt() < 1 || value.asInt() > most) {
                throw new Problem.Invalid("facts." + name, "between", 1, most);
            }
            return value.asInt();
        }

        private static boolean truth(String name, JsonNode value) {
            if (!value.isBoolean()) {
                throw new Problem.Invalid("facts." + name, "unreadable");
            }
            return value.asBoolean();
        }

        private static Level level(JsonNode value) {
            try {
                return Level.of(text("level", value));
            } catch (IllegalArgumentException e) {
                throw new Problem.Invalid("facts.level", "one-of");
            }
        }

        private static Instant instant(String name, JsonNode value) {
            try {
                return OffsetDateTime.parse(text(name, value)).toInstant();
            } catch (DateTimeException e) {
                throw new Problem.Invalid("facts." + name, "unreadable");
            }
        }
    }
}
