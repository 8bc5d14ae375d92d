package org.wenguo.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.wenguo.Api;
import org.wenguo.WenguoTest;
import org.wenguo.people.Duties;
import org.wenguo.people.Organisations;
import org.wenguo.people.Viewer;
import org.wenguo.platform.Problem;

/** At night whoever is on duty receives, and what is serious goes to the head of the site and the manager of the area. */
@WenguoTest
class DutyTest {

    @Autowired
    Api api;

    @Autowired
    Duties duties;

    @Autowired
    PassingAtOnce passing;

    @Autowired
    Organisations organisations;

    private Viewer viewer(String username) {
        return organisations.all().stream()
                .map(organisations::byId)
                .filter(one -> one.member(username).isPresent())
                .findFirst()
                .map(one -> new Viewer(one, one.member(username).orElseThrow()))
                .orElseThrow();
    }

    @Test
    void a_serious_case_at_night_is_passed_at_once_and_by_day_it_is_not() {
        var night = Instant.parse("2026-09-28T14:30:00Z"); // 22:30
        duties.plan("centre", "zhou", night.minusSeconds(3600), night.plusSeconds(3600), viewer("guo"));

        var serious = api.as("lin")
                .at(night)
                .register(Api.unlikeOthers()
                        .put("receivedAt", "2026-09-28T22:29:00+08:00")
                        .put("severity", 4));
        assertThat(passing.to(viewer("zhou")))
                .anyMatch(one -> one.number().equals(serious) && one.reason().equals("duty"));
        assertThat(passing.to(viewer("chen")))
                .anyMatch(one -> one.number().equals(serious) && one.reason().equals("site-head"));
        assertThat(passing.to(viewer("he")))
                .anyMatch(one -> one.number().equals(serious) && one.reason().equals("area-manager"));
        assertThat(passing.to(viewer("sun"))).noneMatch(one -> one.number().equals(serious));

        var slight =
                api.as("lin").at(night).register(Api.unlikeOthers().put("receivedAt", "2026-09-28T22:29:00+08:00"));
        var byDay = api.as("lin").register(Api.unlikeOthers().put("severity", 4));
        assertThat(passing.to(viewer("chen")))
                .noneMatch(one -> one.number().equals(slight) || one.number().equals(byDay));
        passing.seen(viewer("zhou"), night.plusSeconds(60));
        assertThat(passing.to(viewer("zhou"))).isEmpty();
    }

    @Test
    void only_who_plans_plans_and_a_duty_ends_after_it_begins() {
        var at = Instant.parse("2026-09-28T10:00:00Z");
        assertThatThrownBy(() -> duties.plan("centre", "zhou", at, at.plusSeconds(60), viewer("lin")))
                .isInstanceOf(Problem.NotYours.class);
        assertThatThrownBy(() -> duties.plan("centre", "zhou", at, at, viewer("guo")))
                .isInstanceOf(Problem.Invalid.class);
    }
}
