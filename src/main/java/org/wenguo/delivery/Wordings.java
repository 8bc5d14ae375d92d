package org.wenguo.delivery;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import org.wenguo.platform.Problem;
import org.wenguo.platform.Tenancy;
import org.wenguo.platform.TenantId;
import org.wenguo.platform.web.Dictionary;
import org.wenguo.platform.web.Language;

/**
 * The words of the messages: those that come with the program, or an organisation's own. A variable stands in square
 * brackets. A line with a variable that has nothing to say is left out as a whole.
 */
@Service
public class Wordings {

    /** What may be filled in in any message. */
    private static final List<String> ALWAYS =
            List.of("name", "number", "matter", "received", "centre", "organisation", "link", "due");

    private static final Pattern VARIABLE = Pattern.compile("\\[([a-z-]+)]");
    private static final int LONGEST_SUBJECT = 200;
    private static final int LONGEST_BODY = 5000;

    private final JdbcClient db;
    private final TransactionOperations transactions;
    private final Dictionary dictionary;

    Wordings(JdbcClient db, TransactionOperations transactions, Dictionary dictionary) {
        this.db = db;
        this.transactions = transactions;
        this.dictionary = dictionary;
    }

    /** @param own whether the organisation changed it */
    public record Wording(Kind kind, Language language, String subject, String body, boolean own) {}

    /** What may be filled in in a message of this kind. */
    public static List<String> variables(Kind kind) {
        var all = new java.util.ArrayList<>(ALWAYS);
        switch (kind) {
            case REPLY -> all.add("text");
            case EXTENDED -> all.addAll(List.of("before", "until", "reason"));
            case POSTPONED -> all.addAll(List.of("text", "before", "until", "reason"));
            case HANDED_OVER -> all.add("unit");
            default -> {}
        }
        return List.copyOf(all);
    }

    /** Those without which the message would not say what it is for. */
    public static Set<String> needed(Kind kind) {
        return switch (kind) {
            case ACKNOWLEDGEMENT -> Set.of("number", "due", "link");
            case REPLY -> Set.of("text");
            case EXTENDED, POSTPONED -> Set.of("until", "reason");
            default -> Set.of("number");
        };
    }

    public Wording of(TenantId tenant, Kind kind, Language language) {
        return Tenancy.in(
                        tenant,
                        () -> transactions.execute(status -> db.sql("""
                        select subject, body from delivery_wording where tenant_id = ? and kind = ? and language = ?""")
                                .params(tenant.value(), kind.code(), language.tag())
                                .query((rs, row) -> new Wording(kind, language, rs.getString(1), rs.getString(2), true))
                                .optional()))
                .orElseGet(() -> ours(kind, language));
    }

    private Wording ours(Kind kind, Language language) {
        var t = dictionary.in(language.locale());
        return new Wording(
                kind,
                language,
                t.of("delivery.text." + kind.code() + ".subject"),
                t.of("delivery.text." + kind.code() + ".body"),
                false);
    }

    /**
     * Sets an organisation's own words.
     *
     * @throws Problem.Invalid if a variable is not known, or one is missing that the message is for
     */
    public void set(TenantId tenant, Kind kind, Language language, String subject, String body) {
        checked("subject", subject, LONGEST_SUBJECT, kind);
        checked("body", body, LONGEST_BODY, kind);
        var used = new LinkedHashSet<>(used(subject));
        used.addAll(used(body));
        for (var variable : needed(kind)) {
            if (!used.contains(variable)) {
                throw new Problem.Invalid("body", "wording-needs", "[" + variable + "]");
            }
        }
        Tenancy.in(
                tenant,
                () -> transactions.execute(status -> db.sql("""
                        insert into delivery_wording (tenant_id, kind, language, subject, body) values (?, ?, ?, ?, ?)
                        on conflict (tenant_id, kind, language) do update
                        set subject = excluded.subject, body = excluded.body""")
                        .params(tenant.value(), kind.code(), language.tag(), subject.strip(), body.strip())
                        .update()));
    }

    /** Back to the words that come with the program. */
    public void reset(TenantId tenant, Kind kind, Language language) {
        Tenancy.in(
                tenant,
                () -> transactions.execute(status -> db.sql(
                                "delete from delivery_wording where tenant_id = ? and kind = ? and language = ?")
                        .params(tenant.value(), kind.code(), language.tag())
                        .update()));
    }

    private static void checked(String field, String text, int longest, Kind kind) {
        if (text.isBlank()) {
            throw new Problem.Invalid(field, "required");
        }
        if (text.length() > longest) {
            throw new Problem.Invalid(field, "wording-long", Integer.toString(longest));
        }
        unknown(text, kind).ifPresent(name -> {
            throw new Problem.Invalid(field, "wording-unknown", "[" + name + "]");
        });
    }

    private static Optional<String> unknown(String text, Kind kind) {
        return used(text).stream()
                .filter(name -> !variables(kind).contains(name))
                .findFirst();
    }

    private static List<String> used(String text) {
        return VARIABLE.matcher(text).results().map(found -> found.group(1)).toList();
    }

    /** Fills in; what is filled in is not looked through again, so nobody's words can name a variable. */
    static String filled(String text, Map<String, String> values) {
        var lines = new StringBuilder();
        for (var line : text.lines().toList()) {
            if (used(line).stream()
                    .noneMatch(name -> values.getOrDefault(name, "").isEmpty())) {
                lines.append(VARIABLE.matcher(line)
                                .replaceAll(found -> java.util.regex.Matcher.quoteReplacement(
                                        values.getOrDefault(found.group(1), ""))))
                        .append('\n');
            }
        }
        return lines.toString().strip();
    }
}
