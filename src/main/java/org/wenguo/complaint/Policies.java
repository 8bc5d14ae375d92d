package org.wenguo.complaint;

import org.springframework.stereotype.Service;
import org.wenguo.people.Organisation;
import org.wenguo.policy.PolicyPacks;

/** Each organisation's policy. */
@Service
public class Policies {

    private final PolicyPacks packs;

    Policies(PolicyPacks packs) {
        this.packs = packs;
    }

    public Policy of(Organisation organisation) {
        return new Policy(organisation, packs.byId(organisation.pack()));
    }
}
