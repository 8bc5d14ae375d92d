package org.wenguo.portal.web;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.wenguo.people.Organisation;
import org.wenguo.people.Unit;
import org.wenguo.platform.Tenancy;
import org.wenguo.platform.web.Language;

/**
 * What an organisation and its sites tell their customers besides what follows from the policy: by which telephones to reach
 * them, and how a useful complaint is rewarded (A10). A site that says nothing says what is said above it.
 */
@Component
public class PortalNotices {

    private final JdbcClient db;
    private final TransactionOperations transactions;

    PortalNotices(JdbcClient db, TransactionOperations transactions) {
        this.db = db;
        this.transactions = transactions;
    }

    /**
     * What a reader is told at a unit.
     *
     * @param phones one a line, as they shall be read
     * @param reward in the reader's language, else as it was written; empty: none is promised
     */
    public record Told(List<String> phones, String reward) {}

    /**
     * What one unit says itself.
     *
     * @param reward by language tag
     */
    record Own(String phones, Map<String, String> reward) {
        static final Own NONE = new Own("", Map.of());

        String reward(Language language) {
            return reward.getOrDefault(language.tag(), "");
        }
    }

    Told told(Organisation whose, Unit at, Locale reader) {
        var all = all(whose);
        var language = Language.ofTag(reader.toLanguageTag()).orElse(Language.SIMPLIFIED);
        var phones = "";
        var reward = "";
        for (var unit : whose.upwards(at.id())) {
            var own = all.getOrDefault(unit.id(), Own.NONE);
            phones = phones.isBlank() ? own.phones() : phones;
            if (reward.isBlank()) {
                reward = own.reward(language).isBlank() ? own.reward(Language.SIMPLIFIED) : own.reward(language);
            }
        }
        return new Told(
                phones.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList(),
                reward.strip());
    }

    Own own(Organisation whose, Unit unit) {
        return all(whose).getOrDefault(unit.id(), Own.NONE);
    }

    void say(Organisation whose, Unit unit, Own own) {
        Tenancy.in(
                whose.id(),
                () -> transactions.execute(status -> db.sql("""
                                insert into portal_notice (tenant_id, unit_id, phones, reward)
                                values (?, ?, ?, jsonb_build_object('zh-CN', ?::text, 'zh-Hant', ?::text, 'en', ?::text))
                                on conflict (tenant_id, unit_id)
                                do update set phones = excluded.phones, reward = excluded.reward""")
                        .params(
                                whose.id().value(),
                                unit.id(),
                                own.phones(),
                                own.reward(Language.SIMPLIFIED),
                                own.reward(Language.TRADITIONAL),
                                own.reward(Language.ENGLISH))
                        .update()));
    }

    private Map<UUID, Own> all(Organisation whose) {
        var all = new HashMap<UUID, Own>();
        Tenancy.in(
                whose.id(),
                () -> transactions.execute(status -> db.sql("""
                                select unit_id, phones, reward ->> 'zh-CN', reward ->> 'zh-Hant', reward ->> 'en'
                                from portal_notice where tenant_id = ?""")
                        .param(whose.id().value())
                        .query((rs, row) -> all.put(
                                rs.getObject(1, UUID.class),
                                new Own(
                                        rs.getString(2),
                                        Map.of(
                                                "zh-CN", orEmpty(rs.getString(3)),
                                                "zh-Hant", orEmpty(rs.getString(4)),
                                                "en", orEmpty(rs.getString(5))))))
                        .list()));
        return all;
    }

    private static String orEmpty(@org.jspecify.annotations.Nullable String text) {
        return text == null ? "" : text;
    }
}
