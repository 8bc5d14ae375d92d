package org.wenguo;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.wenguo.people.SetUp;
import org.wenguo.platform.BackupCommand;

/** The program: every complaint of every organisation that it serves. */
@SpringBootApplication(proxyBeanMethods = false)
public class Wenguo {

    private final SetUp setUp;

    Wenguo(SetUp setUp) {
        this.setUp = setUp;
    }

    public static void main(String[] args) {
        if (BackupCommand.isRequested(args)) {
            System.exit(BackupCommand.run(System.out, System.err, args));
        }
        SpringApplication.run(Wenguo.class, args);
    }

    @EventListener
    void on(ApplicationReadyEvent ready) {
        if (ready.getApplicationContext() instanceof WebServerApplicationContext web && web.getWebServer() != null) {
            setUp.offer(web.getWebServer().getPort());
        }
    }
}
