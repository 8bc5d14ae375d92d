package org.wenguo.desk.web;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.wenguo.intake.CaseFiles;
import org.wenguo.platform.Problem;
import org.wenguo.platform.web.Filled;

/** The fields that only one channel has, on the register page: {@code particulars.<channel>.<field>}. */
public final class RegisterParticulars {

    private static final String PREFIX = "particulars.";
    private static final String PICTURE = "data:image/png;base64,";
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};

    private static final Map<String, List<Field>> FIELDS = new LinkedHashMap<>();

    static {
        put("walk-in", text("receivedIn"), number("companions"), choice("signed", "tablet", "paper", "declined"));
        put("phone", hidden("callId"), hidden("caller"), hidden("extension"), link("recording"));
        put("letter", day("writtenOn"), day("arrivedOn"), text("senderAddress"), number("pages"));
        put("relay", text("toldBy"), text("reachBy"), moment("toldAt"));
        put("forum", text("forum"), link("link"), text("author"));
        put("media", text("medium"), link("link"), moment("publishedAt"), number("reach"));
        put(
                "regulator",
                choice("body", "12315", "12345", "other"),
                text("bodyName"),
                text("theirNumber"),
                moment("theirDeadline"),
                text("handedBy"));
        put("platform", text("platform"), text("orderNo"), text("afterSalesNo"), moment("theirDeadline"));
    }

    private RegisterParticulars() {}

    /**
     * @param type of the input, or {@code select}
     * @param options of a select
     */
    public record Field(String channel, String name, String type, List<String> options) {
        public String id() {
            return PREFIX + channel + "." + name;
        }

        public String label() {
            return "register.field." + id();
        }

        private Field of(String its) {
            return new Field(its, name, type, options);
        }
    }

    private static void put(String channel, Field... fields) {
        FIELDS.put(channel, Stream.of(fields).map(field -> field.of(channel)).toList());
    }

    /** By channel, in the order of the page. */
    public static Map<String, List<Field>> fields() {
        return FIELDS;
    }

    /**
     * Leaves of what was typed only what the chosen channel has, as the register form calls it.
     *
     * @param zone in which times are meant
     * @throws Problem.Invalid naming what cannot be read
     */
    static void choose(Map<String, String> said, ZoneId zone) {
        var channel = said.getOrDefault("channel", "");
        var wrong = new ArrayList<Problem.FieldError>();
        var chosen = new LinkedHashMap<String, String>();
        for (var field : FIELDS.getOrDefault(channel, List.of())) {
            var typed = said.getOrDefault(field.id(), "").strip();
            if (typed.isEmpty()) {
                continue;
            }
            try {
                chosen.put(
                        PREFIX + field.name(),
                        field.type().equals("datetime-local")
                                ? LocalDateTime.parse(typed)
                                        .atZone(zone)
                                        .toOffsetDateTime()
                                        .toString()
                                : typed);
            } catch (DateTimeException e) {
                wrong.add(new Problem.FieldError(PREFIX + field.name(), "unreadable"));
            }
        }
        said.keySet().removeIf(name -> name.startsWith(PREFIX));
        if (!wrong.isEmpty()) {
            throw new Problem.Invalid(wrong);
        }
        if (channel.equals("walk-in") && !said.getOrDefault("signature", "").isBlank()) {
            chosen.put(PREFIX + "signed", "tablet");
        }
        said.remove("signature");
        said.putAll(chosen);
    }

    /** The same mistakes, named as the page names the fields. */
    static Problem.Invalid placed(Problem.Invalid wrong, Filled form) {
        var channel = form.value("channel");
        return new Problem.Invalid(wrong.errors().stream()
                .map(error -> error.field().startsWith(PREFIX)
                        ? new Problem.FieldError(
                                PREFIX + channel + "." + error.field().substring(PREFIX.length()),
                                error.code(),
                                error.arguments())
                        : error)
                .toList());
    }

    /**
     * The signature that was drawn; empty if none was.
     *
     * @throws Problem.Invalid if it is no picture
     */
    static List<CaseFiles.Given> signature(Filled form) {
        var drawn = form.value("signature");
        if (drawn.isBlank() || !form.has("channel", "walk-in")) {
            return List.of();
        }
        if (drawn.startsWith(PICTURE)) {
            try {
                var bytes = Base64.getDecoder().decode(drawn.substring(PICTURE.length()));
                if (bytes.length > PNG.length && java.util.Arrays.equals(bytes, 0, PNG.length, PNG, 0, PNG.length)) {
                    return List.of(new CaseFiles.Given("signature", "signature.png", bytes));
                }
            } catch (IllegalArgumentException e) {
                // Said below.
            }
        }
        throw new Problem.Invalid("signature", "signature-broken");
    }

    /** What a file is to the case that came by this channel. */
    static String kindOfFiles(String channel) {
        return switch (channel) {
            case "walk-in" -> "paper-form";
            case "letter", "suggestion-box" -> "scan";
            case "media", "forum", "platform" -> "screenshot";
            default -> "other";
        };
    }

    private static Field text(String name) {
        return new Field("", name, "text", List.of());
    }

    private static Field number(String name) {
        return new Field("", name, "number", List.of());
    }

    private static Field day(String name) {
        return new Field("", name, "date", List.of());
    }

    private static Field moment(String name) {
        return new Field("", name, "datetime-local", List.of());
    }

    private static Field link(String name) {
        return new Field("", name, "url", List.of());
    }

    private static Field hidden(String name) {
        return new Field("", name, "hidden", List.of());
    }

    private static Field choice(String name, String... options) {
        return new Field("", name, "select", List.of(options));
    }
}
