package org.wenguo.portal.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.wenguo.people.Organisation;
import org.wenguo.people.Organisations;
import org.wenguo.platform.Tenancy;
import org.wenguo.platform.Vault;

/**
 * A second of arithmetic for a complaint instead of a picture puzzle: nothing to see, nothing to click, nobody else asked.
 * What costs one person a second while typing costs whoever wants to send ten thousand a day, and the more come from one
 * place or to one organisation, the more each costs. A riddle is signed, for one form, and opens it once.
 */
@Component
class Riddles {

    /** Leading zero bits: a hundred thousand tries, a second on a plain phone. */
    static final int USUAL_BITS = 17;
    /** Half a minute on a plain phone; beyond that the limits of times do the rest. */
    static final int MOST_BITS = 22;

    private static final Duration GOOD_FOR = Duration.ofHours(2);

    /** So many from one address, or to one organisation, within some minutes are nothing unusual. */
    private static final double CALM_ADDRESS = 4;

    private static final double CALM_ORGANISATION = 40;
    /** After this time half of what came is forgotten. */
    private static final Duration HALF_LIFE = Duration.ofMinutes(5);

    private static final Pattern RIDDLE =
            Pattern.compile("(\\d{1,2})\\.(\\d{1,12})\\.([0-9a-f-]{36})\\.([A-Za-z0-9_-]{43})");
    private static final Pattern ANSWER = Pattern.compile("\\d{1,12}");

    /** How much came lately, as of when; in the memory of each node, like the limits of times. */
    private record Rush(double much, Instant asOf) {
        double at(Instant now) {
            // Never less than no time: a clock that was put back must not make it grow beyond all bounds.
            var passed = Math.max(0, Duration.between(asOf, now).toMillis());
            return much * Math.pow(0.5, (double) passed / HALF_LIFE.toMillis());
        }
    }

    private final Cache<String, Rush> rushes = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterAccess(Duration.ofHours(1))
            .build();

    private final Vault vault;
    private final JdbcClient db;
    private final TransactionOperations transactions;
    private final Organisations organisations;
    private final Clock clock;

    Riddles(Vault vault, JdbcClient db, TransactionOperations transactions, Organisations organisations, Clock clock) {
        this.vault = vault;
        this.db = db;
        this.transactions = transactions;
        this.organisations = organisations;
        this.clock = clock;
    }

    /** @param form the token of the form it is for */
    String riddle(Organisation whose, String form, String address) {
        var now = clock.instant();
        var what = bits(whose, address, now) + "." + now.getEpochSecond() + "." + form;
        return what + "." + signature(whose, what);
    }

    /**
     * Whether this is the answer to a riddle of ours for this form, not too old, as hard as is asked for now, and not used
     * for other words. Then it is used up.
     *
     * @param usedFor the form with its words; the same may be sent twice
     */
    boolean solves(String riddle, String answer, Organisation whose, String form, byte[] usedFor, String address) {
        var parts = RIDDLE.matcher(riddle);
        if (!parts.matches()
                || !ANSWER.matcher(answer).matches()
                || !parts.group(3).equals(form)) {
            return false;
        }
        var now = clock.instant();
        var bits = Integer.parseInt(parts.group(1));
        var issued = Instant.ofEpochSecond(Long.parseLong(parts.group(2)));
        // One bit less than now: somebody else may have complained while this one typed.
        if (issued.isBefore(now.minus(GOOD_FOR)) || bits < bits(whose, address, now) - 1) {
            return false;
        }
        var what = parts.group(1) + "." + parts.group(2) + "." + form;
        return MessageDigest.isEqual(
                        signature(whose, what).getBytes(StandardCharsets.US_ASCII),
                        parts.group(4).getBytes(StandardCharsets.US_ASCII))
                && zeros(sha256(riddle + "." + answer)) >= bits
                && isSpentHere(whose, riddle, usedFor, now);
    }

    /** Somebody complained: the next one costs more, for a while. */
    void count(Organisation whose, String address) {
        var now = clock.instant();
        for (var of : new String[] {address, whose.id().toString()}) {
            rushes.asMap().merge(of, new Rush(1, now), (before, one) -> new Rush(Math.max(0, before.at(now)) + 1, now));
        }
    }

    int bits(Organisation whose, String address, Instant now) {
        var more = steps(address, CALM_ADDRESS, now) + steps(whose.id().toString(), CALM_ORGANISATION, now);
        return Math.min(MOST_BITS, USUAL_BITS + more);
    }

    private int steps(String of, double calm, Instant now) {
        var rush = rushes.getIfPresent(of);
        var much = rush == null ? 0 : rush.at(now) / calm;
        return much < 1 ? 0 : 1 + (int) (Math.log(much) / Math.log(2));
    }

    /** Forgets riddles that are too old to be used again. */
    void forgetOld(Instant now) {
        var before = Timestamp.from(now.minus(GOOD_FOR.multipliedBy(2)));
        for (var tenant : organisations.all()) {
            Tenancy.in(
                    tenant,
                    () -> transactions.execute(
                            status -> db.sql("delete from spent_riddle where tenant_id = ? and spent_at < ?")
                                    .params(tenant.value(), before)
                                    .update()));
        }
    }

    private boolean isSpentHere(Organisation whose, String riddle, byte[] usedFor, Instant now) {
        return Boolean.TRUE.equals(Tenancy.in(
                whose.id(),
                () -> transactions.execute(status -> {
                    var id = Vault.fingerprint(riddle);
                    db.sql("""
                                    insert into spent_riddle (tenant_id, riddle, used_for, spent_at) values (?, ?, ?, ?)
                                    on conflict do nothing""")
                            .params(whose.id().value(), id, usedFor, Timestamp.from(now))
                            .update();
                    return db.sql("select used_for = ? from spent_riddle where tenant_id = ? and riddle = ?")
                            .params(usedFor, whose.id().value(), id)
                            .query(Boolean.class)
                            .single();
                })));
    }

    private String signature(Organisation whose, String what) {
        return vault.signature("portal riddle\n" + whose.id() + "\n" + what);
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static int zeros(byte[] hash) {
        var zeros = 0;
        for (var one : hash) {
            if (one != 0) {
                return zeros + Integer.numberOfLeadingZeros(one & 0xff) - 24;
            }
            zeros += 8;
        }
        return zeros;
    }
}
