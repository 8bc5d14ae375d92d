package org.wenguo.intake;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks every few seconds which mailboxes are due, on whichever node gets hold of the task. */
@Configuration(proxyBeanMethods = false)
class MailConfiguration {

    @Bean
    RecurringTask<Void> fetchingMailOnTime(FetchingMail fetching, Clock clock) {
        return Tasks.recurring("fetching-mail", FixedDelay.of(Duration.ofSeconds(5)))
                .execute((instance, context) -> fetching.sweep(clock.instant()));
    }
}
