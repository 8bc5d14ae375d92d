package org.wenguo.portal.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.wenguo.platform.Problem;

/** How often strangers may try something: so many complaints from one address, so many guesses at check digits. */
@Component
class PortalRateLimit {

    private static final int COMPLAINTS_AN_HOUR = 10;
    private static final int DEEDS_AN_HOUR = 60;
    private static final int GUESSES = 5;
    private static final Duration GUESSING_PAUSE = Duration.ofMinutes(15);
    /** So many addresses are remembered at once; beyond that those seen longest ago are forgotten. */
    private static final int REMEMBERED = 100_000;

    private final Cache<String, Bucket> complaints = remembered(Duration.ofHours(1));
    private final Cache<String, Bucket> deeds = remembered(Duration.ofHours(1));
    private final Cache<String, Bucket> guesses = remembered(GUESSING_PAUSE);
    private final TimeMeter time;

    PortalRateLimit(Clock clock) {
        time = new ClockMeter(clock);
    }

    /** One more complaint from an address. @throws Problem.TooOften if there were too many within the hour */
    void complaintFrom(String address) {
        take(complaints.get(network(address), key -> bucket(COMPLAINTS_AN_HOUR, Duration.ofHours(1))),
                "portal-too-many-complaints");
    }

    /** It was none after all. */
    void noComplaintFrom(String address) {
        giveBack(complaints.getIfPresent(network(address)));
    }

    /** One more thing done on a case through its link. @throws Problem.TooOften if there were too many within the hour */
    void deedOn(String token) {
        take(deeds.get(token, key -> bucket(DEEDS_AN_HOUR, Duration.ofHours(1))), "portal-too-many-deeds");
    }

    /** One more guess at the digits of a case. @throws Problem.TooOften after five wrong ones, for a quarter of an hour */
    void guessAt(String token) {
        take(guesses.get(token, key -> bucket(GUESSES, GUESSING_PAUSE)), "portal-too-many-guesses");
    }

    /** The guess was right: then it was none. */
    void wasRight(String token) {
        giveBack(guesses.getIfPresent(token));
    }

    private static void take(Bucket bucket, String code) {
        var probe = bucket.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            long seconds = TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()) + 1;
            throw new Problem.TooOften(code, seconds, Long.toString((seconds + 59) / 60));
        }
    }

    private static void giveBack(@org.jspecify.annotations.Nullable Bucket bucket) {
        if (bucket != null) {
            bucket.addTokens(1);
        }
    }

    private Bucket bucket(int times, Duration within) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(times).refillIntervally(times, within))
                .withCustomTimePrecision(time)
                .build();
    }

    private static Cache<String, Bucket> remembered(Duration idle) {
        return Caffeine.newBuilder().maximumSize(REMEMBERED).expireAfterAccess(idle).build();
    }

    /** One subscriber of IPv6 has a whole /64, so that is what counts as one address. */
    static String network(String address) {
        return InetAddress.ofLiteral(address) instanceof Inet6Address six
                ? HexFormat.of().formatHex(six.getAddress(), 0, 8)
                : address;
    }

    private record ClockMeter(Clock clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return TimeUnit.MILLISECONDS.toNanos(clock.millis());
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
