package org.wenguo;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The program: every complaint of every organisation that it serves. */
@SpringBootApplication
public class Wenguo {

    public static void main(String[] args) {
        SpringApplication.run(Wenguo.class, args);
    }
}
