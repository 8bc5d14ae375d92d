package org.wenguo.platform.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import org.springframework.stereotype.Component;
import org.wenguo.platform.Problem;

/**
 * How often one address may try what could be guessed or flooded. Counted in the memory of each node: with several nodes an
 * address gets as many times the allowance, which is still far too little to guess anything.
 */
@Component
public class RateLimit {

    /** More addresses than this at once are an attack by many; then the longest unseen are forgotten. */
    private static final int ADDRESSES = 100_000;
    /** Longer than any period, or whoever waits would be given all tries anew. */
    private static final Duration REMEMBERED = Duration.ofHours(2);

    private final Cache<Tries, Bucket> tries = Caffeine.newBuilder()
            .maximumSize(ADDRESSES)
            .expireAfterAccess(REMEMBERED)
            .build();

    /**
     * So many tries at once, and as many again spread over each period.
     *
     * @param of what is tried; each is counted by itself
     */
    public record Allowance(String of, int times, Duration period) {}

    private record Tries(Allowance allowance, String from) {}

    /**
     * Counts one try.
     *
     * @param address IP address of who tries; of IPv6 the first half, since whoever has one has them all
     * @throws Problem.TooOften with the seconds until the next try will be accepted
     */
    public void count(Allowance allowance, String address) {
        var probe = bucket(allowance, address).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            var wait = Duration.ofNanos(probe.getNanosToWaitForRefill());
            throw new Problem.TooOften(
                    "too-many", Math.max(1, wait.plusMillis(999).toSeconds()));
        }
    }

    /** A try that turned out well does not count, so that a whole company behind one address can begin its day. */
    public void forgive(Allowance allowance, String address) {
        bucket(allowance, address).addTokens(1);
    }

    private Bucket bucket(Allowance allowance, String address) {
        return tries.get(
                new Tries(allowance, network(address)),
                wanted -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(wanted.allowance().times())
                                .refillGreedy(
                                        wanted.allowance().times(),
                                        wanted.allowance().period()))
                        .build());
    }

    private static String network(String address) {
        try {
            return InetAddress.ofLiteral(address) instanceof Inet6Address v6
                    ? Arrays.toString(Arrays.copyOf(v6.getAddress(), 8))
                    : address;
        } catch (IllegalArgumentException notAnAddress) {
            return address;
        }
    }
}
