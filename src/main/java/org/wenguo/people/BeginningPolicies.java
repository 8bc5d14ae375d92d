package org.wenguo.people;

import java.time.Clock;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.wenguo.policy.PackVersions;

/**
 * Reads the policies that organisations work by before the program is ready, so that nobody waits for it and a wrong one
 * is found by whoever starts it. Gives a first version of their policy to organisations that were founded before versions were kept, so that the next
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
        var all = organisations.all();
        for (var tenant : all) {
            if (policies.adopted(tenant).isEmpty()) {
                policies.begin(tenant, organisations.byId(tenant).pack(), clock.instant());
            }
        }
        policies.readShipped(all, clock.instant());
    }
}
