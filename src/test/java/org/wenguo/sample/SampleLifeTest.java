package org.wenguo.sample;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionOperations;
import org.wenguo.complaint.Channel;
import org.wenguo.complaint.Complaint;
import org.wenguo.complaint.ComplaintEvent;
import org.wenguo.complaint.Complaints;
import org.wenguo.complaint.LoggedEvent;
import org.wenguo.complaint.Policies;
import org.wenguo.complaint.Stage;
import org.wenguo.complaint.Validity;
import org.wenguo.deadline.Limit;
import org.wenguo.deadline.Limits;
import org.wenguo.people.Organisations;
import org.wenguo.platform.Tenancy;
import org.wenguo.policy.Level;

/** What a newcomer finds: three organisations in the middle of their work, on whichever day it is today. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "wenguo.sample-data=true",
            "wenguo.sample-lives=false", // lived below, where mishaps can be seen
            "wenguo.sample-password=sample-pass-1",
            "db-scheduler.enabled=false",
            "spring.main.banner-mode=off"
        })
class SampleLifeTest {

    private static final List<String> MISHAPS = new ArrayList<>();
    private static boolean lived;
    private static Duration took = Duration.ZERO;

    @Autowired
    private SampleLives lives;

    @Autowired
    private Organisations organisations;

    @Autowired
    private Complaints complaints;

    @Autowired
    private Policies policies;

    @Autowired
    private Limits limits;

    @Autowired
    private JdbcClient db;

    @Autowired
    private TransactionOperations transactions;

    @Autowired
    private Environment environment;

    @DynamicPropertySource
    static void emptyDatabase(DynamicPropertyRegistry properties) throws IOException {
        var root = Files.createDirectories(Path.of("target", "test-data"));
        var data = Files.createTempDirectory(root.toAbsolutePath(), "lives-");
        properties.add("wenguo.data-dir", data::toString);
    }

    @BeforeEach
    void live() {
        if (!lived) {
            lived = true;
            var start = System.nanoTime();
            lives.live().forEach(mishap -> MISHAPS.add(mishap.toString()));
            took = Duration.ofNanos(System.nanoTime() - start);
        }
    }

    @Test
    void no_step_of_any_life_is_refused() {
        assertThat(MISHAPS).isEmpty();
    }

    @Test
    void a_newcomer_does_not_wait_long() {
        assertThat(took).isLessThan(Duration.ofMinutes(2)); // loose: this says nothing but "not minutes"
        System.out.println("Lives took " + took);
    }

    @Test
    void every_stage_and_every_exit_is_there() {
        assertThat(all().map(Complaint::stage).collect(toSet())).contains(Stage.values());
    }

    @Test
    void honghe_alone_shows_every_stage() {
        assertThat(of("honghe").stream().map(Complaint::stage).collect(toSet())).contains(Stage.values());
    }

    @Test
    void every_level_is_there_each_for_its_reason() {
        assertThat(all().map(Complaint::level).collect(toSet())).contains(Level.values());
        some("hot by three of the same matter", one -> because(one).equals("hot-same-matter"));
        some("hot by a week of our own delay", one -> raised(one, "hot-week"));
        some(
                "major by the media, answered by the spokesperson",
                one -> one.registration().channel() == Channel.MEDIA
                        && because(one).equals("major-media"));
        some(
                "important in its second round",
                one -> one.round() == 2 && because(one).equals("second-complaint"));
        some("important for outside help", one -> because(one).equals("important-outside-help"));
    }

    @Test
    void what_a_desk_meets_is_there() {
        some(
                "anonymous, not established, explained and closed",
                one -> one.registration().complainant().anonymous()
                        && one.validity() == Validity.INVALID
                        && one.stage() == Stage.CLOSED);
        some("a VIP", one -> one.registration().complainant().vip());
        some(
                "settled on the spot",
                one -> happened(one, ComplaintEvent.Fulfilled.class) && !happened(one, ComplaintEvent.Assigned.class));
        some("a second round that ended well", one -> one.round() == 2 && one.stage() == Stage.CLOSED);
        some("a second round going on", one -> one.round() == 2 && one.stage() == Stage.ASSIGNED);
        some("suspended", Complaint::isSuspended);
        some("bounced and assigned anew", one -> one.bounces() == 1 && one.stage() == Stage.ASSIGNED);
        some(
                "advice asked for and not given yet",
                one -> one.stage().isOpen() && one.consultations().stream().anyMatch(asked -> asked.advice() == null));
        some("waiting for approval", one -> one.awaitingApproval().isPresent());
        some("validity passed to the centre", Complaint::isValidityPassed);
        some("a promise running", one -> promise(one, false, true));
        some("a promise kept", one -> one.promises().stream().anyMatch(made -> made.keptAt() != null));
        some("a promise broken", one -> promise(one, false, false));
        some("written in English", one -> one.registration().text().startsWith("Dear Sir or Madam"));
        some("a long letter", one -> one.registration().text().length() > 400);
        some("praise", one -> one.registration().kind().equals("praise"));
        some("a suggestion", one -> one.registration().kind().equals("suggestion"));
        some("an inquiry", one -> one.registration().kind().equals("inquiry"));
        some("linked", one -> !one.links().isEmpty());
        some("written at the portal on a day off", one -> one.recorder().kind().equals("customer"));
    }

    @Test
    void clocks_run_warn_and_have_run_out() {
        var now = Instant.now();
        assertThat(count(
                        "met_at is null and cancelled_at is null and paused_since is null and kind = 'limit' and due_at > ?",
                        now))
                .as("running")
                .isPositive();
        assertThat(count(
                        "met_at is null and cancelled_at is null and paused_since is null and kind = 'limit' and due_at <= ?",
                        now))
                .as("breached and open")
                .isPositive();
        assertThat(count("paused_since < ?", now)).as("paused").isPositive();
        assertThat(count("look_at <= ?", now)).as("not looked at though due").isZero();
    }

    @Test
    void notices_came_when_they_were_due_not_when_the_samples_were_loaded() {
        var late = organisations.all().stream()
                .mapToInt(tenant -> Tenancy.in(
                        tenant,
                        () -> transactions.execute(
                                status -> db.sql("""
                                                select count(*) from limit_notice n
                                                where breach and at <> due_at
                                                  and not exists (select from limit_notice earlier
                                                                  where earlier.complaint_id = n.complaint_id
                                                                    and earlier.rule = n.rule
                                                                    and earlier.occurrence = n.occurrence
                                                                    and earlier.breach and earlier.step < n.step)""").query(Integer.class).single())))
                .sum();
        assertThat(late).isZero();
    }

    /** What a dry run takes for the state as it is must be the state as it is. */
    @Test
    void a_life_lived_again_under_its_own_policy_is_the_life_that_was() {
        for (var tenant : organisations.all()) {
            var organisation = organisations.byId(tenant);
            for (var one : of(organisation.code())) {
                var policy = policies.of(organisation, one);
                var again = one.under(
                        policy.pack(), policy.calendarOf(one.registration().lead(), one.registeredAt()), Instant.now());
                assertThat(again.level()).as(one.number()).isEqualTo(one.level());
                assertThat(again.levelBecause().rule())
                        .as(one.number())
                        .isEqualTo(one.levelBecause().rule());
                assertThat(again.stage()).as(one.number()).isEqualTo(one.stage());
                var stored = Tenancy.in(tenant, () -> transactions.execute(status -> limits.of(tenant, one)));
                assertThat(Limits.under(policy, again).stream()
                                .filter(limit -> limit.kind() == Limit.Kind.LIMIT)
                                .toList())
                        .as(one.number())
                        .containsExactlyInAnyOrderElementsOf(stored);
            }
        }
    }

    @Test
    void nothing_happened_in_the_future_or_out_of_order() {
        assertThat(all()).allSatisfy(one -> {
            var times = one.log().stream().map(LoggedEvent::at).toList();
            assertThat(times).isSorted();
            assertThat(times.getLast()).isBeforeOrEqualTo(Instant.now());
        });
    }

    /** Read as if it were each hour of a year, holidays and weekends included: no life goes back in time. */
    @Test
    void the_scripts_can_be_loaded_at_any_hour_of_any_day() {
        var calendars = Map.of("honghe", "standard", "shunda", "centre", "qinghe", "shop");
        var packs = new org.wenguo.policy.PolicyPacks();
        for (var script : SampleLives.scripts()) {
            assertThat(script.calendar()).isEqualTo(calendars.get(script.organisation()));
            var pack = packs.byId(
                    organisations.byCode(script.organisation()).orElseThrow().pack());
            var calendar = pack.calendar(script.calendar());
            var now = Instant.parse("2026-01-01T00:07:00Z");
            for (var hour = 0; hour < 365 * 24; hour += 5) {
                assertThat(SampleLives.moments(script, calendar, now.plus(Duration.ofHours(hour))))
                        .isNotEmpty();
            }
        }
    }

    @Test
    void it_listens_to_this_machine_only() throws IOException {
        var port = environment.getRequiredProperty("local.server.port", Integer.class);
        var address = InetAddress.getLocalHost();
        if (!address.isLoopbackAddress()) {
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> new java.net.Socket(address, port).close())
                    .isInstanceOf(java.net.ConnectException.class);
        }
        new java.net.Socket(InetAddress.getLoopbackAddress(), port).close();
    }

    @Test
    void numbers_of_phones_are_invented_and_every_complainant_has_a_different_one() {
        var phones = SampleLives.scripts().stream()
                .flatMap(script -> script.lives().stream())
                .map(life -> life.form().path("complainant").path("phone").asString(""))
                .filter(phone -> !phone.isEmpty())
                .toList();
        assertThat(phones).allMatch(phone -> phone.startsWith("139000000")).doesNotHaveDuplicates();
    }

    private void some(String what, Predicate<Complaint> predicate) {
        assertThat(all().filter(predicate)).as(what).isNotEmpty();
    }

    private Stream<Complaint> all() {
        return Stream.of("honghe", "shunda", "qinghe").flatMap(code -> of(code).stream());
    }

    private List<Complaint> of(String code) {
        var tenant = organisations.byCode(code).orElseThrow().id();
        return Tenancy.in(
                tenant,
                () ->
                        transactions.execute(status -> db
                                .sql("select number from complaint order by number")
                                .query((rs, row) -> rs.getString(1))
                                .stream()
                                .map(complaints::byNumber)
                                .toList()));
    }

    private int count(String where, Instant now) {
        return organisations.all().stream()
                .mapToInt(tenant -> Tenancy.in(
                        tenant,
                        () -> transactions.execute(
                                status -> db.sql("select count(*) from complaint_limit where " + where)
                                        .param(java.sql.Timestamp.from(now))
                                        .query(Integer.class)
                                        .single())))
                .sum();
    }

    private static String because(Complaint one) {
        return one.levelBecause().rule();
    }

    private static boolean raised(Complaint one, String rule) {
        return one.log().stream()
                .anyMatch(logged -> logged.event() instanceof ComplaintEvent.LevelRaised(var level, var because)
                        && because.rule().equals(rule));
    }

    private static boolean happened(Complaint one, Class<? extends ComplaintEvent> event) {
        return one.log().stream().anyMatch(logged -> event.isInstance(logged.event()));
    }

    private static boolean promise(Complaint one, boolean kept, boolean running) {
        return one.promises().stream()
                .anyMatch(
                        made -> (made.keptAt() != null) == kept && made.dueAt().isAfter(Instant.now()) == running);
    }
}
