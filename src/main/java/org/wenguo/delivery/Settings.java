package org.wenguo.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.wenguo.intake.Mailbox;

/**
 * By which ways an organisation can reach people, without the secrets.
 *
 * @param senderName the one name under which it answers; empty: that of the organisation
 * @param portalAddress where customers reach the program, without a slash at the end; empty: not known, so messages have no
 *     links
 * @param server null: no mail leaves
 * @param smsAddress where text messages are handed over; null: none leaves
 */
public record Settings(
        String senderName,
        String portalAddress,
        @Nullable Server server,
        @Nullable String smsAddress,
        String letterAddress,
        String letterFooter,
        @Nullable Instant changedAt) {

    /**
     * A mail server.
     *
     * @param username empty: it wants none
     * @param from what stands in the mails' From field, and where bounces come to
     */
    public record Server(String host, int port, Mailbox.Security security, String username, String from) {}
}
