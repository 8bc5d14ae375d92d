package org.wenguo.platform;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;

/** Ids that sort by time (UUID version 7), and secrets that nobody guesses. */
public final class Identifiers {

    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();
    private static final SecureRandom RANDOM = new SecureRandom();

    private Identifiers() {}

    public static UUID next() {
        return IDS.generate();
    }

    /** 256 random bits in letters that survive a URL, a header and a chat message. */
    public static String secret() {
        return random(32);
    }

    static String random(int bytes) {
        var secret = new byte[bytes];
        RANDOM.nextBytes(secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }
}
