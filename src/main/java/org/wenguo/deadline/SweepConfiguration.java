package org.wenguo.deadline;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sweeps every second, on whichever node gets hold of the task. */
@Configuration(proxyBeanMethods = false)
class SweepConfiguration {

    @Bean
    RecurringTask<Void> sweepingLimits(EscalatingOverdue escalating, Clock clock) {
        return Tasks.recurring("sweeping-limits", FixedDelay.of(Duration.ofSeconds(1)))
                .execute((instance, context) -> escalating.sweep(clock.instant()));
    }
}
