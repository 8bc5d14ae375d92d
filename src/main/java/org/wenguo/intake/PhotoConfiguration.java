package org.wenguo.intake;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Photos whose form was never sent belong to nobody; once an hour they are thrown away. */
@Configuration(proxyBeanMethods = false)
class PhotoConfiguration {

    @Bean
    RecurringTask<Void> forgettingUnfinishedPhotos(Photos photos, Clock clock) {
        return Tasks.recurring("forgetting-unfinished-photos", FixedDelay.of(Duration.ofHours(1)))
                .execute((instance, context) -> photos.forgetUnfinished(clock.instant()));
    }
}
