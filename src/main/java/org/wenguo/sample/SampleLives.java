package org.wenguo.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.wenguo.bulletin.Account;
import org.wenguo.bulletin.IssuingBulletins;
import org.wenguo.complaint.Act;
import org.wenguo.complaint.Acting;
import org.wenguo.complaint.CallbackResult;
import org.wenguo.complaint.Complaint;
import org.wenguo.complaint.Moment;
import org.wenguo.complaint.Policies;
import org.wenguo.complaint.Saying;
import org.wenguo.complaint.Verb;
import org.wenguo.deadline.EscalatingOverdue;
import org.wenguo.intake.RegisterForm;
import org.wenguo.intake.TakingIn;
import org.wenguo.people.Organisation;
import org.wenguo.people.Organisations;
import org.wenguo.people.Viewer;
import org.wenguo.platform.BusinessClock;
import org.wenguo.platform.Problem;
import org.wenguo.platform.web.Dictionary;
import org.wenguo.platform.web.Language;
import org.wenguo.policy.WorkingCalendar;
import org.wenguo.sample.LifeScript.Life;
import org.wenguo.sample.LifeScript.Step;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Lives the complaints of the scripts through the doors that real ones use. All that happens to all of them happens in the
 * order of time, the clock set to each moment; between two moments the limits are looked at whenever one is due, so that
 * warnings, breaches and levels come when they would have come. What would happen later than now has not happened yet.
 */
@Component
class SampleLives {

    private final Organisations organisations;
    private final Policies policies;
    private final TakingIn intake;
    private final Acting acting;
    private final Saying saying;
    private final EscalatingOverdue escalating;
    private final IssuingBulletins bulletins;
    private final Dictionary dictionary;
    private final Clock clock;

    SampleLives(
            Organisations organisations,
            Policies policies,
            TakingIn intake,
            Acting acting,
            Saying saying,
            EscalatingOverdue escalating,
            IssuingBulletins bulletins,
            Dictionary dictionary,
            Clock clock) {
        this.organisations = organisations;
        this.policies = policies;
        this.intake = intake;
        this.acting = acting;
        this.saying = saying;
        this.escalating = escalating;
        this.bulletins = bulletins;
        this.dictionary = dictionary;
        this.clock = clock;
    }

    /** A step that the program refused; nothing further happened to that complaint. */
    record Mishap(String organisation, String life, String step, Problem problem) {
        @Override
        public String toString() {
            return organisation + "/" + life + ", " + step + ": " + problem.getMessage() + " "
                    + problem.errors().stream()
                            .map(error -> error.field() + " " + error.code())
                            .toList();
        }
    }

    /** @return what went wrong: a mistake in a script */
    List<Mishap> live() {
        var now = clock.instant();
        var mishaps = new ArrayList<Mishap>();
        for (var happening : happenings(scripts(), now)) {
            sweepUntil(happening.at);
            var living = happening.living;
            if (living.isOver) {
                continue;
            }
            try {
                BusinessClock.at(happening.at, () -> happen(happening));
            } catch (Problem problem) {
                living.isOver = true;
                mishaps.add(new Mishap(living.town.code(), living.life.id(), happening.name(), problem));
            }
        }
        sweepUntil(now);
        return mishaps;
    }

    /** Everything that has happened by now, in the order of time. */
    private List<Happening> happenings(List<LifeScript> scripts, Instant now) {
        var happenings = new ArrayList<Happening>();
        for (var script : scripts) {
            var organisation = organisations.byCode(script.organisation()).orElseThrow();
            var calendar = policies.inForce(organisation).pack().calendar(script.calendar());
            var town = new Town(script.organisation(), new When(now, calendar), calendar, new HashMap<>());
            for (var life : script.lives()) {
                happenings.addAll(happenings(new Living(town, life)));
            }
        }
        return happenings.stream()
                .filter(one -> !one.at.isAfter(now))
                .sorted(Comparator.comparing(Happening::at))
                .toList();
    }

    private static List<Happening> happenings(Living living) {
        var life = living.life;
        var at = living.town.when().at(life.begins(), Instant.EPOCH);
        var happenings = new ArrayList<Happening>();
        happenings.add(new Happening(at, living, null));
        for (var step : Objects.requireNonNullElse(life.steps(), List.<Step>of())) {
            var next = living.town.when().at(step.at(), at);
            if (next.isBefore(at)) {
                throw new IllegalStateException(
                        life.id() + ": " + step.does() + " " + step.at() + " is " + next + ", before " + at);
            }
            at = next;
            happenings.add(new Happening(at, living, step));
        }
        return happenings;
    }

    private void sweepUntil(Instant moment) {
        for (var next = escalating.nextLook();
                next.isPresent() && !next.get().isAfter(moment);
                next = escalating.nextLook()) {
            escalating.sweep(next.get());
        }
    }

    private void happen(Happening happening) {
        var living = happening.living;
        var organisation = organisations.byCode(living.town.code()).orElseThrow();
        var step = happening.step;
        if (step == null) {
            var form = saying.read(RegisterForm.class, said(living.life.form(), happening));
            var complaint = living.life.who().equals(LifeScript.CUSTOMER)
                    ? intake.fromPortal(form, organisation)
                    : intake.register(form, null, viewer(organisation, living.life.who()))
                            .complaint();
            living.number = complaint.number();
            living.town.numbers().put(living.life.id(), complaint.number());
        } else if (step.who().equals(LifeScript.CUSTOMER)) {
            var said = said(step.says(), happening);
            acting.performAsCustomer(
                    organisation, living.number, (complaint, moment) -> perform(verb(step), complaint, said, moment));
        } else if (verb(step) == Verb.ISSUE_BULLETIN) {
            issueBulletin(living.number, said(step.says(), happening), organisation, step.who());
        } else {
            perform(
                    acting.act(verb(step)),
                    living.number,
                    said(step.says(), happening),
                    viewer(organisation, step.who()));
        }
    }

    private <B extends Record> void perform(Act<B> act, String number, JsonNode said, Viewer viewer) {
        acting.perform(act, number, saying.read(act, said), OptionalInt.empty(), viewer);
    }

    /** Written from the template by {@code writer}, who asks for {@code help}; approved by whoever the step names. */
    private void issueBulletin(String number, JsonNode said, Organisation organisation, String approver) {
        var writer = viewer(organisation, said.path("writer").asString());
        var t = dictionary.in(Language.SIMPLIFIED.locale(), organisation.zone());
        var words = Objects.requireNonNull(bulletins.offer(number, writer, t).words());
        var account =
                new Account(words.title(), words.situation(), said.path("help").asString());
        var begun = bulletins.begin(number, account, writer);
        bulletins.submit(begun.id(), OptionalInt.empty(), writer);
        bulletins.approve(begun.id(), OptionalInt.empty(), viewer(organisation, approver));
    }

    /** What the portal lets the complainant do. */
    private static void perform(Verb verb, Complaint complaint, JsonNode said, Moment moment) {
        switch (verb) {
            case ADD_WORDS -> complaint.addWords(said.path("text").asString(), moment);
            case CHOOSE -> {
                if (said.has("proposal")) {
                    complaint.choose(said.path("proposal").asInt(), moment);
                } else {
                    complaint.counterPropose(said.path("counterProposal").asString(), moment);
                }
            }
            case AGREE -> complaint.agree(said.path("text").asString(), moment);
            case CALL_BACK ->
                complaint.callBack(
                        CallbackResult.of(said.path("result").asString()).orElseThrow(),
                        said.path("remarks").asString(),
                        null,
                        moment);
            case WITHDRAW -> complaint.withdraw(said.path("reason").asString(), moment);
            case REOPEN -> complaint.reopen(said.path("reason").asString(), moment);
            default -> throw new IllegalArgumentException("The portal has no door for " + verb);
        }
    }

    private static Verb verb(Step step) {
        return Stream.of(Verb.values())
                .filter(verb -> verb.code().equals(step.does()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No verb is called " + step.does()));
    }

    private static Viewer viewer(Organisation organisation, String username) {
        return new Viewer(organisation, organisation.member(username).orElseThrow());
    }

    /** With texts in braces resolved: a time as {@link When} reads it, or {@code number of <life>}. */
    private static JsonNode said(@Nullable JsonNode said, Happening happening) {
        var nodes = JsonNodeFactory.instance;
        return switch (said) {
            case null -> nodes.objectNode();
            case ArrayNode array -> {
                var resolved = nodes.arrayNode();
                array.forEach(item -> resolved.add(said(item, happening)));
                yield resolved;
            }
            case JsonNode object
            when object.isObject() -> {
                var resolved = nodes.objectNode();
                object.properties().forEach(field -> resolved.set(field.getKey(), said(field.getValue(), happening)));
                yield resolved;
            }
            case JsonNode text
            when text.isString()
                    && text.asString().startsWith("{")
                    && text.asString().endsWith("}") ->
                nodes.stringNode(
                        resolved(text.asString().substring(1, text.asString().length() - 1), happening));
            default -> said;
        };
    }

    private static String resolved(String braced, Happening happening) {
        var town = happening.living.town;
        if (braced.startsWith("number of ")) {
            var life = braced.substring("number of ".length());
            return Objects.requireNonNull(town.numbers().get(life), () -> "Nothing happened to " + life + " yet");
        }
        return town.when()
                .at(braced, happening.at)
                .atZone(town.calendar().zone())
                .toOffsetDateTime()
                .toString();
    }

    static List<LifeScript> scripts() {
        try {
            var files = new PathMatchingResourcePatternResolver().getResources("classpath:samples/lives-*.yaml");
            return Arrays.stream(files)
                    .map(file -> {
                        try (var script = file.getInputStream()) {
                            return YAMLMapper.shared().readValue(script, LifeScript.class);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    })
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The lives of the samples cannot be read", e);
        }
    }

    /** The moments of all lives of a script, were it read then; fails if one of them went back in time. */
    static List<Instant> moments(LifeScript script, WorkingCalendar calendar, Instant now) {
        var town = new Town(script.organisation(), new When(now, calendar), calendar, Map.of());
        return script.lives().stream()
                .flatMap(life -> happenings(new Living(town, life)).stream())
                .map(Happening::at)
                .toList();
    }

    /** What the lives of one organisation share. */
    private record Town(String code, When when, WorkingCalendar calendar, Map<String, String> numbers) {}

    /** @param step null: the registration */
    private record Happening(
            Instant at, Living living, @Nullable Step step) {
        String name() {
            return step == null ? "registration" : step.does() + " by " + step.who() + " " + step.at();
        }
    }

    private static final class Living {
        final Town town;
        final Life life;
        String number = "";
        boolean isOver;

        Living(Town town, Life life) {
            this.town = town;
            this.life = life;
        }
    }
}
