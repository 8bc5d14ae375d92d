package org.wenguo.complaint;

import java.util.List;
import org.wenguo.platform.Problem;
import org.wenguo.policy.StageCheck;

/** The pack demands something before this act that is not there; the answer names each check and what it demands. */
public final class ChecksUnmet extends Problem {

    ChecksUnmet(String number, Verb verb, List<StageCheck> unmet) {
        super(
                "not-now.checks",
                unmet.stream()
                        .map(check -> new FieldError("checks." + check.id(), "check", (Worded) check.title()::in))
                        .toList(),
                number,
                verb);
    }

    @Override
    public int status() {
        return 409;
    }
}
