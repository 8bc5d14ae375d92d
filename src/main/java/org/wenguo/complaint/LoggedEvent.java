package org.wenguo.complaint;

import java.time.Instant;

/**
 * One event as it stands in the log.
 *
 * @param seq from 1 without gaps
 * @param facts the event as the very text over which the hash is taken
 * @param hash SHA-256 over the hash before, seq, type, time, actor and facts, hexadecimal
 */
public record LoggedEvent(int seq, Instant at, Actor actor, ComplaintEvent event, String facts, String hash) {}
