package org.wenguo.desk.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wenguo.complaint.Channel;
import org.wenguo.complaint.Complaint;
import org.wenguo.complaint.ComplaintEvent;
import org.wenguo.complaint.ComplaintEvent.Findings;
import org.wenguo.complaint.ComplaintEvent.LevelDetermined;
import org.wenguo.complaint.Demand;
import org.wenguo.complaint.Masking;
import org.wenguo.complaint.Policy;
import org.wenguo.complaint.Stage;
import org.wenguo.complaint.Standing;
import org.wenguo.complaint.Verb;
import org.wenguo.deadline.Limit;
import org.wenguo.intake.Arrival;
import org.wenguo.intake.Mails;
import org.wenguo.intake.Photos;
import org.wenguo.people.Staff;
import org.wenguo.platform.web.DueState;
import org.wenguo.platform.web.StageMark;
import org.wenguo.platform.web.Words;
import org.wenguo.policy.CategoryTree;
import org.wenguo.policy.LimitStart;
import org.wenguo.policy.Phase;
import org.wenguo.policy.Script;
import org.wenguo.repeats.Likely;
import org.wenguo.repeats.ReasonsInWords;
import org.wenguo.reply.RepliesToRelease;
import org.wenguo.resolution.Authorities;

/** One complaint as the case page shows it to one person, in words. */
public final class CaseView {

    private final Standing standing;
    private final Complaint complaint;
    private final Words t;
    private final Instant now;
    private final Read read;

    /** What was read of the database beside the complaint itself. */
    record Read(
            Map<String, @Nullable Object> complainant,
            List<Limit> limits,
            List<CaseTimeline.Notice> notices,
            List<Other> others,
            @Nullable String trackingPath,
            @Nullable String replyAddress,
            List<Mails.Kept> mails,
            List<Mails.Attachment> files,
            List<Photos.Photo> photos,
            List<Likely> likely,
            List<ActForm> forms,
            Arrival arrival) {}

    /**
     * Another complaint that has to do with this one.
     *
     * @param as duplicate, related, same-matter or similar
     */
    public record Other(String number, String subject, Stage stage, String level, Instant receivedAt, String as) {}

    /**
     * A time limit in words.
     *
     * @param extension what became of a request for more time; null: nobody asked, or it was refused
     */
    public record Line(
            String title,
            String owner,
            @Nullable String by,
            Instant start,
            Instant due,
            Limit.State state,
            boolean open,
            @Nullable String extension,
            String source) {

        /** How it is to look: a breach that is still open goes on counting. */
        public DueState look() {
            return switch (state) {
                case RUNNING -> DueState.RUNNING;
                case PAUSED -> DueState.PAUSED;
                case MET, CANCELLED -> DueState.MET;
                case BREACHED -> open ? DueState.RUNNING : DueState.BREACHED;
            };
        }

        public boolean isCancelled() {
            return state == Limit.State.CANCELLED;
        }
    }

    /** The entries of one day. */
    public record Day(String name, List<CaseTimeline.Entry> entries) {}

    CaseView(Standing standing, Words t, Instant now, Read read) {
        this.standing = standing;
        this.complaint = standing.complaint();
        this.t = t;
        this.now = now;
        this.read = read;
    }

    public Complaint complaint() {
        return complaint;
    }

    public Instant now() {
        return now;
    }

    public ComplaintEvent.Registered registration() {
        return complaint.registration();
    }

    public String unit(UUID unit) {
        return standing.viewer().organisation().unit(unit).name();
    }

    public String staff(@Nullable UUID staff) {
        return standing.viewer().organisation().member(staff).map(Staff::name).orElseGet(() -> t.of("desk.somebody"));
    }

    private String unitAndStaff(UUID unit, @Nullable UUID staff) {
        return staff == null ? unit(unit) : unit(unit) + " · " + staff(staff);
    }

    // ---- head -----------------------------------------------------------------------------------------------------

    /** Why it has this level: the rule in words and the pack in its version. */
    public String why() {
        var because = complaint.levelBecause();
        var reason = because.rule().equals("by-hand")
                ? lastLevelReason().orElseGet(() -> CaseTimeline.reason(standing.policy(), because.rule(), t))
                : CaseTimeline.reason(standing.policy(), because.rule(), t);
        return t.of("desk.why", reason, standing.policy().pack().title().in(t.locale()), because.version());
    }

    private Optional<String> lastLevelReason() {
        return complaint.log().stream()
                .map(logged -> logged.event())
                .filter(LevelDetermined.class::isInstance)
                .map(event -> t.of("desk.because.determined", ((LevelDetermined) event).reason()))
                .reduce((earlier, later) -> later);
    }

    public @Nullable String holder() {
        return complaint
                .holder()
                .map(holder -> unitAndStaff(holder.unit(), holder.staff()))
                .orElse(null);
    }

    public String lead() {
        return unitAndStaff(registration().lead(), complaint.recorder().id());
    }

    public List<StageMark> stages() {
        var stage = complaint.stage();
        var reached = stage.isExit() ? lastStageBeforeExit() : stage;
        var marks = new ArrayList<StageMark>();
        for (var one : Stage.values()) {
            if (one.isExit()) {
                continue;
            }
            if (stage.isExit() && one.ordinal() > reached.ordinal()) {
                break;
            }
            var how = one == stage
                    ? StageMark.Standing.NOW
                    : one.ordinal() <= reached.ordinal() ? StageMark.Standing.DONE : StageMark.Standing.AHEAD;
            var label = how == StageMark.Standing.NOW ? "stage." : "desk.stage.";
            marks.add(new StageMark(t.of(label + one.name()), how));
        }
        if (stage.isExit()) {
            marks.add(new StageMark(t.of("stage." + stage.name()), StageMark.Standing.NOW));
        }
        return marks;
    }

    private Stage lastStageBeforeExit() {
        var stages = new ArrayList<Stage>();
        complaint.retell((earlier, event) -> stages.add(earlier.stage()));
        return stages.reversed().stream()
                .filter(one -> !one.isExit())
                .findFirst()
                .orElse(Stage.REGISTERED);
    }

    // ---- the complaint itself -------------------------------------------------------------------------------------

    private @Nullable String complainant(String what) {
        return read.complainant().get(what) instanceof String text && !text.isBlank() ? text : null;
    }

    public String complainantName() {
        if (Boolean.TRUE.equals(read.complainant().get("anonymous"))) {
            return t.of("desk.anonymous");
        }
        var name = complainant("name");
        return name == null ? t.of("desk.no-name") : name;
    }

    /** Phone, mail and customer number, as far as there are any and as far as the viewer needs to know. */
    public List<String> reachableBy() {
        return Stream.of("phone", "email", "customerNo")
                .map(this::complainant)
                .filter(java.util.Objects::nonNull)
                .map(java.util.Objects::requireNonNull)
                .toList();
    }

    public boolean isMasked() {
        return !standing.knowsWhoComplains();
    }

    public @Nullable String phone() {
        return standing.knowsWhoComplains() ? complainant("phone") : null;
    }

    /** To which mails come that belong to this case; null if no mailbox serves it, or for those who need not know. */
    public @Nullable String replyAddress() {
        return read.replyAddress();
    }

    // ---- mails ----------------------------------------------------------------------------------------------------

    public Arrival arrival() {
        return read.arrival();
    }

    public List<Mails.Kept> mails() {
        return read.mails();
    }

    /** What the complainant showed us. */
    public List<Photos.Photo> photos() {
        return read.photos();
    }

    public List<Mails.Attachment> files(Mails.Kept mail) {
        return read.files().stream()
                .filter(file -> file.mail().equals(mail.id()))
                .toList();
    }

    /** Who wrote a mail, for those who need to know. */
    public String sender(Mails.Kept mail) {
        return isMasked() ? Masking.name(mail.from().replace("\"", "")) : mail.from();
    }

    public @Nullable String trackingPath() {
        return read.trackingPath();
    }

    public @Nullable String category() {
        return complaint
                .category()
                .map(code -> standing.policy().category(code).in(t))
                .orElse(null);
    }

    /** Whether the pack wants bulletins on a complaint of this level, or wanted one when it had another. */
    public boolean hasBulletins() {
        return standing.policy().pack().bulletins().of(complaint().level()).isPresent()
                || complaint().log().stream()
                        .anyMatch(logged -> logged.event() instanceof ComplaintEvent.BulletinIssued);
    }

    public @Nullable String demand() {
        var demand = registration().demand();
        if (demand == null) {
            return null;
        }
        var said = new ArrayList<String>();
        if (demand.kind() != null
                && Arrays.asList(
                                "vent",
                                "compensation",
                                "respect",
                                "rectification",
                                "refund",
                                "exchange",
                                "apology",
                                "explanation",
                                "other")
                        .contains(demand.kind())) {
            said.add(t.of("desk.demand." + demand.kind()));
        } else if (demand.kind() != null) {
            said.add(demand.kind());
        }
        if (demand.text() != null) {
            said.add(demand.text());
        }
        if (demand.amount() != null) {
            said.add(money(demand.amount()));
        }
        return said.isEmpty() ? null : String.join(" · ", said);
    }

    public String money(Demand.Money money) {
        return t.money(money.value(), money.currency());
    }

    /** Circumstances that are out of the ordinary. */
    public List<String> circumstances() {
        var said = new ArrayList<String>();
        said.add(t.of("desk.fact.severity", t.of("severity." + complaint.severity())));
        if (complaint.groupSize() > 1) {
            said.add(t.of("desk.group-size", Integer.toString(complaint.groupSize())));
        }
        if (!complaint.litigation().equals("none")) {
            said.add(t.of("litigation." + complaint.litigation()));
        }
        if (!complaint.media().equals("none")) {
            said.add(t.of("media." + complaint.media()));
        }
        if (complaint.needsOutsideHelp()) {
            said.add(t.of("desk.outside-help"));
        }
        return said;
    }

    public String findings(Findings findings) {
        return findings(findings, standing.policy(), t);
    }

    /** The usual kinds of cause have our words, those of the pack its own; of one that it no longer has, the code is left. */
    private static String cause(String code, Policy policy, Words t) {
        return CategoryTree.usualCauses().contains(code)
                ? t.of("cause." + code)
                : policy.causeTitle(code).map(title -> title.in(t.locale())).orElse(code);
    }

    static String findings(Findings findings, Policy policy, Words t) {
        var said = new ArrayList<String>();
        if (findings.facts() != null && !findings.facts().isBlank()) {
            said.add(t.of("desk.found.facts", findings.facts()));
        }
        if (findings.causeCategory() != null) {
            said.add(t.of("desk.found.cause", cause(findings.causeCategory(), policy, t)));
        }
        if (findings.responsibility() != null) {
            said.add(t.of("desk.found.responsibility", t.of("responsibility." + findings.responsibility())));
        }
        return String.join("\n", said);
    }

    /** Where an option stands: chosen, agreed, waiting, refused. */
    public String state(Complaint.Proposal proposal) {
        var isChosen = complaint.chosen().filter(no -> no == proposal.no()).isPresent();
        if (isChosen) {
            return t.of(complaint.agreement().isPresent() ? "desk.option.agreed" : "desk.option.chosen");
        }
        if (!proposal.beyond()) {
            return t.of("desk.option.offered");
        }
        var granted = proposal.granted();
        return t.of(granted == null ? "desk.option.waiting" : granted ? "desk.option.approved" : "desk.option.refused");
    }

    /** What the complainant added after the registration. */
    public List<CaseTimeline.Entry> added() {
        return timeline().since(0).stream()
                .filter(entry -> complaint.log().get(entry.seq() - 1).event() instanceof ComplaintEvent.WordsAdded)
                .toList();
    }

    public List<Other> others() {
        return read.others().stream()
                .filter(other -> !other.as().equals("similar"))
                .toList();
    }

    /** Others that may be about the same matter, with what speaks for it. */
    public List<Likely> likely() {
        return read.likely();
    }

    public Map<String, String> likelyBecause() {
        var reasons = new ReasonsInWords(t);
        return likely().stream().collect(Collectors.toMap(Likely::number, reasons::of));
    }

    public List<Other> similar() {
        return read.others().stream()
                .filter(other -> other.as().equals("similar"))
                .toList();
    }

    // ---- acts -----------------------------------------------------------------------------------------------------

    /** The one act that this person should do next. */
    public Optional<ActForm> next() {
        var possible = read.forms().stream()
                .filter(ActForm::possible)
                .map(ActForm::verb)
                .toList();
        return NextStep.forViewer(standing, possible)
                .flatMap(verb -> read.forms().stream()
                        .filter(form -> form.verb() == verb)
                        .findFirst());
    }

    /** Whether the reply screen is worth a link: this person may write to the complainant. */
    public boolean mayReply() {
        return read.forms().stream().anyMatch(form -> form.verb() == Verb.REPLY && form.possible());
    }

    /** Whether it was raised where others read it, and the outcome does not stand there yet (G1). */
    public boolean wantsOutcome() {
        var came = registration().channel();
        return (came == Channel.FORUM || came == Channel.WEB)
                && complaint.outcome().isEmpty()
                && complaint.stage().compareTo(Stage.AGREED) >= 0
                && complaint.stage().compareTo(Stage.CLOSED) <= 0;
    }

    /** Why a reply waits and for whom; null if none does. */
    public @Nullable String replyWaitsFor() {
        return complaint
                .waitingReply()
                .map(held -> t.of("reply.waiting.for", RepliesToRelease.releasers(held, standing, t)))
                .orElse(null);
    }

    /** The other acts, those that belong together under one heading. */
    public Map<ActForm.Group, List<ActForm>> otherActs() {
        var primary = next().map(ActForm::verb);
        var acts = new LinkedHashMap<ActForm.Group, List<ActForm>>();
        for (var group : ActForm.Group.values()) {
            var some = read.forms().stream()
                    .filter(form -> form.possible() && form.group() == group)
                    .filter(form -> primary.filter(verb -> verb == form.verb()).isEmpty())
                    .toList();
            if (!some.isEmpty()) {
                acts.put(group, some);
            }
        }
        return acts;
    }

    /** The form with words that can no longer be sent: kept for whoever typed them. */
    public Optional<ActForm> stranded() {
        return read.forms().stream().filter(form -> !form.possible()).findFirst();
    }

    public boolean may(Verb verb) {
        return read.forms().stream().anyMatch(form -> form.verb() == verb && form.possible());
    }

    /** What is waited for, when it is not this person's turn; null once the life has ended. */
    public @Nullable String waitingFor() {
        return NextStep.of(complaint)
                .map(step -> {
                    var unit = step.unit();
                    var who = unit == null ? t.of("desk.approver") : unit(unit);
                    return t.of(
                            "desk.waiting-for", who, t.of("verb." + step.verb().name()));
                })
                .orElse(null);
    }

    // ---- limits ---------------------------------------------------------------------------------------------------

    /** Open ones first, most urgent first; then those that are over. */
    public List<Line> limits() {
        return read.limits().stream()
                .map(this::line)
                .sorted(Comparator.comparing((Line line) -> !line.open())
                        .thenComparing(Line::isCancelled)
                        .thenComparing(Line::due))
                .toList();
    }

    private Line line(Limit limit) {
        var rule = standing.policy().pack().limit(limit.rule());
        var title = rule.title().in(t.locale());
        var unit = limit.ownerUnit();
        return new Line(
                rule.starts() == LimitStart.PROMISED ? t.of("desk.promise-limit", promise(limit.occurrence())) : title,
                unit == null ? "" : unitAndStaff(unit, limit.ownerStaff()),
                limit.by() == null ? null : t.of("desk.by", t.of("channel." + limit.by())),
                limit.startedAt(),
                limit.dueAt(),
                limit.stateAt(now),
                !limit.isOver(),
                extension(limit),
                t.of("desk.source", rule.id(), rule.source()));
    }

    /** Whether more time was granted, or is asked for. */
    private @Nullable String extension(Limit limit) {
        return complaint.extensions().reversed().stream()
                .filter(one -> one.isOf(limit.rule(), limit.occurrence()) && (one.waits() || one.isGranted()))
                .map(one -> one.waits()
                        ? t.of("desk.extension.waits", t.time(one.request().until(), now))
                        : t.of("desk.extension.granted", t.time(one.request().dueAt(), now)))
                .findFirst()
                .orElse(null);
    }

    private String promise(int no) {
        return complaint.promises().stream()
                .filter(made -> made.no() == no)
                .map(Complaint.Promise::text)
                .findFirst()
                .orElse("");
    }

    /** The running limit that is due first. */
    public Optional<Line> mostUrgent() {
        return limits().stream()
                .filter(line -> line.open() && line.state() != Limit.State.PAUSED)
                .findFirst();
    }

    // ---- what helps -----------------------------------------------------------------------------------------------

    private List<Phase> phases() {
        return standing.policy().pack().phasesAt(complaint.stage().code());
    }

    public String phaseTitle() {
        return phases().stream().map(phase -> phase.title().in(t.locale())).collect(Collectors.joining(" · "));
    }

    /** Words that suit this phase, this complainant and this category; the most special ones. */
    public List<Script> scripts() {
        if (!complaint.stage().isOpen()) {
            return List.of();
        }
        var demand = registration().demand();
        var wants = demand == null || demand.kind() == null ? "" : demand.kind();
        var pack = standing.policy().pack();
        return phases().stream()
                .flatMap(phase ->
                        pack.scripts(phase.code(), wants, complaint.category().orElse("")).stream())
                .limit(3)
                .toList();
    }

    public String allowance() {
        return allowance(standing, t);
    }

    static String allowance(Standing standing, Words t) {
        var authority = standing.policy().pack().authority();
        if (standing.viewer().staff().roles().stream().anyMatch(role -> authority.isUnlimited(role.code()))) {
            return t.of("desk.allowance.any");
        }
        return Authorities.allowance(standing)
                .map(amount -> t.of("desk.allowance", t.money(amount, authority.currency())))
                .orElseGet(() -> t.of("desk.allowance.none"));
    }

    // ---- timeline -------------------------------------------------------------------------------------------------

    private CaseTimeline timeline() {
        return new CaseTimeline(complaint, standing.policy(), t);
    }

    public List<Day> days() {
        var days = new LinkedHashMap<LocalDate, List<CaseTimeline.Entry>>();
        for (var entry : timeline().entries(read.notices())) {
            days.computeIfAbsent(LocalDate.ofInstant(entry.at(), t.zone()), day -> new ArrayList<>())
                    .add(entry);
        }
        var today = LocalDate.ofInstant(now, t.zone());
        return days.entrySet().stream()
                .map(day -> new Day(name(day.getKey(), today), day.getValue()))
                .toList();
    }

    private String name(LocalDate day, LocalDate today) {
        if (day.equals(today)) {
            return t.of("desk.today");
        }
        return day.equals(today.minusDays(1)) ? t.of("desk.yesterday") : t.date(day);
    }

    /** What happened after a version that somebody saw, in order. */
    public List<CaseTimeline.Entry> since(int version) {
        return timeline().since(version);
    }
}
