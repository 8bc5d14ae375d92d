package org.wenguo.desk.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.wenguo.complaint.Policies;
import org.wenguo.people.StaffShell;
import org.wenguo.people.Viewer;
import org.wenguo.platform.web.Dictionary;
import org.wenguo.platform.web.NavItem;
import org.wenguo.platform.web.Words;

/** The policy pack as a regulation that people can read (S3); everybody of the organisation may. */
@Controller
class RegulationPage {

    private final Policies policies;
    private final StaffShell shells;
    private final Dictionary dictionary;
    private final Clock clock;

    RegulationPage(Policies policies, StaffShell shells, Dictionary dictionary, Clock clock) {
        this.clock = clock;
        this.policies = policies;
        this.shells = shells;
        this.dictionary = dictionary;
    }

    @GetMapping("/policy")
    String show(HttpServletRequest request, Viewer viewer, Words words, Model model) {
        var t = dictionary.in(words.locale(), viewer.organisation().zone());
        model.addAttribute("t", t);
        var today = LocalDate.ofInstant(clock.instant(), viewer.organisation().zone());
        model.addAttribute("shell", shells.of(request, viewer, t.of("regulation.title"), NavItem.POLICY));
        model.addAttribute("view", new Regulation(policies.inForce(viewer.organisation()), today, t));
        return "desk/regulation";
    }
}
