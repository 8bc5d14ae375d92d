package org.wenguo.reply;

import java.time.Instant;
import java.util.UUID;
import org.wenguo.complaint.Channel;

/**
 * A reply that somebody is writing.
 *
 * @param writer whose it is; each has one of their own for a complaint
 * @param version 0: it was never saved
 * @param salutation {@code mr}, {@code ms}, or empty: not chosen
 * @param text as it was typed, with places for variables in it
 * @param outcome whether it is to be published as the final outcome
 */
public record ReplyDraft(
        UUID writer,
        int version,
        Channel channel,
        String salutation,
        String text,
        boolean outcome,
        Instant begunAt,
        Instant changedAt) {}
