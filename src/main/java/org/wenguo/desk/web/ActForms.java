package org.wenguo.desk.web;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.wenguo.complaint.Act;
import org.wenguo.complaint.Acting;
import org.wenguo.complaint.CallbackResult;
import org.wenguo.complaint.Channel;
import org.wenguo.complaint.Checking;
import org.wenguo.complaint.Complaint;
import org.wenguo.complaint.ComplaintEvent;
import org.wenguo.complaint.Standing;
import org.wenguo.complaint.ThingKinds;
import org.wenguo.complaint.Validity;
import org.wenguo.complaint.Verb;
import org.wenguo.deadline.Extensions;
import org.wenguo.deadline.TryingLimits;
import org.wenguo.desk.web.ActForm.Field;
import org.wenguo.desk.web.ActForm.Kind;
import org.wenguo.desk.web.ActForm.Option;
import org.wenguo.desk.web.ActForm.Options;
import org.wenguo.desk.web.ActForm.Refused;
import org.wenguo.people.Unit;
import org.wenguo.people.Viewer;
import org.wenguo.platform.web.Words;
import org.wenguo.policy.Category;
import org.wenguo.policy.CategoryTree;
import org.wenguo.policy.Level;
import org.wenguo.policy.LimitStart;

/** Makes the forms of a case page: for each act that the viewer may do now, its fields, and what it will cause. */
@Component
class ActForms {

    private final Acting acting;
    private final TryingLimits trying;
    private final Extensions extensions;
    private final Clock clock;

    ActForms(Acting acting, TryingLimits trying, Extensions extensions, Clock clock) {
        this.acting = acting;
        this.trying = trying;
        this.extensions = extensions;
        this.clock = clock;
    }

    /** In the order of {@link Verb}; the act that was refused is among them even if it is no longer possible. */
    List<ActForm> of(Standing standing, Words t, @Nullable Refused refused) {
        var possible = acting.possible(standing).stream().map(Act::verb).toList();
        return Stream.of(Verb.values())
                .filter(verb -> possible.contains(verb) || (refused != null && refused.verb() == verb))
                .map(verb -> new Making(standing, t, verb, refused).form(possible.contains(verb)))
                .toList();
    }

    /** What each act starts, so that the one who does it knows: nothing for most of them. */
    private static Optional<LimitStart> startedBy(Verb verb) {
        return switch (verb) {
            case ASSIGN -> Optional.of(LimitStart.HANDED_OVER);
            case AGREE -> Optional.of(LimitStart.AGREED);
            case FULFIL -> Optional.of(LimitStart.FULFILLED);
            default -> Optional.empty();
        };
    }

    private List<String> starts(Verb verb, Standing standing, Words t) {
        return startedBy(verb)
                .map(start -> starts(start, standing, t, clock.instant()))
                .orElse(List.of());
    }

    private List<String> starts(LimitStart start, Standing standing, Words t, Instant now) {
        var complaint = standing.complaint();
        var policy = standing.policy();
        var registration = complaint.registration();
        var starts = new EnumMap<LimitStart, Instant>(LimitStart.class);
        starts.put(LimitStart.RECEIVED, registration.receivedAt());
        starts.put(start, now);
        var unit = policy.organisation().unit(registration.lead());
        var facts = complaint.facts(policy.calendarOf(unit.id()));
        return trying.limits(policy.organisation(), unit, facts, starts, t.locale()).stream()
                .filter(limit -> limit.startedAt().equals(now))
                .map(limit -> t.of("desk.starts", limit.title(), t.time(limit.dueAt(), now)))
                .toList();
    }

    /** One form in the making. */
    private final class Making {
        private final Standing standing;
        private final Complaint complaint;
        private final Viewer viewer;
        private final Words t;
        private final Verb verb;
        private final @Nullable Refused refused;
        private final List<Field> fields = new ArrayList<>();

        Making(Standing standing, Words t, Verb verb, @Nullable Refused refused) {
            this.standing = standing;
            this.complaint = standing.complaint();
            this.viewer = standing.viewer();
            this.t = t;
            this.verb = verb;
            this.refused = refused != null && refused.verb() == verb ? refused : null;
        }

        ActForm form(boolean possible) {
            fill();
            return new ActForm(
                    verb,
                    label(),
                    t.of("desk.submit." + verb.code()),
                    effect(),
                    starts(verb, standing, t),
                    checks(),
                    fields,
                    possible,
                    refused != null);
        }

        private List<ActForm.Check> checks() {
            return Checking.before(verb, complaint, standing.policy()).stream()
                    .map(verdict -> new ActForm.Check(
                            verdict.check().title().in(t.locale()),
                            verdict.met(),
                            verdict.check().blocks()))
                    .toList();
        }

        private String label() {
            return isOnTheSpot() ? t.of("desk.on-the-spot") : t.of("verb." + verb.name());
        }

        private boolean isOnTheSpot() {
            return verb == Verb.FULFIL
                    && complaint.assignment().isEmpty()
                    && complaint.agreement().isEmpty();
        }

        private String effect() {
            return isOnTheSpot() ? t.of("desk.effect.on-the-spot") : t.of("desk.effect." + verb.code());
        }

        private void fill() {
            switch (verb) {
                case DETERMINE_VALIDITY -> {
                    options("validity", Kind.BUTTONS, true, null, "", validities());
                    prose("reason", true);
                }
                case CLASSIFY ->
                    options(
                            "category",
                            Kind.SELECT,
                            true,
                            null,
                            complaint.category().orElse(""),
                            categories());
                case DETERMINE_LEVEL -> {
                    options("level", Kind.BUTTONS, true, null, complaint.level().code(), levels());
                    prose("reason", true);
                }
                case STATE_CIRCUMSTANCES -> circumstances();
                case ASSIGN -> {
                    options("unit", Kind.SELECT, true, null, usualUnit(), List.of(new Options("", units())));
                    options("staff", Kind.SELECT, false, "desk.hint.staff", "", staffByUnit());
                    prose("note", false);
                }
                case BOUNCE, WITHDRAW, DECLINE, REOPEN -> prose("reason", true);
                case ADD_CO_HANDLER -> {
                    options("unit", Kind.SELECT, true, null, "", List.of(new Options("", unitsBesideHandler())));
                    prose("task", true);
                }
                case RELEASE_CO_HANDLER -> {
                    options("unit", Kind.SELECT, true, null, "", List.of(new Options("", coHandlers())));
                    prose("reason", true);
                }
                case CONSULT -> {
                    options("unit", Kind.SELECT, true, null, "", List.of(new Options("", otherUnits())));
                    prose("question", true);
                }
                case CONTRIBUTE, ADVISE, AGREE, FULFIL, ADD_WORDS -> prose("text", true);
                case ANSWER -> answer();
                case PROPOSE -> {
                    prose("text", true);
                    field("compensation.value", Kind.MONEY, false, allowance(), "", List.of());
                }
                case APPROVE -> {
                    options("decision", Kind.BUTTONS, true, null, "", plain("desk.decision.", "approved", "refused"));
                    prose("reason", false);
                }
                case CHOOSE -> {
                    options("proposal", Kind.RADIO, false, null, "", proposals());
                    prose("counterProposal", false);
                }
                case PROMISE -> {
                    prose("text", true);
                    field(
                            "dueAt",
                            Kind.TIME,
                            true,
                            t.of("desk.hint.zone", t.zone().getId()),
                            "",
                            List.of());
                }
                case POSTPONE_PROMISE -> {
                    var pending = openPromises(); // one that is broken is refused with the reason
                    options("no", Kind.RADIO, true, null, onlyOne(pending), List.of(new Options("", pending)));
                    field(
                            "dueAt",
                            Kind.TIME,
                            true,
                            t.of("desk.hint.zone", t.zone().getId()),
                            "",
                            List.of());
                    prose("reason", true);
                }
                case KEEP_PROMISE -> {
                    var open = openPromises();
                    options("no", Kind.RADIO, true, null, onlyOne(open), List.of(new Options("", open)));
                    prose("text", false);
                }
                case REPLY -> {
                    var came = complaint.registration().channel();
                    options("channel", Kind.SELECT, true, null, came.code(), channels());
                    prose("text", true);
                }
                case RELEASE_REPLY -> {
                    var waiting = complaint.waitingReply().stream()
                            .map(held -> new Option(
                                    Integer.toString(held.reply().no()),
                                    held.reply().text(),
                                    ""))
                            .toList();
                    options("no", Kind.RADIO, true, null, onlyOne(waiting), List.of(new Options("", waiting)));
                    options("decision", Kind.BUTTONS, true, null, "", plain("desk.decision.", "approved", "refused"));
                    prose("remark", false);
                }
                case PUBLISH_OUTCOME -> {
                    var sent = complaint.replies().stream()
                            .filter(reply -> complaint
                                    .outcome()
                                    .filter(no -> no == reply.no())
                                    .isEmpty())
                            .map(reply -> new Option(Integer.toString(reply.no()), reply.text(), ""))
                            .toList()
                            .reversed();
                    options("no", Kind.RADIO, true, null, onlyOne(sent), List.of(new Options("", sent)));
                }
                case SUSPEND -> {
                    options(
                            "waitingFor",
                            Kind.BUTTONS,
                            true,
                            null,
                            "",
                            plain("waiting.", "complainant", "outside-body", "other"));
                    prose("reason", true);
                }
                case EXTEND -> {
                    var extensible = extensible();
                    options("rule", Kind.RADIO, true, null, onlyOne(extensible), List.of(new Options("", extensible)));
                    field(
                            "until",
                            Kind.TIME,
                            true,
                            t.of("desk.hint.zone", t.zone().getId()),
                            "",
                            List.of());
                    field("reason", Kind.PROSE, true, t.of("desk.hint.extension-reason"), "", List.of());
                }
                case DECIDE_EXTENSION -> {
                    var waiting = extensionsToDecide();
                    options("no", Kind.RADIO, true, null, onlyOne(waiting), List.of(new Options("", waiting)));
                    options("decision", Kind.BUTTONS, true, null, "", plain("desk.decision.", "approved", "refused"));
                    prose("reason", false);
                }
                case CALL_BACK -> callBack();
                case NAME_OBJECT -> {
                    options("kind", Kind.SELECT, true, null, kindOfThing(), plain("thing.", thingKinds()));
                    field("reference", Kind.LINE, true, t.of("thing.hint"), nameOfThing(), List.of());
                }
                case PROPOSE_REWARD -> {
                    field("what", Kind.LINE, true, null, "", List.of());
                    field("value.value", Kind.MONEY, false, null, "", List.of());
                    prose("why", true);
                }
                case DECIDE_REWARD -> {
                    var waiting = rewards(Complaint.Reward::waits);
                    options("no", Kind.RADIO, true, null, onlyOne(waiting), List.of(new Options("", waiting)));
                    options("decision", Kind.BUTTONS, true, null, "", plain("desk.decision.", "approved", "refused"));
                    prose("reason", false);
                }
                case GIVE_REWARD -> {
                    var owed = rewards(Complaint.Reward::isOwed);
                    options("no", Kind.RADIO, true, null, onlyOne(owed), List.of(new Options("", owed)));
                    prose("proof", true);
                }
                case CLOSE -> prose("summary", true);
                case TRANSFER_OUT -> {
                    field("to", Kind.LINE, true, null, "", List.of());
                    prose("reason", true);
                }
                case LINK -> {
                    field("number", Kind.NUMBER, true, null, "", List.of());
                    options("as", Kind.BUTTONS, true, null, "related", plain("link.", "related", "duplicate"));
                }
                case UNLINK -> options("number", Kind.SELECT, true, null, "", List.of(new Options("", linked())));
                case MERGE -> {
                    field("into", Kind.NUMBER, true, t.of("repeats.hint.into"), "", List.of());
                    prose("reason", true);
                }
                case SPLIT -> prose("reason", true);
                case DIVIDE -> {
                    field("subject", Kind.LINE, true, null, "", List.of());
                    field("text", Kind.PROSE, true, t.of("repeats.hint.divide"), "", List.of());
                    options("category", Kind.SELECT, false, null, "", categories());
                }
                case TELL_APART -> field("number", Kind.NUMBER, true, null, "", List.of());
                case ACCEPT, RESUME, ARCHIVE -> {
                    // There is nothing to say with it.
                }
            }
        }

        /** The usual kinds of cause, and those that the pack has for the category. */
        private List<Options> causes() {
            var own = standing.policy().ownCauses(complaint).stream()
                    .map(cause -> new Option(cause.code(), cause.title().in(t.locale()), ""))
                    .toList();
            var usual = plain("cause.", CategoryTree.usualCauses().toArray(String[]::new));
            return own.isEmpty()
                    ? usual
                    : Stream.concat(Stream.of(new Options("", own)), usual.stream())
                            .toList();
        }

        private void answer() {
            prose("text", true);
            prose("findings.facts", false);
            options("findings.causeCategory", Kind.SELECT, false, null, "", causes());
            options(
                    "findings.responsibility",
                    Kind.SELECT,
                    false,
                    null,
                    "",
                    plain(
                            "responsibility.",
                            "undetermined",
                            "ours",
                            "customer",
                            "third-party",
                            "between-customers",
                            "none"));
        }

        private void circumstances() {
            options(
                    "responsibility",
                    Kind.SELECT,
                    false,
                    null,
                    complaint.responsibility(),
                    plain(
                            "responsibility.",
                            "undetermined",
                            "ours",
                            "customer",
                            "third-party",
                            "between-customers",
                            "none"));
            options(
                    "severity",
                    Kind.SELECT,
                    false,
                    null,
                    Integer.toString(complaint.severity()),
                    plain("severity.", "1", "2", "3", "4"));
            options(
                    "litigation",
                    Kind.SELECT,
                    false,
                    null,
                    complaint.litigation(),
                    plain("litigation.", "none", "possible", "filed"));
            options(
                    "media",
                    Kind.SELECT,
                    false,
                    null,
                    complaint.media(),
                    plain("media.", "none", "possible", "exposed"));
            field("groupSize", Kind.NUMBER, false, null, Integer.toString(complaint.ownGroupSize()), List.of());
            options(
                    "outsideHelp",
                    Kind.SELECT,
                    false,
                    null,
                    Boolean.toString(complaint.needsOutsideHelp()),
                    plain("desk.yes-no.", "false", "true"));
            prose("note", false);
        }

        private void callBack() {
            var results =
                    Stream.of(CallbackResult.values()).map(CallbackResult::code).toArray(String[]::new);
            options("result", Kind.BUTTONS, true, null, "", plain("callback.", results));
            prose("remarks", false);
            var scale = List.of(new Options(
                    "",
                    IntStream.rangeClosed(1, 5)
                            .mapToObj(Integer::toString)
                            .map(mark -> new Option(mark, mark, ""))
                            .toList()));
            for (var asked : List.of("outcome", "procedure", "treatment")) {
                options("fairness." + asked, Kind.SCALE, false, null, "", scale);
            }
        }

        // ---- options ----------------------------------------------------------------------------------------------

        private List<Options> plain(String prefix, String... codes) {
            return List.of(new Options(
                    "",
                    Arrays.stream(codes)
                            .map(code -> new Option(code, t.of(prefix + code), ""))
                            .toList()));
        }

        private List<Options> validities() {
            return List.of(new Options(
                    "",
                    Stream.of(Validity.VALID, Validity.INVALID, Validity.UNDETERMINED)
                            .filter(one -> one != Validity.UNDETERMINED || !complaint.isValidityPassed())
                            .map(one -> new Option(one.code(), t.of("desk.validity." + one.code()), ""))
                            .toList()));
        }

        private List<Options> levels() {
            return List.of(new Options(
                    "",
                    Stream.of(Level.values())
                            .map(level -> new Option(level.code(), t.of("level." + level.code()), ""))
                            .toList()));
        }

        private List<Options> categories() {
            return standing.policy().pack().categories().roots().stream()
                    .map(root -> new Options(
                            root.title().in(t.locale()), leaves(root, "").toList()))
                    .toList();
        }

        private Stream<Option> leaves(Category category, String above) {
            var title = above + category.title().in(t.locale());
            return Stream.concat(
                    Stream.of(new Option(category.code(), title, "")),
                    category.children().stream().flatMap(child -> leaves(child, above.isEmpty() ? "　" : above + "　")));
        }

        private String usualUnit() {
            return complaint.category().stream()
                    .flatMap(code -> standing.policy().pack().categories().find(code).stream())
                    .flatMap(category -> category.unit().stream())
                    .filter(code -> viewer.organisation().unit(code).isPresent())
                    .findFirst()
                    .orElse("");
        }

        private List<Option> units() {
            return viewer.organisation().units().stream().map(Making::option).toList();
        }

        private List<Option> otherUnits() {
            return viewer.organisation().units().stream()
                    .filter(unit -> !unit.id().equals(viewer.staff().unit()))
                    .map(Making::option)
                    .toList();
        }

        private List<Option> unitsBesideHandler() {
            return viewer.organisation().units().stream()
                    .filter(unit -> complaint
                            .assignment()
                            .filter(now -> now.unit().equals(unit.id()))
                            .isEmpty())
                    .filter(unit -> complaint.coHandlers().stream()
                            .noneMatch(one -> one.isOpen() && one.unit().equals(unit.id())))
                    .map(Making::option)
                    .toList();
        }

        private List<Option> coHandlers() {
            return complaint.coHandlers().stream()
                    .filter(Complaint.CoHandler::isOpen)
                    .map(one -> option(viewer.organisation().unit(one.unit())))
                    .toList();
        }

        private static Option option(Unit unit) {
            return new Option(unit.code(), unit.name(), "");
        }

        /** Grouped by unit; the note is the unit's code, by which a script shows those of the chosen unit only. */
        private List<Options> staffByUnit() {
            var organisation = viewer.organisation();
            return organisation.units().stream()
                    .map(unit -> new Options(
                            unit.name(),
                            organisation.staffOf(unit.id()).stream()
                                    .map(one -> new Option(one.username(), one.name(), unit.code()))
                                    .toList()))
                    .filter(group -> !group.options().isEmpty())
                    .toList();
        }

        private List<Options> channels() {
            return List.of(new Options(
                    "",
                    Stream.of(Channel.values())
                            .filter(channel -> channel != Channel.IMPORT && channel != Channel.API)
                            .map(channel -> new Option(channel.code(), t.of("channel." + channel.code()), ""))
                            .toList()));
        }

        private List<Options> proposals() {
            return List.of(new Options(
                    "",
                    complaint.proposals().stream()
                            .filter(Complaint.Proposal::stands)
                            .map(one -> new Option(Integer.toString(one.no()), one.text(), money(one)))
                            .toList()));
        }

        private String money(Complaint.Proposal proposal) {
            var money = proposal.compensation();
            return money == null ? "" : t.money(money.value(), money.currency());
        }

        private List<Option> openPromises() {
            var now = clock.instant();
            return complaint.promises().stream()
                    .filter(made -> made.keptAt() == null)
                    .map(made -> new Option(Integer.toString(made.no()), made.text(), t.time(made.dueAt(), now)))
                    .toList();
        }

        private static String onlyOne(List<Option> options) {
            return options.size() == 1 ? options.getFirst().value() : "";
        }

        private List<Option> extensible() {
            var now = clock.instant();
            return extensions.possible(complaint, standing.policy()).stream()
                    .map(one -> new Option(
                            one.limit().rule(),
                            rule(one.limit().rule()),
                            t.of(
                                    "desk.extension.from-to",
                                    t.time(one.limit().dueAt(), now),
                                    t.time(one.latest(), now))))
                    .toList();
        }

        /** Kinds of things that the organisation's complaints can be about. */
        private String[] thingKinds() {
            return ThingKinds.ALL.toArray(String[]::new);
        }

        private String kindOfThing() {
            return complaint.thing().map(ComplaintEvent.Thing::kind).orElse("");
        }

        /** What was said of the place is often what it is about. */
        private String nameOfThing() {
            return complaint.thing().map(ComplaintEvent.Thing::reference).orElseGet(() -> {
                var place = complaint.registration().place();
                return place == null ? "" : place;
            });
        }

        private List<Option> rewards(Predicate<Complaint.Reward> which) {
            return complaint.rewards().stream()
                    .filter(which)
                    .map(one -> new Option(
                            Integer.toString(one.no()), one.proposal().what(), ""))
                    .toList();
        }

        private List<Option> extensionsToDecide() {
            var now = clock.instant();
            return extensions.awaiting(viewer, complaint, standing.policy()).stream()
                    .map(one -> new Option(
                            Integer.toString(one.no()),
                            rule(one.request().rule()),
                            t.of(
                                    "desk.extension.asked",
                                    t.time(one.request().dueAt(), now),
                                    t.time(one.request().until(), now),
                                    one.request().reason())))
                    .toList();
        }

        private String rule(String id) {
            return standing.policy().pack().limit(id).title().in(t.locale());
        }

        private List<Option> linked() {
            return complaint.links().entrySet().stream()
                    .map(link -> new Option(link.getKey(), link.getKey(), t.of("link." + link.getValue())))
                    .toList();
        }

        /** How much may be offered without asking (F3). */
        private String allowance() {
            return CaseView.allowance(standing, t);
        }

        // ---- fields -----------------------------------------------------------------------------------------------

        private void prose(String name, boolean required) {
            field(name, Kind.PROSE, required, null, "", List.of());
        }

        private void options(
                String name,
                Kind kind,
                boolean required,
                @Nullable String hintKey,
                String value,
                List<Options> options) {
            field(name, kind, required, hintKey == null ? null : t.of(hintKey), value, options);
        }

        private void field(
                String name, Kind kind, boolean required, @Nullable String hint, String value, List<Options> options) {
            var unchanged = verb == Verb.STATE_CIRCUMSTANCES ? value : "";
            var typed = refused == null ? value : refused.typed().getOrDefault(name, unchanged);
            var wrong = refused == null ? null : refused.wrong().get(name);
            fields.add(new Field(
                    verb.code() + "-" + name.replace('.', '-'),
                    name,
                    kind,
                    t.of("desk.field." + verb.code() + "." + name),
                    hint,
                    typed,
                    verb == Verb.STATE_CIRCUMSTANCES ? value : "",
                    required,
                    options,
                    wrong));
        }
    }
}
