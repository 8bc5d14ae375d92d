package org.wenguo.webhook;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells each second what is due, on whichever node gets hold of the task. */
@Configuration(proxyBeanMethods = false)
class WebhookConfiguration {

    @Bean
    RecurringTask<Void> tellingWebhooks(Tellings tellings, Clock clock) {
        return Tasks.recurring("telling-webhooks", FixedDelay.of(Duration.ofSeconds(1)))
                .execute((instance, context) -> tellings.sweep(clock.instant()));
    }

    @Bean
    RecurringTask<Void> forgettingTellings(Tellings tellings, Clock clock) {
        return Tasks.recurring("forgetting-tellings", FixedDelay.of(Duration.ofHours(1)))
                .execute((instance, context) -> tellings.forget(clock.instant()));
    }
}
