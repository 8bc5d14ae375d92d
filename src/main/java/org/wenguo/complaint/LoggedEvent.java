package org.wenguo.complaint;

import java.time.Instant;

/**
 * One event as it stands in the log.
 *
 * @param seq from 1 without gaps
 * @param facts the event as the very text over which the hash is taken
 * @param hash SHA-256 over the hash before, seq, type, time, actor and facts as they were, hexadecimal
 * @param erased whether what people wrote was taken out of the facts since (T2): the hash is of what stood there before
 */
public record LoggedEvent(
        int seq, Instant at, Actor actor, ComplaintEvent event, String facts, String hash, boolean erased) {

    public LoggedEvent(int seq, Instant at, Actor actor, ComplaintEvent event, String facts, String hash) {
        this(seq, at, actor, event, facts, hash, false);
    }
}
