package org.wenguo.portal.web;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Riddles that are too old to be used again need not be remembered. */
@Configuration(proxyBeanMethods = false)
class PortalHousekeeping {

    @Bean
    RecurringTask<Void> forgettingOldRiddles(Riddles riddles, Clock clock) {
        return Tasks.recurring("forgetting-old-riddles", FixedDelay.of(Duration.ofHours(1)))
                .execute((instance, context) -> riddles.forgetOld(clock.instant()));
    }
}
