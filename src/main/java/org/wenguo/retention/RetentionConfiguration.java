package org.wenguo.retention;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.LocalTime;
import java.time.ZoneId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Erases at night, when nobody waits for the database. */
@Configuration(proxyBeanMethods = false)
class RetentionConfiguration {

    @Bean
    RecurringTask<Void> erasingInTime(Retention retention) {
        return Tasks.recurring("erasing-in-time", Schedules.daily(ZoneId.of("Asia/Shanghai"), LocalTime.of(2, 30)))
                .execute((instance, context) -> retention.sweep());
    }
}
