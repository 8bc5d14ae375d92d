package org.wenguo.delivery;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wenguo.delivery.Sending.Outcome;
import org.wenguo.intake.Mailbox;

/** Speaks SMTP. What an organisation's server says is told by its number only: its words repeat addresses. */
final class MailServer {

    private static final Logger LOG = LoggerFactory.getLogger(MailServer.class);
    private static final String CONNECT_PATIENCE = "10000"; // milliseconds
    private static final String READ_PATIENCE = "30000";
    private static final Executor THREADS =
            task -> Thread.ofVirtual().name("mail out").start(task);

    /** @param password null: the server wants none */
    record Line(Settings.Server server, @Nullable String password) {
        @Override
        public String toString() {
            return server.host();
        }
    }

    /**
     * A mail.
     *
     * @param replyTo where answers shall come to; null: to the sender
     * @param thread message ids of what was written before, the oldest first
     * @param byItself whether no person wrote it
     */
    record Message(
            String senderName,
            String to,
            @Nullable String replyTo,
            String subject,
            String text,
            String lang,
            String id,
            List<String> thread,
            boolean byItself,
            Instant at) {
        @Override
        public String toString() {
            return id;
        }
    }

    /** Never fails itself. */
    CompletableFuture<Outcome> send(Line line, Message message) {
        return CompletableFuture.supplyAsync(() -> sendNow(line, message), THREADS);
    }

    private static Outcome sendNow(Line line, Message message) {
        var server = line.server();
        try {
            var session = Session.getInstance(properties(server));
            var mime = compose(session, server, message);
            try (var transport = session.getTransport(server.security() == Mailbox.Security.TLS ? "smtps" : "smtp")) {
                transport.connect(
                        server.host(),
                        server.port(),
                        server.username().isEmpty() ? null : server.username(),
                        server.username().isEmpty() ? null : line.password());
                transport.sendMessage(mime, mime.getAllRecipients());
                return new Outcome.Taken();
            }
        } catch (AuthenticationFailedException e) {
            return new Outcome.Later("login");
        } catch (SendFailedException e) {
            return refused(e);
        } catch (MessagingException e) {
            return new Outcome.Later(
                    causedBy(e, javax.net.ssl.SSLException.class)
                            ? "tls"
                            : causedBy(e, java.io.IOException.class) ? "away" : "server");
        } catch (UnsupportedEncodingException | RuntimeException e) {
            LOG.warn("A mail could not be made: {}", e.getClass().getName());
            return new Outcome.Never("unsendable");
        }
    }

    private static boolean causedBy(Throwable failure, Class<? extends Throwable> type) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    /** What begins with 5 the server will say tomorrow, too. */
    private static Outcome refused(SendFailedException e) {
        var code = 0;
        for (Exception one = e;
                one != null;
                one = one instanceof MessagingException more ? more.getNextException() : null) {
            if (one instanceof SMTPAddressFailedException address) {
                code = address.getReturnCode();
            } else if (one instanceof SMTPSendFailedException failed && code == 0) {
                code = failed.getReturnCode();
            }
        }
        var problem = code == 0 ? "refused" : "refused " + code;
        return code >= 500 ? new Outcome.Never(problem) : new Outcome.Later(problem);
    }

    private static Properties properties(Settings.Server server) {
        var prefix = server.security() == Mailbox.Security.TLS ? "mail.smtps." : "mail.smtp.";
        var properties = new Properties();
        properties.setProperty(
                prefix + "auth", Boolean.toString(!server.username().isEmpty()));
        properties.setProperty(
                prefix + "starttls.enable", Boolean.toString(server.security() == Mailbox.Security.STARTTLS));
        properties.setProperty(
                prefix + "starttls.required", Boolean.toString(server.security() == Mailbox.Security.STARTTLS));
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        properties.setProperty(prefix + "connectiontimeout", CONNECT_PATIENCE);
        properties.setProperty(prefix + "timeout", READ_PATIENCE);
        properties.setProperty(prefix + "writetimeout", READ_PATIENCE);
        properties.setProperty(prefix + "from", server.from());
        properties.setProperty(
                prefix + "localhost", server.from().substring(server.from().indexOf('@') + 1));
        return properties;
    }

    private static MimeMessage compose(Session session, Settings.Server server, Message message)
            throws MessagingException, UnsupportedEncodingException {
        var mime = new WithId(session, message.id());
        mime.setFrom(new InternetAddress(server.from(), oneLine(message.senderName()), StandardCharsets.UTF_8.name()));
        mime.setRecipient(RecipientType.TO, new InternetAddress(message.to(), true));
        if (message.replyTo() != null) {
            mime.setReplyTo(new InternetAddress[] {
                new InternetAddress(message.replyTo(), oneLine(message.senderName()), StandardCharsets.UTF_8.name())
            });
        }
        mime.setSubject(oneLine(message.subject()), StandardCharsets.UTF_8.name());
        mime.setSentDate(Date.from(message.at()));
        if (message.byItself()) {
            mime.setHeader("Auto-Submitted", "auto-generated");
        }
        mime.setHeader("X-Auto-Response-Suppress", "OOF, AutoReply");
        mime.setHeader("Content-Language", message.lang());
        if (!message.thread().isEmpty()) {
            mime.setHeader("In-Reply-To", oneLine(message.thread().getLast()));
            mime.setHeader(
                    "References",
                    String.join(
                            "\r\n ",
                            message.thread().stream().map(MailServer::oneLine).toList()));
        }
        var text = new MimeBodyPart();
        text.setText(message.text(), StandardCharsets.UTF_8.name(), "plain");
        var html = new MimeBodyPart();
        html.setText(MailHtml.of(message.text(), message.lang()), StandardCharsets.UTF_8.name(), "html");
        for (var part : List.of(text, html)) {
            part.setHeader("Content-Transfer-Encoding", "base64");
        }
        mime.setContent(new MimeMultipart("alternative", text, html));
        mime.saveChanges();
        return mime;
    }

    /** What comes from people must not begin another header field. */
    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    }

    /** Keeps the id that it was stored with, however often it is sent. */
    private static final class WithId extends MimeMessage {
        private final String id;

        WithId(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
