package org.wenguo.intake;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.wenguo.people.Organisation;
import org.wenguo.people.Organisations;
import org.wenguo.platform.TenantId;

/**
 * Reads the mailboxes that are due. Any number of nodes may do so at once. A mail is marked or moved only after it is stored,
 * so a node that dies between the two reads it again, and {@link TakingInMail} knows it. No transaction is open while a
 * server is waited for.
 */
@Service
public class FetchingMail {

    private static final Logger LOG = LoggerFactory.getLogger(FetchingMail.class);
    private static final int BATCH = 200;
    private static final String CONNECT_PATIENCE = "10000";
    private static final Duration READ_PATIENCE = Duration.ofSeconds(30);

    private final Mailboxes mailboxes;
    private final TakingInMail taking;
    private final Organisations organisations;
    private final ListeningForMail listening;
    private final Clock clock;

    FetchingMail(
            Mailboxes mailboxes,
            TakingInMail taking,
            Organisations organisations,
            ListeningForMail listening,
            Clock clock) {
        this.listening = listening;
        this.mailboxes = mailboxes;
        this.taking = taking;
        this.organisations = organisations;
        this.clock = clock;
    }

    /**
     * Reads everything that is due as of this moment, all mailboxes at once: one slow server keeps nobody waiting but itself.
     *
     * @return how many mails were taken in
     */
    public int sweep(Instant asOf) {
        return sweep(organisations.all(), asOf);
    }

    private int sweep(Collection<TenantId> tenants, Instant asOf) {
        var looking = new ArrayList<Future<Integer>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var tenant : tenants) {
                for (var mailbox : mailboxes.claim(tenant, asOf)) {
                    looking.add(threads.submit(() -> look(tenant, mailbox, asOf)));
                }
            }
        }
        return looking.stream().mapToInt(Future::resultNow).sum();
    }

    /**
     * Tries to reach a mailbox and its folders, and reads nothing.
     *
     * @return a key of {@code mailboxes.problem.*}; empty if all is well
     */
    public Optional<String> test(TenantId tenant, UUID mailbox) {
        return mailboxes.line(tenant, mailbox).flatMap(FetchingMail::test);
    }

    /** As it would be after this change, which is not kept. */
    public Optional<String> test(TenantId tenant, UUID mailbox, Mailboxes.Entered entered) {
        return mailboxes.line(tenant, mailbox).map(line -> line.with(entered)).flatMap(FetchingMail::test);
    }

    /** This node waits for its mail no more. */
    public void leave(UUID mailbox) {
        listening.end(mailbox);
    }

    private static Optional<String> test(Mailboxes.Line line) {
        try (var store = connected(line)) {
            try (var folder = opened(store, line)) {
                folder.getMessageCount();
            }
            return Optional.empty();
        } catch (MessagingException e) {
            return Optional.of(problem(e));
        }
    }

    private int look(TenantId tenant, UUID mailbox, Instant asOf) {
        var line = mailboxes.line(tenant, mailbox);
        if (line.isEmpty()) {
            return 0; // removed meanwhile
        }
        try (var store = connected(line.get())) {
            int taken;
            try (var folder = opened(store, line.get())) {
                taken = read(tenant, line.get(), store, folder, asOf);
            }
            if (store.hasCapability("IDLE")) {
                listening.begin(tenant, line.get(), () -> sweep(List.of(tenant), clock.instant()));
            }
            return taken;
        } catch (MessagingException | IOException e) {
            mailboxes.failed(tenant, mailbox, problem(e), line.get().mailbox().failures(), asOf);
        } catch (RuntimeException e) {
            // The database is away, or something that nobody thought of: what was not stored comes again.
            LOG.warn("A mailbox could not be read to the end", e);
        }
        return 0;
    }

    private int read(TenantId tenant, Mailboxes.Line line, Store store, IMAPFolder folder, Instant asOf)
            throws MessagingException, IOException {
        var organisation = organisations.byId(tenant);
        var mailbox = line.mailbox();
        var validity = folder.getUIDValidity();
        var last = validity == line.uidValidity() ? line.lastUid() : 0;
        var found = new ArrayList<Message>();
        Collections.addAll(found, folder.getMessagesByUID(last + 1, UIDFolder.LASTUID));
        var messages = found.subList(0, Math.min(BATCH, found.size())).toArray(Message[]::new);
        var wanted = new FetchProfile();
        wanted.add(FetchProfile.Item.ENVELOPE);
        wanted.add(UIDFolder.FetchProfileItem.UID);
        folder.fetch(messages, wanted);
        var target = mailbox.movedTo() == null ? null : store.getFolder(mailbox.movedTo());
        var taken = 0;
        for (var message : messages) {
            var uid = folder.getUID(message);
            // A range that ends with the last one holds it even if it lies before the beginning.
            if (uid <= last || message.isExpunged()) {
                continue;
            }
            var came = message.getReceivedDate();
            var receivedAt = came == null ? clock.instant() : came.toInstant();
            var counts = 0;
            if (!receivedAt.isBefore(mailbox.since())) {
                counts = takeIn(message, receivedAt, organisation, mailbox) ? 1 : 0;
                done(folder, message, target);
            }
            mailboxes.reached(tenant, mailbox.id(), validity, uid, counts);
            taken += counts;
        }
        if (target != null) {
            folder.expunge();
        }
        mailboxes.well(tenant, mailbox.id(), found.size() > BATCH, asOf);
        return taken;
    }

    /** @return whether it was new to us */
    private boolean takeIn(Message message, Instant receivedAt, Organisation organisation, Mailbox mailbox)
            throws MessagingException, IOException {
        if (message instanceof IMAPMessage peeked) {
            peeked.setPeek(true); // not seen before it is stored
        }
        var now = clock.instant();
        // A server's clock may be ahead of ours.
        var arrival = new TakingInMail.Arrival(
                receivedAt.isAfter(now) ? now : receivedAt, organisation.unit(mailbox.unit()), mailbox.id());
        if (message.getSize() > TakingInMail.LARGEST) {
            return taking.tooLarge(head(message), arrival, organisation).first();
        }
        var raw = new ByteArrayOutputStream();
        message.writeTo(raw);
        return taking.takeIn(raw.toByteArray(), arrival, organisation).first();
    }

    private static byte[] head(Message message) throws MessagingException {
        var out = new StringBuilder();
        var headers = message.getAllHeaders();
        while (headers.hasMoreElements()) {
            var header = headers.nextElement();
            out.append(header.getName()).append(": ").append(header.getValue()).append("\r\n");
        }
        return out.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void done(IMAPFolder folder, Message message, @Nullable Folder target) throws MessagingException {
        message.setFlag(Flags.Flag.SEEN, true);
        if (target != null) {
            folder.copyMessages(new Message[] {message}, target);
            message.setFlag(Flags.Flag.DELETED, true);
        }
    }

    // ---- the line to the server -----------------------------------------------------------------------------------

    private static IMAPStore connected(Mailboxes.Line line) throws MessagingException {
        return connected(line, READ_PATIENCE);
    }

    /** @param patience how long the server may say nothing */
    static IMAPStore connected(Mailboxes.Line line, Duration patience) throws MessagingException {
        var mailbox = line.mailbox();
        var protocol = mailbox.security() == Mailbox.Security.TLS ? "imaps" : "imap";
        var settings = new Properties();
        var prefix = "mail." + protocol + ".";
        settings.setProperty(prefix + "connectiontimeout", CONNECT_PATIENCE);
        settings.setProperty(prefix + "timeout", Long.toString(patience.toMillis()));
        settings.setProperty(prefix + "writetimeout", Long.toString(READ_PATIENCE.toMillis()));
        settings.setProperty(prefix + "fetchsize", "1048576");
        settings.setProperty(prefix + "ssl.checkserveridentity", "true");
        if (mailbox.security() == Mailbox.Security.STARTTLS) {
            settings.setProperty(prefix + "starttls.enable", "true");
            settings.setProperty(prefix + "starttls.required", "true");
        }
        var store = (IMAPStore) Session.getInstance(settings).getStore(protocol);
        try {
            store.connect(mailbox.host(), mailbox.port(), mailbox.username(), line.password());
        } catch (MessagingException e) {
            store.close();
            throw e;
        }
        if (store.hasCapability("ID")) {
            // Some providers, NetEase among them, serve only programs that say who they are.
            store.id(java.util.Map.of("name", "Wenguo", "vendor", "Wenguo"));
        }
        return store;
    }

    private static IMAPFolder opened(Store store, Mailboxes.Line line) throws MessagingException {
        var target = line.mailbox().movedTo();
        if (target != null && !store.getFolder(target).exists()) {
            throw new FolderNotFoundException(store.getFolder(target));
        }
        var folder = (IMAPFolder) store.getFolder(line.mailbox().folder());
        folder.open(Folder.READ_WRITE);
        return folder;
    }

    /** The kind of failure; what the server says may hold anything. */
    private static String problem(Exception failure) {
        for (Throwable one = failure; one != null; one = next(one)) {
            switch (one) {
                case AuthenticationFailedException refused -> {
                    return "refused";
                }
                case FolderNotFoundException none -> {
                    return "no-folder";
                }
                case UnknownHostException unknown -> {
                    return "unknown-host";
                }
                case CertificateException untrusted -> {
                    return "untrusted";
                }
                case SSLHandshakeException handshake
                when handshake.getCause() != null -> {
                    if (handshake.getCause() instanceof SSLException) {
                        return "no-encryption";
                    }
                    if (handshake.getCause() instanceof CertificateException) {
                        return "untrusted";
                    }
                }
                case SSLException plain -> {
                    return "no-encryption";
                }
                case ConnectException refused -> {
                    return "unreachable";
                }
                case NoRouteToHostException none -> {
                    return "unreachable";
                }
                case SocketTimeoutException slow -> {
                    return "unreachable";
                }
                default -> {
                    var said = one.getMessage();
                    if (said != null && said.toUpperCase(Locale.ROOT).contains("STARTTLS")) {
                        return "no-encryption";
                    }
                }
            }
        }
        return "server";
    }

    private static @Nullable Throwable next(Throwable failure) {
        return failure instanceof MessagingException mail && mail.getNextException() != null
                ? mail.getNextException()
                : failure.getCause();
    }
}
