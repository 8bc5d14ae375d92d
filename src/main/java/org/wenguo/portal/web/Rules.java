package org.wenguo.portal.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;
import org.wenguo.complaint.Policies;
import org.wenguo.customer.Rewards;

/** The procedure and limits of an organisation, and the five legal routes (R2, F9). */
@Controller
class Rules {

    private final Portals portals;
    private final Policies policies;
    private final PortalNotices notices;

    private final Rewards rewards;

    Rules(Portals portals, Policies policies, PortalNotices notices, Rewards rewards) {
        this.notices = notices;
        this.portals = portals;
        this.policies = policies;
        this.rewards = rewards;
    }

    @GetMapping("/p/{organisation}/rules")
    ModelAndView rules(@PathVariable String organisation, HttpServletRequest request) {
        var whose = portals.of(organisation);
        var notice = notices.told(whose, whose.root(), Portals.language(request));
        var pack = policies.inForce(whose).pack();
        return portals.page("rules", "portal.rules", request, whose)
                .addObject("pack", pack)
                .addObject(
                        "rewards",
                        notice.reward().isEmpty() ? rewards.standard(whose).orElse("") : notice.reward())
                .addObject("notice", notice)
                .addObject("rules", new PublishedRules(pack, portals.words(request, whose)).all());
    }
}
