package org.wenguo.dryrun;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.wenguo.platform.TenantId;

/** Each dry run is done once, on whichever node gets hold of it; if that node dies, another begins it again. */
@Configuration(proxyBeanMethods = false)
class DryRunConfiguration {

    private static final TaskDescriptor<Void> TASK = TaskDescriptor.of("dry-run");

    static TaskInstance<Void> instance(TenantId tenant, UUID run) {
        return TASK.instance(tenant.value() + "/" + run).build();
    }

    @Bean
    OneTimeTask<Void> dryRunsInTheBackground(DoingDryRuns doing) {
        return Tasks.oneTime(TASK).execute((instance, context) -> {
            var id = instance.getId().split("/", 2);
            doing.run(new TenantId(UUID.fromString(id[0])), UUID.fromString(id[1]));
        });
    }
}
