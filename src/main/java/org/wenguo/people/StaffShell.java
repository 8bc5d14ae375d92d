package org.wenguo.people;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.wenguo.platform.web.NavItem;
import org.wenguo.platform.web.Shell;

/** The frame of a staff page: who is signed in and where they may go. */
@Component
public class StaffShell {

    private final Clock clock;

    StaffShell(Clock clock) {
        this.clock = clock;
    }

    public Shell of(HttpServletRequest request, Viewer viewer, String title, @Nullable NavItem active) {
        var shell =
                Shell.of(request, clock.instant(), title).seenBy(viewer.staff().name(), places(viewer));
        return active == null ? shell : shell.at(active);
    }

    private static List<NavItem> places(Viewer viewer) {
        var places = new ArrayList<NavItem>();
        places.add(NavItem.HOME);
        if (!viewer.has(Role.ADMINISTRATOR) || viewer.staff().roles().size() > 1) {
            if (!viewer.has(Role.LEADER) || viewer.staff().roles().size() > 1) {
                places.add(NavItem.REGISTER);
            }
        }
        places.add(NavItem.COMPLAINTS);
        places.add(NavItem.CUSTOMERS);
        places.add(NavItem.BULLETINS);
        places.add(NavItem.POLICY);
        if (viewer.has(Role.ADMINISTRATOR)) {
            places.add(NavItem.PEOPLE);
        }
        return places;
    }
}
