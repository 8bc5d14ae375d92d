package org.wenguo.complaint;

import java.util.List;
import org.wenguo.platform.Problem;

/** The life of a complaint does not allow this now; the answer names the stage and the act. */
public final class NotPossibleNow extends Problem {

    private final Stage stage;
    private final Verb verb;

    NotPossibleNow(String number, Stage stage, Verb verb) {
        this(number, stage, verb, "stage");
    }

    /** @param why the side condition that stands against it, a key below {@code problem.not-now} */
    public NotPossibleNow(String number, Stage stage, Verb verb, String why) {
        super("not-now." + why, List.of(), number, stage, verb);
        this.stage = stage;
        this.verb = verb;
    }

    public Stage stage() {
        return stage;
    }

    public Verb verb() {
        return verb;
    }

    @Override
    public int status() {
        return 409;
    }
}
