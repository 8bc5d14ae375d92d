package org.wenguo;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * The whole program on a real PostgreSQL, with the people of the sample organisations and none of their complaints. All
 * tests marked so share one running program: each works with complaints of its own and expects those of others beside them.
 *
 * <p>Nothing sweeps in the background: a test that wants limits looked at calls {@code EscalatingOverdue.sweep} itself.
 * {@link Api} speaks to it over HTTP at whatever time the test says, {@link TheCast} gives the people, {@link TheClock} the
 * time of work that is done without HTTP. Do not add properties: another property is another program to start.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "db-scheduler.enabled=false",
            "wenguo.sample-data=false",
            "wenguo.robots.hosts=127.0.0.1",
            "wenguo.webhooks.hosts=127.0.0.1",
            "wenguo.metrics.token=token-of-the-tests",
            "spring.main.banner-mode=off"
        })
@ContextConfiguration(initializers = FreshData.class)
@Import(TheCast.Arrives.class)
public @interface WenguoTest {}
