package org.wenguo.imports;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.wenguo.platform.TenantId;

/** Each pass over a sheet is made once, on whichever node gets hold of it; if that node dies, another goes on. */
@Configuration(proxyBeanMethods = false)
class ImportConfiguration {

    private static final TaskDescriptor<Void> TASK = TaskDescriptor.of("import");

    static TaskInstance<Void> instance(TenantId tenant, UUID id, int task) {
        return TASK.instance(tenant.value() + "/" + id + "/" + task).build();
    }

    @Bean
    OneTimeTask<Void> importsInTheBackground(DoingImports doing) {
        return Tasks.oneTime(TASK).execute((instance, context) -> {
            var id = instance.getId().split("/", 3);
            doing.run(new TenantId(UUID.fromString(id[0])), UUID.fromString(id[1]));
        });
    }
}
