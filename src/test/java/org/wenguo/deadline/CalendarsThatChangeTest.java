package org.wenguo.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.wenguo.Api;
import org.wenguo.TheCast;
import org.wenguo.TheClock;
import org.wenguo.WenguoTest;
import org.wenguo.complaint.Complaint;
import org.wenguo.complaint.Complaints;
import org.wenguo.complaint.Policies;
import org.wenguo.people.CalendarChange;
import org.wenguo.people.Organisation;
import org.wenguo.people.Organisations;
import org.wenguo.people.Role;
import org.wenguo.people.Unit;
import org.wenguo.platform.Identifiers;
import org.wenguo.platform.Problem;
import org.wenguo.platform.Tenancy;
import org.wenguo.platform.TenantId;
import org.wenguo.policy.HolidayYear;
import org.wenguo.policy.PublicHolidays;
import org.wenguo.policy.WeeklyHours;

/**
 * 日新物业 changes its weekly hours, gives units hours of their own and is told of a holiday the program does not know,
 * while complaints wait to be handed over within half an hour of working time. Each story has an organisation of its own.
 *
 * <p>2026-06-09 is a Tuesday; the pack works from 09:00 to 12:00 and from 13:30 to 18:00.
 */
@WenguoTest
class CalendarsThatChangeTest {

    private static final String TOMORROW_MORNING = TheClock.iso("2026-06-10 09:20");

    @Autowired
    Api api;

    @Autowired
    TheCast cast;

    @Autowired
    Organisations organisations;

    @Autowired
    Policies policies;

    @Autowired
    RedatingLimits redating;

    @Autowired
    ForeseeingMoves foreseeing;

    @Autowired
    Complaints complaints;

    @Autowired
    JdbcClient db;

    @Autowired
    JdbcTemplate batch;

    @Autowired
    TransactionOperations transactions;

    private TenantId tenant;
    private String name;

    @BeforeEach
    void an_organisation_is_founded() {
        name = "rixin-" + Identifiers.next().toString().substring(24);
        tenant = organisations
                .found(new Organisations.Founding(
                        name, "日新物业", "property", TheClock.SHANGHAI, name + "-admin", "管理员", TheCast.PASSWORD))
                .id();
        var root = rixin().root().id();
        var centre = organisations.addUnit(tenant, root, "centre", "客户服务中心", Unit.Kind.CENTRE, null);
        var area = organisations.addUnit(tenant, root, "west", "西区", Unit.Kind.AREA, null);
        var site = organisations.addUnit(tenant, area, "willow", "柳岸", Unit.Kind.SITE, null);
        organisations.addStaff(tenant, centre, name + "-lin", "林晓", List.of(Role.AGENT), TheCast.PASSWORD);
        organisations.addStaff(tenant, site, name + "-chen", "陈志强", List.of(Role.SITE_HEAD), TheCast.PASSWORD);
    }

    @Test
    void weekly_hours_from_tomorrow_move_what_runs_and_another_change_takes_them_back() {
        var open = register("lin", "2026-06-09 17:50");
        var nights = week("2026-06-10", "22:00-06:00", "2026-06-09 17:55");
        var foreseen = Tenancy.in(tenant, () -> foreseeing.of(rixin(), nights, TheClock.time("2026-06-09 00:00")));
        change(nights);
        redate("2026-06-09 17:56");
        assertThat(Tenancy.in(tenant, () -> redating.moved(tenant, 1000)))
                .hasSize(foreseen.limits())
                .isNotEmpty();
        // Ten minutes of today, and twenty of tomorrow's night.
        assertThat(due(open)).isEqualTo(TheClock.iso("2026-06-10 22:20"));
        assertThat(moves(open)).contains("hand-over 2026-06-10T01:20:00Z 2026-06-10T14:20:00Z");

        change(week("2026-06-10", null, "2026-06-09 17:58"));
        redate("2026-06-09 17:59");
        assertThat(due(open)).isEqualTo(TOMORROW_MORNING);
        assertThat(rixin().calendarChanges(CalendarChange.OfWeek.class)).hasSize(2);
    }

    @Test
    void what_ran_out_before_the_change_keeps_its_time_however_often_it_is_derived() {
        var over = register("lin", "2026-06-09 15:00");
        change(week("2026-06-01", "22:00-06:00", "2026-06-09 15:40"));
        redate("2026-06-09 15:41");
        assertThat(due(over)).isEqualTo(TheClock.iso("2026-06-09 15:30"));
        assertThat(moves(over)).noneMatch(move -> move.startsWith("hand-over"));
    }

    @Test
    void a_unit_with_hours_of_its_own_and_those_below_it_go_their_own_way() {
        var atCentre = register("lin", "2026-06-09 17:50");
        var atSite = register("chen", "2026-06-09 17:51");
        var west = rixin().unit("west").orElseThrow();
        var own = CalendarChange.OfUnit.own(
                Identifiers.next(),
                west,
                policies.inForce(rixin()).idOf(west.id()),
                "西区时间",
                "夜间看房",
                admin(),
                TheClock.time("2026-06-09 17:52"));
        change(own);
        redate("2026-06-09 17:53");
        assertThat(due(atSite)).isEqualTo(TheClock.iso("2026-06-10 09:21"));

        change(date(java.util.Objects.requireNonNull(own.calendar()), "2026-06-10", List.of(), "2026-06-09 17:54"));
        redate("2026-06-09 17:55");
        assertThat(due(atSite)).isEqualTo(TheClock.iso("2026-06-11 09:21"));
        assertThat(due(atCentre)).isEqualTo(TOMORROW_MORNING);

        // The usual calendar's corrections are not its own any more.
        change(date("standard", "2026-06-11", List.of(), "2026-06-09 17:56"));
        redate("2026-06-09 17:57");
        assertThat(due(atSite)).isEqualTo(TheClock.iso("2026-06-11 09:21"));

        change(CalendarChange.OfUnit.other(
                Identifiers.next(),
                rixin().unit("west").orElseThrow(),
                null,
                "不再需要",
                admin(),
                TheClock.time("2026-06-09 17:58")));
        redate("2026-06-09 17:59");
        assertThat(due(atSite)).isEqualTo(TheClock.iso("2026-06-10 09:21"));
        assertThat(rixin().ownCalendars()).hasSize(1);
    }

    @Test
    void the_paper_of_a_year_is_given_by_a_program_and_moves_what_it_concerns() {
        var open = register("lin", "2026-06-09 17:50");
        var known = PublicHolidays.china().year(Year.of(2026)).orElseThrow();
        var days = new ArrayList<>(known.days());
        days.add(new HolidayYear.Day(LocalDate.parse("2026-06-10"), "抗洪", true));
        var paper = new HolidayYear(Year.of(2026), days, known.papers());
        var foreseen = Tenancy.in(
                tenant,
                () -> foreseeing.of(rixin(), holidays(paper, "2026-06-09 17:52"), TheClock.time("2026-06-10 00:00")));
        assertThat(foreseen.limits()).isPositive();
        assertThat(due(open)).isEqualTo(TOMORROW_MORNING);

        var program = api.as(name + "-admin").at("2026-06-09 17:53");
        var taken = program.send("PUT", "/calendars/holidays/2026", json(paper)).is(200);
        assertThat(taken.json().get("added").toString()).isEqualTo("[\"2026-06-10\"]");
        redate("2026-06-09 17:54");
        assertThat(due(open)).isEqualTo(TheClock.iso("2026-06-11 09:20"));
        assertThat(Tenancy.in(tenant, () -> redating.moved(tenant, 1000))).hasSize(foreseen.limits());

        assertThat(program.send("PUT", "/calendars/holidays/2026", json(paper))
                        .is(200)
                        .json()
                        .get("changed")
                        .asBoolean())
                .isFalse();
        assertThat(rixin().calendarChanges(CalendarChange.OfHolidays.class)).hasSize(1);
        assertThat(policies.inForce(cast.organisation("honghe")).holidays().isOff(LocalDate.parse("2026-06-10")))
                .isFalse();

        change(holidays(null, "2026-06-09 17:56"));
        redate("2026-06-09 17:57");
        assertThat(due(open)).isEqualTo(TOMORROW_MORNING);
    }

    @Test
    void a_year_that_is_given_is_missed_no_more() {
        var november = LocalDate.parse("2098-11-24");
        var root = rixin().root().id();
        assertThat(policies.inForce(rixin()).calendarOf(root).missing(november)).contains(Year.of(2098));
        for (var year : List.of(2098, 2099)) {
            change(new CalendarChange.OfHolidays(
                    Identifiers.next(),
                    Year.of(year),
                    new HolidayYear(
                            Year.of(year),
                            List.of(new HolidayYear.Day(LocalDate.of(year, 1, 1), "元旦", true)),
                            List.of()),
                    year + ".json",
                    "",
                    admin(),
                    TheClock.time("2026-06-09 17:56")));
        }
        assertThat(policies.inForce(rixin()).calendarOf(root).missing(november)).isEmpty();
        assertThat(policies.inForce(cast.organisation("honghe"))
                        .calendarOf(cast.unit("peninsula").id())
                        .missing(november))
                .contains(Year.of(2098));
    }

    @Test
    void papers_that_are_none_and_people_who_may_not_are_refused() {
        var admin = api.as(name + "-admin");
        Map<String, Integer> hostile = Map.of(
                "[]",
                400,
                "{\"year\":2027,\"days\":{}}",
                400,
                "{\"year\":2027,\"days\":[]}",
                422,
                "{\"year\":2026,\"days\":[{\"name\":\"a\",\"date\":\"2026-01-01\",\"isOffDay\":true}]}",
                422,
                day("2027-02-30", "true"),
                422,
                day("2027-01-01", "\"yes\""),
                422,
                day("2025-10-01", "true"),
                422,
                "{\"year\":2027,\"days\":[" + one("2027-01-01") + "," + one("2027-01-01") + "]}",
                422,
                "{\"year\":99999999999999999999,\"days\":[]}",
                422,
                "{\"year\":2027,\"days\":[" + "[".repeat(2000) + "]}",
                400);
        hostile.forEach((paper, status) ->
                assertThat(put(admin, paper).status()).as(paper).isEqualTo(status));
        assertThat(put(api.as(name + "-lin"), day("2027-01-01", "true")).status())
                .isEqualTo(403);
        assertThat(rixin().calendarChanges()).isEmpty();
    }

    @Test
    void of_two_who_change_the_week_at_once_one_reads_first_what_the_other_did() throws Exception {
        var refused = new ArrayList<Throwable>();
        for (var done : atOnce(
                () -> organisations.changeCalendar(tenant, week("2026-06-10", "08:00-16:00", "2026-06-09 17:55"), ""),
                () -> organisations.changeCalendar(
                        tenant, week("2026-06-10", "10:00-20:00", "2026-06-09 17:55"), ""))) {
            try {
                done.get();
            } catch (ExecutionException e) {
                refused.add(e.getCause());
            }
        }
        assertThat(refused).hasSize(1).allMatch(Problem.Invalid.class::isInstance);
        assertThat(rixin().calendarChanges(CalendarChange.OfWeek.class)).hasSize(1);
    }

    @Test
    void two_corrections_of_a_day_at_once_are_both_on_record_and_one_counts() throws Exception {
        for (var done : atOnce(
                () -> change(date("standard", "2026-06-10", List.of(), "2026-06-09 17:55")),
                () -> change(date("standard", "2026-06-10", List.of("10:00-11:00"), "2026-06-09 17:55")))) {
            done.get();
        }
        var last = rixin().calendarChanges(CalendarChange.OfDate.class).getLast();
        assertThat(rixin().calendarChanges()).hasSize(2);
        assertThat(policies.inForce(rixin()).calendar("standard").hours(LocalDate.parse("2026-06-10")))
                .isEqualTo(last.hours());
    }

    @Test
    void after_a_crash_it_goes_on_where_it_stopped() {
        var open = new ArrayList<String>();
        for (var i = 0; i < 5; i++) {
            open.add(register("lin", "2026-06-09 17:50"));
        }
        change(date("standard", "2026-06-10", List.of(), "2026-06-09 17:55"));
        var derived = new ArrayList<UUID>();
        var crashing = node(derived, 4);
        assertThatThrownBy(() -> redate(crashing, "2026-06-09 17:56")).hasMessage("the lights go out");
        // Two batches of two are done, of the third nothing: the fourth complaint was in the second.
        assertThat(open.stream().filter(one -> !due(one).equals(TOMORROW_MORNING)))
                .hasSize(2);

        var before = List.copyOf(derived.subList(0, 2));
        derived.clear();
        redate(node(derived, 99), "2026-06-09 17:57");
        assertThat(derived).hasSize(3).doesNotContainAnyElementsOf(before);
        assertThat(open).allSatisfy(one -> {
            assertThat(due(one)).isEqualTo(TheClock.iso("2026-06-11 09:20"));
            assertThat(moves(one))
                    .filteredOn(move -> move.startsWith("hand-over"))
                    .hasSize(1);
        });
    }

    @Test
    void two_nodes_at_once_move_each_limit_once() throws Exception {
        var open = new ArrayList<String>();
        for (var i = 0; i < 6; i++) {
            open.add(register("lin", "2026-06-09 17:50"));
        }
        change(date("standard", "2026-06-10", List.of(), "2026-06-09 17:54"));
        change(date("standard", "2026-06-11", List.of(), "2026-06-09 17:54"));
        var one = new ArrayList<UUID>();
        var other = new ArrayList<UUID>();
        for (var done : atOnce(
                () -> redate(node(one, 99), "2026-06-09 17:56"), () -> redate(node(other, 99), "2026-06-09 17:56"))) {
            done.get();
        }
        assertThat(open).allSatisfy(number -> {
            assertThat(due(number)).isEqualTo(TheClock.iso("2026-06-12 09:20"));
            assertThat(moves(number))
                    .filteredOn(move -> move.startsWith("hand-over"))
                    .hasSize(1);
        });
        // Of each of the two changes every complaint was looked at by one of them.
        assertThat(one.size() + other.size()).isEqualTo(12);
        assertThat(new HashSet<>(one).size() + new HashSet<>(other).size()).isGreaterThanOrEqualTo(6);
    }

    // ---- how it is told --------------------------------------------------------------------------------------------

    private Organisation rixin() {
        return organisations.byId(tenant);
    }

    private UUID admin() {
        return rixin().member(name + "-admin").orElseThrow().id();
    }

    private void change(CalendarChange change) {
        organisations.changeCalendar(tenant, change);
    }

    private CalendarChange.OfDate date(String calendar, String date, List<String> hours, String at) {
        return new CalendarChange.OfDate(
                Identifiers.next(), calendar, LocalDate.parse(date), hours, "停电", admin(), TheClock.time(at));
    }

    private CalendarChange.OfWeek week(String from, @Nullable String everyDay, String at) {
        var days = new EnumMap<DayOfWeek, List<String>>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            days.put(day, List.of(everyDay == null ? "09:00-10:00" : everyDay));
        }
        return new CalendarChange.OfWeek(
                Identifiers.next(),
                "standard",
                LocalDate.parse(from),
                everyDay == null ? null : new WeeklyHours(days),
                "换班",
                admin(),
                TheClock.time(at));
    }

    private CalendarChange.OfHolidays holidays(@Nullable HolidayYear paper, String at) {
        return new CalendarChange.OfHolidays(
                Identifiers.next(), Year.of(2026), paper, "2026.json", "通知", admin(), TheClock.time(at));
    }

    private String register(String who, String at) {
        return api.as(name + "-" + who)
                .at(at)
                .register(Api.unlikeOthers()
                        .put("unit", "willow")
                        .put("receivedAt", TheClock.iso(at))
                        .putNull("occurredAt"));
    }

    private void redate(String asOf) {
        redate(redating, asOf);
    }

    private void redate(RedatingLimits node, String asOf) {
        Tenancy.in(tenant, () -> node.redate(rixin(), TheClock.time(asOf)));
    }

    /** Another node, which does two complaints at a time and whose power fails at the nth. */
    private RedatingLimits node(List<UUID> derived, int nth) {
        var failing = new Limits(db, batch, policies) {
            @Override
            List<RedatingLimits.Moved> derive(Organisation organisation, Complaint complaint) {
                derived.add(complaint.id());
                if (derived.size() == nth) {
                    throw new IllegalStateException("the lights go out");
                }
                return super.derive(organisation, complaint);
            }
        };
        return new RedatingLimits(db, transactions, complaints, failing, 2);
    }

    private String due(String number) {
        return api.as(name + "-lin").at("2026-06-09 18:00").complaint(number).limits("hand-over").stream()
                .findFirst()
                .orElseThrow()
                .get("dueAt")
                .asString();
    }

    private List<String> moves(String number) {
        return Tenancy.in(tenant, () -> redating.moved(tenant, 1000)).stream()
                .filter(move -> move.number().equals(number))
                .map(move -> move.rule() + " " + move.from() + " " + move.to())
                .toList();
    }

    private static tools.jackson.databind.JsonNode json(HolidayYear paper) {
        return tools.jackson.databind.json.JsonMapper.shared().readTree(paper.json());
    }

    private static Api.Answer put(Api who, String paper) {
        return who.send("PUT", "/calendars/holidays/2027", paper);
    }

    private static String one(String date) {
        return "{\"name\":\"元旦\",\"date\":\"" + date + "\",\"isOffDay\":true}";
    }

    private static String day(String date, String off) {
        return "{\"year\":2027,\"days\":[{\"name\":\"元旦\",\"date\":\"" + date + "\",\"isOffDay\":" + off + "}]}";
    }

    private static List<Future<?>> atOnce(Runnable... acts) throws InterruptedException {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var futures = new ArrayList<Future<?>>();
            for (var act : acts) {
                futures.add(threads.submit(() -> {
                    start.await();
                    act.run();
                    return act;
                }));
            }
            start.countDown();
            return futures;
        }
    }
}
