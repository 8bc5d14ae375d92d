package org.wenguo.people;

import java.time.Clock;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.wenguo.policy.PackVersions;

/**
 * Gives a first version of their policy to organisations that were founded before versions were kept, so that the next
 * release of the program changes their rules no more.
 */
@Component
class BeginningPolicies implements SmartInitializingSingleton {

    private final Organisations organisations;
    private final PackVersions policies;
    private final Clock clock;

    BeginningPolicies(Organisations organisations, PackVersions policies, Clock clock) {
        this.organisations = organisations;
        this.policies = policies;
        this.clock = clock;
    }

    @Override
    public void afterSingletonsInstantiated() {
        for (var tenant : organisations.all()) {
            if (policies.adopted(tenant).isEmpty()) {
                policies.begin(tenant, organisations.byId(tenant).pack(), clock.instant());
            }
        }
    }
}
