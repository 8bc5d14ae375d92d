package org.wenguo.customer;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.wenguo.complaint.ComplaintChanged;
import org.wenguo.complaint.ComplaintEvent.ObjectNamed;
import org.wenguo.complaint.ComplaintEvent.Registered;
import org.wenguo.people.Organisations;
import org.wenguo.platform.TenantId;

/**
 * Notes with each complaint, in its own transaction, that it is to be put on file, and has that done as soon as it is
 * stored. What a crash left over is found by looking every few seconds.
 */
@Component
class PuttingOnFile {

    private static final Logger LOG = LoggerFactory.getLogger(PuttingOnFile.class);

    private static final Duration TOGETHER = Duration.ofMillis(50);

    private final Filing filing;
    private final Organisations organisations;
    private final Set<TenantId> busy = ConcurrentHashMap.newKeySet();

    PuttingOnFile(Filing filing, Organisations organisations) {
        this.filing = filing;
        this.organisations = organisations;
    }

    @EventListener
    void on(ComplaintChanged changed) {
        if (concernsFiles(changed)) {
            filing.putDown(changed.organisation().id(), changed.complaint().id());
        }
    }

    @TransactionalEventListener
    void afterwards(ComplaintChanged changed) {
        var tenant = changed.organisation().id();
        // Of a thousand complaints stored at once the first begins it all; what comes while it ends is found a moment
        // later.
        if (concernsFiles(changed) && busy.add(tenant)) {
            Thread.ofVirtual().name("filing").start(() -> {
                pause();
                busy.remove(tenant); // whoever comes from now on may come too late for this one
                work(tenant);
            });
        }
    }

    /** Complaints that come thick and fast are filed together. */
    private static void pause() {
        try {
            Thread.sleep(TOGETHER);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work(TenantId tenant) {
        try {
            filing.work(tenant);
        } catch (RuntimeException e) {
            LOG.atWarn().setCause(e).log("Complaints could not be put on file now; tried again in a moment");
        }
    }

    void sweep() {
        organisations.all().forEach(this::work);
    }

    private static boolean concernsFiles(ComplaintChanged changed) {
        return changed.news().isEmpty()
                || changed.news().stream()
                        .anyMatch(one -> one.event() instanceof Registered || one.event() instanceof ObjectNamed);
    }

    @Configuration(proxyBeanMethods = false)
    static class OnTime {
        @Bean
        RecurringTask<Void> puttingOnFileWhatWasLeft(PuttingOnFile filing) {
            return Tasks.recurring("putting-on-file", FixedDelay.of(Duration.ofSeconds(5)))
                    .execute((instance, context) -> filing.sweep());
        }
    }
}
