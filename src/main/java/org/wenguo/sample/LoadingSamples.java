package org.wenguo.sample;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import org.wenguo.people.Organisations;
import org.wenguo.platform.Identifiers;

/**
 * With {@code wenguo.sample-data=true} and an empty database: organisations, staff and, unless {@code wenguo.sample-lives}
 * is false, three months of their complaints. All of it has happened before the program opens its doors or sweeps limits
 * by the real clock, which would find everything overdue while it is still being told.
 */
@Component
@ConditionalOnBooleanProperty("wenguo.sample-data")
class LoadingSamples implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(LoadingSamples.class);

    private final Organisations organisations;
    private final SampleOrganisations samples;
    private final SampleLives lives;
    private final Environment environment;
    private boolean loaded;

    LoadingSamples(
            Organisations organisations, SampleOrganisations samples, SampleLives lives, Environment environment) {
        this.organisations = organisations;
        this.samples = samples;
        this.lives = lives;
        this.environment = environment;
    }

    /** Before the web server, whose phase is almost the last. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public void start() {
        if (!loaded && organisations.none()) {
            load();
        }
        loaded = true;
    }

    private void load() {
        var given = environment.getProperty("wenguo.sample-password");
        var password = StringUtils.hasText(given) ? given : Identifiers.secret().substring(0, 12);
        samples.found(password);
        if (environment.getProperty("wenguo.sample-lives", Boolean.class, true)) {
            // A newcomer is better off with most of the samples than with a program that does not start.
            lives.live().forEach(mishap -> LOG.error("A sample went wrong: {}", mishap));
        }
        if (!StringUtils.hasText(given)) {
            LOG.info("Password of all sample accounts, shown only now: {}", password);
        }
    }

    @EventListener
    void on(ApplicationReadyEvent ready) {
        var port = environment.getProperty("local.server.port");
        if (port != null) {
            LOG.info(
                    "Sample organisations: open http://localhost:{} and sign in as lin (agent), chen (site head), wu"
                            + " (engineer), guo (supervisor), sun (leader) or admin",
                    port);
        }
    }

    @Override
    public void stop() {
        loaded = false;
    }

    @Override
    public boolean isRunning() {
        return loaded;
    }
}
