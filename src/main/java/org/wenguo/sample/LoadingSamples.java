package org.wenguo.sample;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import org.wenguo.people.Organisations;
import org.wenguo.platform.Identifiers;

/** With {@code wenguo.sample-data=true} and an empty database: organisations, staff and three months of their complaints. */
@Component
@ConditionalOnBooleanProperty("wenguo.sample-data")
class LoadingSamples implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(LoadingSamples.class);

    private final Organisations organisations;
    private final SampleOrganisations samples;
    private final Environment environment;

    LoadingSamples(Organisations organisations, SampleOrganisations samples, Environment environment) {
        this.organisations = organisations;
        this.samples = samples;
        this.environment = environment;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!organisations.none()) {
            return;
        }
        var given = environment.getProperty("wenguo.sample-password");
        var password = StringUtils.hasText(given) ? given : Identifiers.secret().substring(0, 12);
        samples.found(password);
        if (!StringUtils.hasText(given)) {
            LOG.info("Password of all sample accounts, shown only now: {}", password);
        }
    }
}
