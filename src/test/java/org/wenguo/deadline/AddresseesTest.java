package org.wenguo.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.wenguo.complaint.OneComplaint;
import org.wenguo.people.AnOrganisation;
import org.wenguo.people.Staff;
import org.wenguo.policy.Addressee;

/** The company has no head, engineering has none, no area manager and no leader: still nobody's share is lost. */
class AddresseesTest {

    private static final UUID CHEN = new UUID(2, 4);
    private static final UUID GUO = new UUID(2, 3);

    @Test
    void a_role_that_nobody_holds_goes_up_the_line_by_itself_also_where_others_are_told() {
        var site = of(OneComplaint.PENINSULA, null);
        assertThat(told(site, Addressee.SPOKESPERSON)).containsExactly("tang");
        assertThat(told(site, Addressee.SPOKESPERSON, Addressee.AREA_MANAGER))
                .as("the area manager's share goes to the site's head")
                .containsExactly("tang", "chen");
        assertThat(told(site, Addressee.SUPERIOR_OF_OWNER, Addressee.LEADER)).containsExactly("chen");
    }

    @Test
    void where_there_is_nobody_above_it_comes_to_the_centre_and_never_to_who_left_it_undone() {
        assertThat(told(of(OneComplaint.ENGINEERING, null), Addressee.SUPERIOR_OF_OWNER))
                .containsExactly("guo");
        assertThat(told(of(OneComplaint.PENINSULA, CHEN), Addressee.SUPERIOR_OF_OWNER, Addressee.LEADER))
                .containsExactly("guo");
        assertThat(told(of(OneComplaint.CENTRE, GUO), Addressee.SUPERIOR_OF_OWNER))
                .as("she herself and her people, rather than nobody")
                .containsExactly("guo", "lin", "tang");
    }

    @Test
    void the_lead_is_who_received_it_first_not_who_has_to_keep_the_limit() {
        var lin = new Addressees.First(OneComplaint.CENTRE, new UUID(2, 1));
        var limit = limit(OneComplaint.ENGINEERING, new UUID(2, 2));
        assertThat(new Addressees(organisation(), limit, lin).ofBreach(List.of(Addressee.LEAD), 0))
                .extracting(Staff::username)
                .containsExactly("lin");
    }

    private static List<String> told(Addressees addressees, Addressee... asked) {
        return addressees.ofBreach(List.of(asked), 0).stream()
                .map(Staff::username)
                .toList();
    }

    private static Addressees of(UUID unit, @Nullable UUID staff) {
        return new Addressees(organisation(), limit(unit, staff), null);
    }

    private static org.wenguo.people.Organisation organisation() {
        return AnOrganisation.with("property", OneComplaint.CENTRE, OneComplaint.PENINSULA, OneComplaint.ENGINEERING);
    }

    private static Limit limit(UUID unit, @Nullable UUID staff) {
        var at = Instant.parse("2026-09-28T02:00:00Z");
        return new Limit("hand-over", 1, Limit.Kind.LIMIT, at, at, null, unit, staff, null, null, null, List.of(at));
    }
}
