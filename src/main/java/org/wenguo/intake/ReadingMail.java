package org.wenguo.intake;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimePartDataSource;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParseException;
import jakarta.mail.util.SharedByteArrayInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wenguo.intake.ReadMail.Attached;
import org.wenguo.intake.ReadMail.Nature;

/** Reads raw mails (RFC 5322 and what passes for it). Knows nothing of complaints. */
final class ReadingMail {

    /** More of anything is a mail that wants to do harm: it is kept whole and looked at by a person. */
    private static final int DEEPEST = 20;

    private static final int MOST_PARTS = 500;
    private static final int MOST_BOUNDARIES = 10_000;
    private static final int LONGEST_HEADER = 20_000;
    /** More is in the original mail; a complaint takes no more than 20,000. */
    private static final int LONGEST_BODY = 200_000;

    static final int MOST_ATTACHMENTS = 20;
    static final int LARGEST_ATTACHMENT = 20 * 1024 * 1024;
    private static final int LONGEST_NAME = 150;
    private static final Pattern PARAMETER =
            Pattern.compile("(?:^|;)\\s*(file)?name\\s*=\\s*(\"([^\"]*)\"|[^;]*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern MAIL_PROGRAM = Pattern.compile("^(mailer-daemon|postmaster|mail-daemon)@.*");

    static {
        // Read once, when the classes below are loaded: broken mails are the rule, not the exception.
        for (var lenient : List.of(
                "mail.mime.ignoreunknownencoding",
                "mail.mime.multipart.allowempty",
                "mail.mime.uudecode.ignoreerrors",
                "mail.mime.uudecode.ignoremissingbeginend")) {
            System.setProperty(lenient, System.getProperty(lenient, "true"));
        }
        System.setProperty("mail.mime.parameters.strict", System.getProperty("mail.mime.parameters.strict", "false"));
    }

    private static final Session SESSION = Session.getInstance(new Properties());

    private ReadingMail() {}

    /** It cannot be taken in by itself; the reason is a key of {@code mail.aside.*}. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;
        private final String reason;

        Unreadable(String reason) {
            super(reason);
            this.reason = reason;
        }

        String reason() {
            return reason;
        }
    }

    static ReadMail read(byte[] raw) throws Unreadable {
        if (boundaries(raw) > MOST_BOUNDARIES) {
            throw new Unreadable("too-nested");
        }
        try {
            var message = new MimeMessage(SESSION, new SharedByteArrayInputStream(raw));
            var contents = new Contents();
            contents.walk(message, 0);
            return mail(message, raw, contents);
        } catch (MessagingException | IOException | RuntimeException e) {
            // Whatever the library stumbles over, the mail is kept.
            throw new Unreadable("unreadable");
        } catch (StackOverflowError e) {
            throw new Unreadable("too-nested");
        }
    }

    /** At most so many parts there can be. */
    private static int boundaries(byte[] raw) {
        var found = 0;
        for (var i = 2; i < raw.length; i++) {
            if (raw[i] == '-' && raw[i - 1] == '-' && raw[i - 2] == '\n') {
                found++;
            }
        }
        return found;
    }

    private static ReadMail mail(MimeMessage message, byte[] raw, Contents contents)
            throws MessagingException, Unreadable {
        var from = List.of("From", "Reply-To", "Sender").stream()
                .flatMap(field -> headers(message, field).stream())
                .filter(field -> field.contains("@"))
                .findFirst()
                .or(() -> header(message, "From"))
                .orElse("");
        var sender = MailHeaders.sender(from);
        var subject = header(message, "Subject").map(MailHeaders::decoded).orElse("");
        var text = contents.text();
        var body = text.substring(0, Math.min(LONGEST_BODY, text.length()));
        var folded = FoldedMail.of(body, FoldedMail.isForwarded(subject));
        if (subject.isBlank() && body.isBlank() && contents.attachments.isEmpty()) {
            throw new Unreadable("empty");
        }
        var to = new ArrayList<String>();
        for (var field : List.of("To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To")) {
            for (var value : headers(message, field)) {
                to.addAll(MailHeaders.addresses(value));
            }
        }
        var answers = new ArrayList<>(
                MailHeaders.messageIds(header(message, "In-Reply-To").orElse(null)));
        answers.addAll(MailHeaders.messageIds(header(message, "References").orElse(null))
                .reversed());
        return new ReadMail(
                identity(message, raw),
                MailHeaders.messageIds(header(message, "Message-ID").orElse(null)).stream()
                        .findFirst()
                        .orElse(null),
                answers.stream().distinct().limit(50).toList(),
                storable(subject),
                storable(MailHeaders.written(from)),
                storable(sender.name()),
                storable(sender.address()).toLowerCase(Locale.ROOT),
                storable(header(message, "To").map(MailHeaders::decoded).orElse("")),
                List.copyOf(to),
                sentAt(message),
                nature(message, sender.address().toLowerCase(Locale.ROOT)),
                storable(folded.fresh()),
                storable(folded.rest()),
                contents.html(),
                contents.attachments);
    }

    private static Nature nature(MimeMessage message, String address) {
        var auto = header(message, "Auto-Submitted").orElse("no").strip().toLowerCase(Locale.ROOT);
        var precedence = header(message, "Precedence").orElse("").strip().toLowerCase(Locale.ROOT);
        var type = header(message, "Content-Type").orElse("").toLowerCase(Locale.ROOT);
        var nobody = header(message, "Return-Path")
                .filter(path -> path.strip().equals("<>"))
                .isPresent();
        if (MAIL_PROGRAM.matcher(address).matches()
                || type.startsWith("multipart/report")
                || header(message, "X-Failed-Recipients").isPresent()) {
            return Nature.BOUNCE;
        }
        if (auto.startsWith("auto-replied")
                || precedence.equals("auto_reply")
                || header(message, "X-Autoreply").isPresent()
                || header(message, "X-Autorespond").isPresent()
                || nobody) {
            return Nature.AUTO_REPLY;
        }
        return !auto.startsWith("no")
                        || List.of("bulk", "junk", "list").contains(precedence)
                        || header(message, "X-Auto-Response-Suppress").isPresent()
                ? Nature.GENERATED
                : Nature.WRITTEN;
    }

    private static @Nullable Instant sentAt(MimeMessage message) throws MessagingException {
        var date = message.getSentDate();
        return date == null ? null : date.toInstant();
    }

    private static Optional<String> header(MimePart part, String name) {
        return headers(part, name).stream().findFirst();
    }

    private static List<String> headers(MimePart part, String name) {
        try {
            var values = part.getHeader(name);
            return values == null
                    ? List.of()
                    : Arrays.stream(values)
                            .map(value -> value.substring(0, Math.min(LONGEST_HEADER, value.length())))
                            .toList();
        } catch (MessagingException e) {
            return List.of();
        }
    }

    /** Servers add fields of their own on the way; these and the body stay. */
    private static byte[] identity(MimeMessage message, byte[] raw) {
        var digest = sha256();
        for (var field : List.of("Message-ID", "From", "Date", "Subject")) {
            digest.update(header(message, field).orElse("").strip().getBytes(StandardCharsets.UTF_8));
            digest.update((byte) '\n');
        }
        var body = bodyStart(raw);
        // Line ends differ by the way it came.
        for (var i = body; i < raw.length; i++) {
            if (raw[i] != '\r') {
                digest.update(raw[i]);
            }
        }
        return digest.digest();
    }

    private static int bodyStart(byte[] raw) {
        for (var i = 0; i + 1 < raw.length; i++) {
            if (raw[i] == '\n'
                    && (raw[i + 1] == '\n' || (raw[i + 1] == '\r' && i + 2 < raw.length && raw[i + 2] == '\n'))) {
                return i + 1;
            }
        }
        return 0;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Without what PostgreSQL cannot store. */
    static String storable(String text) {
        var out = new StringBuilder(text.length());
        text.codePoints().filter(c -> c != 0 && !(c >= 0xD800 && c <= 0xDFFF)).forEach(out::appendCodePoint);
        return out.toString();
    }

    /** What is found on the way through the parts. */
    private static final class Contents {
        private final List<Piece> pieces = new ArrayList<>();
        private final List<Attached> attachments = new ArrayList<>();
        private int parts;

        /** A stretch of text, given as plain text, as HTML, or as both to choose from. */
        private record Piece(
                @Nullable String plain, @Nullable String html) {}

        String text() {
            var out = new StringBuilder();
            for (var piece : pieces) {
                var plain = piece.plain() == null ? "" : piece.plain().strip();
                var text = plain.isEmpty() && piece.html() != null ? HtmlText.of(piece.html()) : plain;
                if (!text.isBlank()) {
                    out.append(out.isEmpty() ? "" : "\n\n").append(text);
                }
            }
            return out.toString().replace("\r\n", "\n").replace('\r', '\n');
        }

        @Nullable
        String html() {
            var texts = pieces.stream()
                    .flatMap(piece -> Optional.ofNullable(piece.html()).stream())
                    .map(HtmlText::of)
                    .toList();
            return texts.isEmpty() ? null : String.join("\n\n", texts);
        }

        void walk(MimePart part, int depth) throws MessagingException, IOException, Unreadable {
            if (depth > DEEPEST || ++parts > MOST_PARTS) {
                throw new Unreadable("too-nested");
            }
            var type = type(part);
            var disposition =
                    header(part, "Content-Disposition").orElse("").strip().toLowerCase(Locale.ROOT);
            var name = fileName(part);
            if (type.getPrimaryType().equalsIgnoreCase("multipart")) {
                multipart(part, type, depth);
            } else if (type.getPrimaryType().equalsIgnoreCase("text")
                    && (type.getSubType().equalsIgnoreCase("plain")
                            || type.getSubType().equalsIgnoreCase("html"))
                    && !disposition.startsWith("attachment")
                    && (name == null || depth == 0)) {
                var text = MailCharsets.decode(content(part), type.getParameter("charset"));
                var html = type.getSubType().equalsIgnoreCase("html");
                pieces.add(new Piece(html ? null : text, html ? text : null));
            } else {
                attach(part, type, name);
            }
        }

        private void multipart(MimePart part, ContentType type, int depth)
                throws MessagingException, IOException, Unreadable {
            var children = new ArrayList<MimePart>();
            try {
                var multipart = new MimeMultipart(new MimePartDataSource(part));
                for (var i = 0; i < multipart.getCount(); i++) {
                    BodyPart child = multipart.getBodyPart(i);
                    if (child instanceof MimeBodyPart body) {
                        children.add(body);
                    }
                }
            } catch (MessagingException broken) {
                // It says that it has parts and has none: then it is text.
                pieces.add(new Piece(MailCharsets.decode(content(part), null), null));
                return;
            }
            var before = pieces.size();
            for (var child : children) {
                walk(child, depth + 1);
            }
            if (type.getSubType().equalsIgnoreCase("alternative") && pieces.size() > before + 1) {
                var choices = List.copyOf(pieces.subList(before, pieces.size()));
                pieces.subList(before, pieces.size()).clear();
                pieces.add(new Piece(
                        choices.stream()
                                .flatMap(one -> Optional.ofNullable(one.plain()).stream())
                                .filter(text -> !text.isBlank())
                                .findFirst()
                                .orElse(null),
                        choices.stream()
                                .flatMap(one -> Optional.ofNullable(one.html()).stream())
                                .findFirst()
                                .orElse(null)));
            }
        }

        private void attach(MimePart part, ContentType type, @Nullable String given)
                throws MessagingException, IOException {
            var bytes = content(part);
            var name = given == null || given.isBlank() ? invented(part, type, bytes) : given;
            attachments.add(new Attached(
                    safe(name), storable(type.getBaseType().toLowerCase(Locale.ROOT)), bytes, sha256().digest(bytes)));
        }

        private String invented(MimePart part, ContentType type, byte[] bytes) {
            if (type.match("message/rfc822")) {
                try {
                    var inner = new MimeMessage(SESSION, new ByteArrayInputStream(bytes));
                    var subject =
                            header(inner, "Subject").map(MailHeaders::decoded).orElse("");
                    if (!subject.isBlank()) {
                        return subject + ".eml";
                    }
                } catch (MessagingException e) {
                    // Then it gets a number as any other.
                }
            }
            var description = header(part, "Content-Description")
                    .map(MailHeaders::decoded)
                    .filter(text -> !text.isBlank());
            if (description.isPresent()) {
                return description.get() + extension(type);
            }
            return (type.match("message/rfc822") ? "mail-" : "part-") + (attachments.size() + 1) + extension(type);
        }

        private static String extension(ContentType type) {
            if (type.match("message/rfc822")) {
                return ".eml";
            }
            if (type.match("message/*") || type.match("text/plain")) {
                return ".txt";
            }
            var extension = type.getSubType().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
            return switch (extension) {
                case "octetstream", "" -> "";
                case "jpeg" -> ".jpg";
                default -> "." + extension;
            };
        }
    }

    private static ContentType type(MimePart part) throws ParseException {
        var given = header(part, "Content-Type").orElse("");
        try {
            return given.isBlank()
                    ? new ContentType("text/plain")
                    : new ContentType(given.replace('\n', ' ').replace('\r', ' '));
        } catch (ParseException broken) {
            var bare = Pattern.compile("^\\s*([\\w.+-]+/[\\w.+-]+)").matcher(given);
            var type = new ContentType(bare.find() ? bare.group(1) : "text/plain");
            var charset = Pattern.compile("charset\\s*=\\s*\"?([\\w.:-]+)", Pattern.CASE_INSENSITIVE)
                    .matcher(given);
            if (charset.find()) {
                type.setParameter("charset", charset.group(1));
            }
            return type;
        }
    }

    private static @Nullable String fileName(MimePart part) {
        for (var field : List.of("Content-Disposition", "Content-Type")) {
            var value = header(part, field).orElse("");
            if (value.isBlank()) {
                continue;
            }
            var unfolded = value.replaceAll("\\r?\\n[ \\t]*", " ");
            var key = field.equals("Content-Type") ? "name" : "filename";
            // RFC 2231 parts are put together by the library, encoded words in quotes are not.
            try {
                var parameters = field.equals("Content-Type")
                        ? new ContentType(unfolded).getParameterList()
                        : new jakarta.mail.internet.ContentDisposition(unfolded).getParameterList();
                var name = parameters == null ? null : parameters.get(key);
                if (name != null && !name.isBlank()) {
                    return name.chars().allMatch(c -> c < 256) ? MailHeaders.decoded(name) : name;
                }
            } catch (ParseException broken) {
                var found = PARAMETER.matcher(unfolded);
                if (found.find()) {
                    var name = found.group(3) == null ? found.group(2) : found.group(3);
                    return MailHeaders.decoded(name);
                }
            }
        }
        return null;
    }

    /** A name and nothing else: no path, nothing that a terminal or a browser would act upon. */
    private static String safe(String name) {
        var bare = storable(name.replaceAll("[\\p{Cntrl}\\p{Cf}]", "")
                        .replace('/', '_')
                        .replace('\\', '_'))
                .strip();
        var trimmed = bare.replaceAll("^\\.+", "_");
        if (trimmed.codePointCount(0, trimmed.length()) <= LONGEST_NAME) {
            return trimmed.isBlank() ? "_" : trimmed;
        }
        var dot = trimmed.lastIndexOf('.');
        var end = dot > trimmed.length() - 12 && dot > 0 ? trimmed.substring(dot) : "";
        return trimmed.substring(0, trimmed.offsetByCodePoints(0, LONGEST_NAME - end.length())) + end;
    }

    /** The bytes of a part without its transfer encoding. */
    private static byte[] content(MimePart part) throws MessagingException, IOException {
        try (InputStream in = raw(part)) {
            var bytes = in.readAllBytes();
            var encoding = header(part, "Content-Transfer-Encoding")
                    .orElse("")
                    .strip()
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^a-z0-9-].*$", "");
            return switch (encoding) {
                case "base64" -> MailCharsets.base64(bytes);
                case "quoted-printable" -> MailCharsets.quotedPrintable(bytes, false);
                case "x-uuencode", "uuencode", "x-uue" -> {
                    try (var decoded = MimeUtility.decode(new ByteArrayInputStream(bytes), "uuencode")) {
                        yield decoded.readAllBytes();
                    } catch (IOException | MessagingException broken) {
                        yield bytes;
                    }
                }
                case "8bit", "binary" -> bytes;
                // Lines that travelled as lines: how they end is a matter of the way they came.
                default -> withoutCarriageReturns(bytes);
            };
        }
    }

    private static byte[] withoutCarriageReturns(byte[] bytes) {
        var out = new java.io.ByteArrayOutputStream(bytes.length);
        for (var i = 0; i < bytes.length; i++) {
            if (bytes[i] != '\r' || i + 1 == bytes.length || bytes[i + 1] != '\n') {
                out.write(bytes[i]);
            }
        }
        return out.toByteArray();
    }

    private static InputStream raw(MimePart part) throws MessagingException {
        return switch (part) {
            case MimeMessage message -> message.getRawInputStream();
            case MimeBodyPart body -> body.getRawInputStream();
            default -> throw new IllegalStateException("Neither a mail nor a part of one");
        };
    }
}
