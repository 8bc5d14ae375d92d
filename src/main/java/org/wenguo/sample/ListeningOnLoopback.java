package org.wenguo.sample;

import java.net.InetAddress;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.web.server.ConfigurableWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Accounts that share one password are for whoever sits at this machine, unless {@code server.address} says otherwise. */
@Component
@ConditionalOnBooleanProperty("wenguo.sample-data")
class ListeningOnLoopback implements WebServerFactoryCustomizer<ConfigurableWebServerFactory> {

    private final Environment environment;

    ListeningOnLoopback(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void customize(ConfigurableWebServerFactory server) {
        if (!environment.containsProperty("server.address")) {
            server.setAddress(InetAddress.getLoopbackAddress());
        }
    }
}
