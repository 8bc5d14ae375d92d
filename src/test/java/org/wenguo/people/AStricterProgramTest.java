package org.wenguo.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wenguo.Api;
import org.wenguo.TheCast;
import org.wenguo.TheClock;
import org.wenguo.TheOwner;
import org.wenguo.WenguoTest;
import org.wenguo.policy.PackVersions;

/**
 * A version was adopted when it was right, and a later program would refuse it. What no program can do to itself in a test
 * the owner of the database does: the text becomes one that was never right.
 */
@WenguoTest
class AStricterProgramTest {

    private static final AtomicInteger COMPANIES = new AtomicInteger();

    @Autowired
    Api api;

    @Autowired
    TheOwner owner;

    @Autowired
    Organisations organisations;

    @Autowired
    PackVersions versions;

    @LocalServerPort
    int port;

    @Test
    void stays_in_force_loses_nothing_of_a_running_case_and_tells_the_administrator() {
        var no = COMPANIES.incrementAndGet();
        var company = organisations.found(new Organisations.Founding(
                "s" + no, "旧规物业" + no, "property", TheClock.SHANGHAI, "keeper" + no, "罗经理", TheCast.PASSWORD));
        var tenant = company.id();
        var centre = organisations.addUnit(tenant, company.root().id(), "centre", "客服中心", Unit.Kind.CENTRE, null);
        organisations.addStaff(tenant, centre, "clerk" + no, "小何", List.of(Role.AGENT), TheCast.PASSWORD);
        var keeper =
                organisations.byId(tenant).member("keeper" + no).orElseThrow().id();

        var draft = versions.draft(tenant, 1, keeper, Instant.now());
        var limits = Objects.requireNonNull(versions.files(tenant, draft).get("limits.yaml"));
        versions.save(tenant, draft, 0, "limits.yaml", limits + """

                  - id: own-word
                    title: { zh: 自家规矩, en: A rule of our own }
                    starts: received
                    ends: replied
                    owner: lead
                    due: 5h
                    warn: ["50%"]
                    breach: [centre]
                    source: ours
                """, keeper, Instant.now());
        var then = TheClock.time("2026-06-09 09:00");
        versions.adopt(tenant, draft, 1, then, "自家规矩", keeper, then);
        var clerk = api.as("clerk" + no);
        var number = clerk.at("2026-06-09 15:00")
                .register(Api.unlikeOthers()
                        .put("unit", "centre")
                        .put("receivedAt", TheClock.iso("2026-06-09 15:00"))
                        .putNull("occurredAt"));
        var before = clerk.at("2026-06-09 15:01")
                .complaint(number)
                .limits("own-word")
                .getFirst()
                .toString();

        owner.tampers(tenant, "policy_file", """
                update policy_file set content = replace(
                        replace(content, E'starts: received\\n    ends: replied\\n    owner: lead\\n    due: 5h', E'starts: once-upon\\n    ends: replied\\n    owner: lead\\n    due: 5h'),
                        'arrival == ''holiday''', 'weekday == ''holiday''')
                where version_no = 2 and file = 'limits.yaml'""");
        owner.tampers(
                tenant,
                "policy_version",
                "update policy_version set fingerprint = decode(repeat('0" + no % 10
                        + "', 32), 'hex') where version_no = 2");
        versions.begin(tenant, "property", then); // forgets what is remembered, as another start of the program would

        assertThat(versions.refusal(tenant, versions.version(tenant, 2))
                        .orElseThrow()
                        .problems())
                .extracting(problem -> problem.file() + " " + problem.found())
                .contains("limits.yaml weekday");

        clerk.at("2026-06-09 15:10")
                .act(number, "circumstances", Map.of("groupSize", 2))
                .is(200);
        var after = clerk.at("2026-06-09 15:11").complaint(number);
        assertThat(after.limits("own-word").getFirst().toString()).isEqualTo(before);
        assertThat(after.limits("hand-over").getFirst().get("dueAt").asString())
                .isEqualTo(TheClock.iso("2026-06-09 15:30"));

        var boss = new Visitor(port);
        boss.signIn("keeper" + no, TheCast.PASSWORD);
        assertThat(boss.open("/").body()).contains("制度第 1.1 版", "/policy/versions/2/edit");
        assertThat(boss.open("/policy/versions").body()).contains("查看问题");
        assertThat(boss.open("/policy/versions/2").body()).contains("limits.yaml");
        var text = boss.open("/policy/versions/2/edit").body();
        assertThat(text).contains("once-upon", "readonly", "limits.yaml#line-").doesNotContain("hx-post");
        assertThat(boss.open("/complaints/" + number).statusCode()).isEqualTo(200);
        assertThat(Visitor.next(boss.submit("/policy/versions", Map.of("from", "2"))))
                .isEqualTo("/policy/versions/3/edit");
        // What was adopted is written over by nobody, right or wrong.
        assertThat(boss.submit(
                                "/policy/versions/2/edit",
                                Map.of("file", "limits.yaml", "revision", "2", "text", limits))
                        .statusCode())
                .isEqualTo(409);

        var front = new Visitor(port);
        front.signIn("clerk" + no, TheCast.PASSWORD);
        assertThat(front.open("/").body()).doesNotContain("/policy/versions/2/edit");
        assertThat(front.open("/policy/versions/2/edit").statusCode()).isEqualTo(403);
    }
}
