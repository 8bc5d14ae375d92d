package org.wenguo.platform;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzedException;

/**
 * The embedded database cannot be used. The message says what is wrong and what the operator does about it; Spring Boot
 * shows the two as its failure report in place of a stack trace.
 */
public class DatabaseNotStarted extends FailureAnalyzedException {

    private static final long serialVersionUID = 1;

    private final String description;
    private final String action;

    DatabaseNotStarted(String description, String action) {
        super(description, action);
        this.description = description;
        this.action = action;
    }

    DatabaseNotStarted(String description, String action, Throwable cause) {
        super(description, action, cause);
        this.description = description;
        this.action = action;
    }

    /** What is wrong, then what to do. */
    @Override
    public String getMessage() {
        return description + " " + action;
    }

    @Override
    public FailureAnalysis analysis() {
        return new FailureAnalysis(description, action, this);
    }
}
