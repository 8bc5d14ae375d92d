package org.wenguo.desk.web;

import java.time.Clock;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.wenguo.deadline.PassingAtOnce;
import org.wenguo.people.Viewer;

/** Whoever was told of a case at night says that they know. */
@Controller
class PassedSeen {

    private final PassingAtOnce passing;
    private final Clock clock;

    PassedSeen(PassingAtOnce passing, Clock clock) {
        this.passing = passing;
        this.clock = clock;
    }

    @PostMapping("/passed/seen")
    String seen(Viewer viewer) {
        passing.seen(viewer, clock.instant());
        return "redirect:/";
    }
}
