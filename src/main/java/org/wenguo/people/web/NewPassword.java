package org.wenguo.people.web;

import org.wenguo.platform.Problem;

/** A password chosen for the first time or anew, typed twice. */
final class NewPassword {

    /** Length guards better than rules about signs (NIST SP 800-63B). */
    private static final int SHORTEST = 10;

    private static final int LONGEST = 200;

    private NewPassword() {}

    /** @throws Problem.Invalid at {@code password} or {@code again} */
    static void check(String password, String again) {
        if (password.length() < SHORTEST) {
            throw new Problem.Invalid("password", "short-password");
        }
        if (password.length() > LONGEST) {
            throw new Problem.Invalid("password", "too-long", LONGEST);
        }
        if (!password.equals(again)) {
            throw new Problem.Invalid("again", "not-the-same");
        }
    }
}
