package org.wenguo.complaint;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.wenguo.platform.TenantId;

/** Moving is done on whichever node gets hold of it; if that node dies, another goes on. */
@Configuration(proxyBeanMethods = false)
class MovingConfiguration {

    private static final TaskDescriptor<Void> TASK = TaskDescriptor.of("moving-cases");

    static TaskInstance<Void> instance(TenantId tenant, UUID move) {
        return TASK.instance(tenant.value() + "/" + move).build();
    }

    @Bean
    OneTimeTask<Void> movingCasesInTheBackground(MovingCases moving) {
        return Tasks.oneTime(TASK).execute((instance, context) -> {
            var id = instance.getId().split("/", 2);
            moving.run(new TenantId(UUID.fromString(id[0])), UUID.fromString(id[1]));
        });
    }
}
