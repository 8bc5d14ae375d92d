package org.wenguo.people.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import org.wenguo.people.Organisation;
import org.wenguo.people.Role;
import org.wenguo.people.StaffShell;
import org.wenguo.people.Viewer;
import org.wenguo.platform.Problem;
import org.wenguo.platform.web.NavItem;
import org.wenguo.platform.web.Words;
import org.wenguo.policy.PackVersions;
import org.wenguo.policy.Title;

/** {@code /people}: the organisation as a tree and everybody in it, for its administrators. */
@Controller
class PeoplePage {

    private final StaffShell shell;
    private final PackVersions policies;
    private final Clock clock;

    PeoplePage(StaffShell shell, PackVersions policies, Clock clock) {
        this.shell = shell;
        this.policies = policies;
        this.clock = clock;
    }

    @GetMapping("/people")
    ModelAndView show(HttpServletRequest request, Viewer viewer, Words t) {
        administrator(viewer);
        var organisation = viewer.organisation();
        var people = organisation.staff().stream()
                .sorted(Comparator.comparing(one -> !one.active()))
                .toList();
        return new ModelAndView(
                "people/people",
                Map.of(
                        "shell", shell.of(request, viewer, t.of("people.title"), NavItem.PEOPLE),
                        "organisation", organisation,
                        "tree", tree(organisation),
                        "people", people,
                        "calendars", calendars(organisation, t.locale())));
    }

    /** @throws Problem.NotYours for everybody else */
    static void administrator(Viewer viewer) {
        if (!viewer.has(Role.ADMINISTRATOR)) {
            throw new Problem.NotYours("not-yours.people");
        }
    }

    /** Parents before their children. */
    static List<Branch> tree(Organisation organisation) {
        var tree = new ArrayList<Branch>();
        grow(tree, organisation, null, 0);
        return tree;
    }

    private static void grow(List<Branch> tree, Organisation organisation, @Nullable UUID parent, int depth) {
        for (var unit : organisation.units()) {
            if (Objects.equals(unit.parent(), parent)) {
                tree.add(new Branch(unit, depth));
                grow(tree, organisation, unit.id(), depth + 1);
            }
        }
    }

    /** The pack's calendars for people to choose from, and those that units work by of their own: id to title. */
    Map<String, String> calendars(Organisation organisation, Locale locale) {
        var calendars = new LinkedHashMap<String, String>();
        Map<String, Title> titles =
                policies.inForce(organisation.id(), clock.instant()).calendarTitles();
        titles.forEach((id, title) -> calendars.put(id, title.in(locale)));
        organisation.ownCalendars().forEach((id, own) -> {
            if (organisation.units().stream().anyMatch(unit -> id.equals(unit.calendar()))) {
                calendars.put(id, own.name());
            }
        });
        return calendars;
    }
}
