package org.wenguo.desk.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.wenguo.bulletin.BulletinsAtHome;
import org.wenguo.complaint.Policies;
import org.wenguo.deadline.PassingAtOnce;
import org.wenguo.delivery.FollowingDeliveries;
import org.wenguo.intake.Mails;
import org.wenguo.intake.MailsByHand;
import org.wenguo.people.Role;
import org.wenguo.people.StaffShell;
import org.wenguo.people.Viewer;
import org.wenguo.platform.web.Dictionary;
import org.wenguo.platform.web.NavItem;
import org.wenguo.platform.web.Words;
import org.wenguo.policy.PackVersions;

/** Home: what I must do now, most urgent first, and beside it what waits for me. */
@Controller
class HomePage {

    private final ReadingHome reading;
    private final StaffShell shells;
    private final Dictionary dictionary;
    private final Policies policies;
    private final PackVersions versions;
    private final Mails mails;
    private final FollowingDeliveries deliveries;
    private final BulletinsAtHome bulletins;
    private final PassingAtOnce passing;
    private final Clock clock;

    HomePage(
            ReadingHome reading,
            StaffShell shells,
            Dictionary dictionary,
            Policies policies,
            PackVersions versions,
            Mails mails,
            FollowingDeliveries deliveries,
            BulletinsAtHome bulletins,
            PassingAtOnce passing,
            Clock clock) {
        this.reading = reading;
        this.shells = shells;
        this.dictionary = dictionary;
        this.policies = policies;
        this.versions = versions;
        this.mails = mails;
        this.deliveries = deliveries;
        this.bulletins = bulletins;
        this.passing = passing;
        this.clock = clock;
    }

    @GetMapping("/")
    String show(
            @RequestParam(defaultValue = "false") boolean mine,
            HttpServletRequest request,
            Viewer viewer,
            Words words,
            Model model) {
        var t = dictionary.in(words.locale(), viewer.organisation().zone());
        model.addAttribute("t", t);
        model.addAttribute("shell", shells.of(request, viewer, t.of("nav.home"), NavItem.HOME));
        model.addAttribute("view", reading.view(viewer, mine, t));
        model.addAttribute("undelivered", deliveries.wanting(viewer));
        model.addAttribute("mails", MailsByHand.mayDeal(viewer) ? mails.aside(viewer.tenant()) : 0);
        model.addAttribute("bulletins", bulletins.of(viewer));
        model.addAttribute("passed", passing.to(viewer));
        model.addAttribute("missing", viewer.has(Role.ADMINISTRATOR) ? missing(viewer) : null);
        model.addAttribute(
                "refusedPolicies",
                viewer.has(Role.ADMINISTRATOR) ? versions.refused(viewer.tenant(), clock.instant()) : List.of());
        return "desk/home";
    }

    /** The year whose public holidays are wanted; null while all are known that can be. */
    private @Nullable String missing(Viewer viewer) {
        var policy = policies.inForce(viewer.organisation());
        var today = LocalDate.ofInstant(clock.instant(), viewer.organisation().zone());
        return policy.calendarOf(viewer.organisation().root().id())
                .missing(today)
                .map(Year::toString)
                .orElse(null);
    }

    @PostMapping("/notices/seen")
    String noticesSeen(Viewer viewer) {
        reading.noticesSeen(viewer);
        return "redirect:/";
    }
}
