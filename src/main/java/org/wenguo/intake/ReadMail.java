package org.wenguo.intake;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mail in words.
 *
 * @param identity SHA-256 over what stays the same however often and by whichever way it is delivered
 * @param messageId with its brackets; null if it has none
 * @param answers message ids that it refers to, the nearest first
 * @param subject empty if it has none
 * @param from the field as the sender wrote it, decoded
 * @param senderAddress in lower case; empty if it has none
 * @param toField the field as it stands there, decoded
 * @param to every address that it was sent to, copies and envelope included, in lower case
 * @param sentAt what its date field says, null if that cannot be read
 * @param fresh what the sender says in this mail
 * @param rest what it repeats of earlier mails, and the signature
 * @param html the visible text of its HTML part, null if it has none
 */
record ReadMail(
        byte[] identity,
        @Nullable String messageId,
        List<String> answers,
        String subject,
        String from,
        String senderName,
        String senderAddress,
        String toField,
        List<String> to,
        @Nullable Instant sentAt,
        Nature nature,
        String fresh,
        String rest,
        @Nullable String html,
        List<Attached> attachments) {

    /** Who wrote it: what no person wrote is never answered and moves no limit. */
    enum Nature {
        WRITTEN,
        /** Sent by a program, but perhaps on a person's behalf, as a form on a web site. */
        GENERATED,
        AUTO_REPLY,
        BOUNCE;

        String code() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /** @param name as the sender calls it, without paths and control characters */
    record Attached(String name, String mediaType, byte[] bytes, byte[] sha256) {}
}
