package org.wenguo.complaint;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.springframework.stereotype.Service;
import org.wenguo.people.Organisation;
import org.wenguo.policy.PolicyPacks;

/** Each organisation's policy. */
@Service
public class Policies {

    private final PolicyPacks packs;
    /** By the very snapshot of the organisation, so that what {@code Organisations} has forgotten is not used again. */
    private final Cache<Organisation, Policy> read = Caffeine.newBuilder()
            .weakKeys()
            .expireAfterWrite(Duration.ofSeconds(10))
            .build();

    Policies(PolicyPacks packs) {
        this.packs = packs;
    }

    public Policy of(Organisation organisation) {
        return read.get(organisation, one -> new Policy(one, packs.byId(one.pack())));
    }
}
