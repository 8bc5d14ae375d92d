package org.wenguo.people;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tokens that have expired open nothing; once an hour they are thrown away. */
@Configuration(proxyBeanMethods = false)
class HousekeepingConfiguration {

    @Bean
    RecurringTask<Void> forgettingExpiredTokens(Accounts accounts) {
        return Tasks.recurring("forgetting-expired-tokens", FixedDelay.of(Duration.ofHours(1)))
                .execute((instance, context) -> accounts.forgetExpiredTokens());
    }
}
