package org.wenguo.intake;

import jakarta.annotation.PreDestroy;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.wenguo.platform.TenantId;

/**
 * Waits on the line of a mailbox until its server says that something came (IMAP IDLE, RFC 2177), so that nobody waits for
 * the next look. It only hastens: a mailbox whose line breaks, or whose server cannot do it, is read every minute as before.
 */
@Component
class ListeningForMail {

    private static final Logger LOG = LoggerFactory.getLogger(ListeningForMail.class);

    /** A line on which nothing was said for so long is taken up anew: what stands between may have forgotten it. */
    static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final Duration LEASE = PATIENCE.plusMinutes(1);

    private final Mailboxes mailboxes;
    private final Clock clock;
    private final Map<UUID, Store> lines = new ConcurrentHashMap<>();
    private volatile boolean isOver;

    ListeningForMail(Mailboxes mailboxes, Clock clock) {
        this.mailboxes = mailboxes;
        this.clock = clock;
    }

    /**
     * Begins to wait, if no node does.
     *
     * @param reading to be done when something came
     */
    void begin(TenantId tenant, Mailboxes.Line line, Runnable reading) {
        var id = line.mailbox().id();
        var now = clock.instant();
        if (isOver || lines.containsKey(id) || !mailboxes.listens(tenant, id, false, now, now.plus(LEASE))) {
            return;
        }
        Thread.ofVirtual().name("mail-" + id).start(() -> listen(tenant, line, reading));
    }

    private void listen(TenantId tenant, Mailboxes.Line line, Runnable reading) {
        var id = line.mailbox().id();
        try (var store = FetchingMail.connected(line, PATIENCE)) {
            if (isOver || lines.putIfAbsent(id, store) != null || !store.hasCapability("IDLE")) {
                return;
            }
            try (var folder = (IMAPFolder) store.getFolder(line.mailbox().folder())) {
                folder.open(IMAPFolder.READ_ONLY);
                var before = -1L;
                while (isStill(tenant, line)) {
                    // What came between the last look and now was announced to nobody.
                    var next = folder.getUIDNext();
                    if (next != before) {
                        before = next;
                        mailboxes.hasNews(tenant, id, clock.instant());
                        reading.run();
                    }
                    folder.idle(true);
                }
            }
        } catch (MessagingException | RuntimeException e) {
            // The next look says what is wrong, if anything is, and begins again.
            LOG.debug("A line to a mailbox broke", e);
        } finally {
            lines.remove(id);
            if (!isOver) {
                mailboxes.listensNoMore(tenant, id);
            }
        }
    }

    /** It is the same mailbox, nobody paused it, and this node goes on to listen. */
    private boolean isStill(TenantId tenant, Mailboxes.Line line) {
        var now = clock.instant();
        var id = line.mailbox().id();
        return !isOver
                && mailboxes.line(tenant, id).filter(line::isSameAs).isPresent()
                && mailboxes.listens(tenant, id, true, now, now.plus(LEASE));
    }

    /** Hangs up, so that the mailbox can be listened to by another account, or not at all. */
    void end(UUID mailbox) {
        var store = lines.get(mailbox);
        if (store != null) {
            close(store);
        }
    }

    @PreDestroy
    void end() {
        isOver = true;
        lines.values().forEach(ListeningForMail::close);
    }

    private static void close(Store store) {
        try {
            store.close();
        } catch (MessagingException e) {
            LOG.debug("A line to a mailbox was broken already", e);
        }
    }
}
