package org.wenguo.delivery;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sends every two seconds what is due, on whichever node gets hold of the task. */
@Configuration(proxyBeanMethods = false)
class DeliveryConfiguration {

    @Bean
    RecurringTask<Void> sendingToComplainants(Sending sending, Clock clock) {
        return Tasks.recurring("sending-to-complainants", FixedDelay.of(Duration.ofSeconds(2)))
                .execute((instance, context) -> sending.sweep(clock.instant()));
    }
}
