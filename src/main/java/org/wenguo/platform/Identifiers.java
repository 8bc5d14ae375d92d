package org.wenguo.platform;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.security.SecureRandom;
import java.time.Duration;
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

    /** Before all that were given out since so long before this one: their first 48 bits are milliseconds. */
    public static UUID earlier(UUID id, Duration time) {
        return new UUID(id.getMostSignificantBits() - (time.toMillis() << 16), Long.MIN_VALUE);
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
