package org.wenguo.platform;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sends each second what is due, on whichever node gets hold of the task. */
@Configuration(proxyBeanMethods = false)
class MessagingConfiguration {

    @Bean
    RecurringTask<Void> deliveringMessagesOnTime(DeliveringMessages delivering, Clock clock) {
        return Tasks.recurring("delivering-messages", FixedDelay.of(Duration.ofSeconds(1)))
                .execute((instance, context) -> delivering.sweep(clock.instant()));
    }
}
