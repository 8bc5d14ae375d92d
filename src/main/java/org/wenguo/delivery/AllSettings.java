package org.wenguo.delivery;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import org.wenguo.intake.Mailbox;
import org.wenguo.platform.Sealed;
import org.wenguo.platform.StandardWebhooks;
import org.wenguo.platform.Tenancy;
import org.wenguo.platform.TenantId;
import org.wenguo.platform.Vault;

/** The ways of each organisation as its administrators set them. Secrets are stored sealed and never shown again. */
@Service
public class AllSettings {

    private final JdbcClient db;
    private final TransactionOperations transactions;
    private final Vault vault;
    private final String address;

    /** @param address where the program is reached, for organisations that say nothing else */
    AllSettings(
            JdbcClient db,
            TransactionOperations transactions,
            Vault vault,
            @Value("${wenguo.address:}") String address) {
        this.db = db;
        this.transactions = transactions;
        this.vault = vault;
        this.address = address.strip().replaceAll("/+$", "");
    }

    /** What an administrator enters. */
    public record Entered(
            String senderName,
            String portalAddress,
            Settings.@Nullable Server server,
            @Nullable String password,
            @Nullable String smsAddress,
            String letterAddress,
            String letterFooter) {

        /** Without the password. */
        @Override
        public String toString() {
            return senderName;
        }
    }

    public Settings of(TenantId tenant) {
        var found = in(
                tenant,
                () -> db.sql("""
                        select sender_name, portal_address, smtp_host, smtp_port, smtp_security, smtp_username, smtp_from,
                               sms_address, letter_address, letter_footer, changed_at
                        from delivery_settings where tenant_id = ?""")
                        .param(tenant.value())
                        .query((rs, row) -> {
                            var host = rs.getString("smtp_host");
                            return new Settings(
                                    rs.getString("sender_name"),
                                    either(rs.getString("portal_address"), address),
                                    host == null
                                            ? null
                                            : new Settings.Server(
                                                    host,
                                                    rs.getInt("smtp_port"),
                                                    Mailbox.Security.of(rs.getString("smtp_security"))
                                                            .orElseThrow(),
                                                    either(rs.getString("smtp_username"), ""),
                                                    rs.getString("smtp_from")),
                                    rs.getString("sms_address"),
                                    either(rs.getString("letter_address"), ""),
                                    either(rs.getString("letter_footer"), ""),
                                    rs.getTimestamp("changed_at").toInstant());
                        })
                        .optional());
        return found.orElseGet(() -> new Settings("", address, null, null, "", "", null));
    }

    /** What was sealed stays where nothing new was entered; a gateway gets a secret once, and a new address a new one. */
    public void set(TenantId tenant, Entered entered, Instant now) {
        in(tenant, () -> {
            var before = secrets(tenant);
            var sealingKey =
                    before.map(Secrets::key).orElseGet(() -> vault.newKey().wrapped());
            var key = vault.unwrap(sealingKey);
            var server = entered.server();
            var password = server == null || server.username().isEmpty()
                    ? null
                    : entered.password() != null && !entered.password().isEmpty()
                            ? entered.password()
                            : before.flatMap(one -> Optional.ofNullable(one.password()))
                                    .orElse(null);
            var secret = entered.smsAddress() == null
                    ? null
                    : before.filter(one -> Objects.equals(one.smsAddress(), entered.smsAddress()))
                            .flatMap(one -> Optional.ofNullable(one.smsSecret()))
                            .orElseGet(StandardWebhooks::newSecret);
            return db.sql("""
                            insert into delivery_settings
                                (tenant_id, sealing_key, sender_name, portal_address, smtp_host, smtp_port, smtp_security,
                                 smtp_username, smtp_password, smtp_from, sms_address, sms_secret, letter_address,
                                 letter_footer, changed_at)
                            values (:tenant, :key, :sender, :portal, cast(:host as text), cast(:port as integer),
                                    cast(:security as text), cast(:username as text), cast(:password as bytea),
                                    cast(:from as text), cast(:sms as text), cast(:secret as bytea), :letter, :footer, :now)
                            on conflict (tenant_id) do update
                            set sender_name = excluded.sender_name, portal_address = excluded.portal_address,
                                smtp_host = excluded.smtp_host, smtp_port = excluded.smtp_port,
                                smtp_security = excluded.smtp_security, smtp_username = excluded.smtp_username,
                                smtp_password = excluded.smtp_password, smtp_from = excluded.smtp_from,
                                sms_address = excluded.sms_address, sms_secret = excluded.sms_secret,
                                letter_address = excluded.letter_address, letter_footer = excluded.letter_footer,
                                changed_at = excluded.changed_at""")
                    .param("tenant", tenant.value())
                    .param("key", sealingKey)
                    .param("sender", entered.senderName())
                    .param("portal", entered.portalAddress().isEmpty() ? null : entered.portalAddress())
                    .param("host", server == null ? null : server.host())
                    .param("port", server == null ? null : server.port())
                    .param("security", server == null ? null : server.security().code())
                    .param("username", server == null ? null : server.username())
                    .param("password", bytes(key.seal(password)))
                    .param("from", server == null ? null : server.from())
                    .param("sms", entered.smsAddress())
                    .param("secret", bytes(key.seal(secret)))
                    .param("letter", entered.letterAddress())
                    .param("footer", entered.letterFooter())
                    .param("now", Timestamp.from(now))
                    .update();
        });
    }

    /** The secrets, opened for the moment of sending. Never to be logged. */
    Optional<Secrets> secrets(TenantId tenant) {
        return in(
                tenant,
                () -> db.sql("""
                        select sealing_key, smtp_password, sms_address, sms_secret from delivery_settings
                        where tenant_id = ?""")
                        .param(tenant.value())
                        .query((rs, row) -> {
                            var key = vault.unwrap(rs.getBytes(1));
                            return new Secrets(
                                    rs.getBytes(1),
                                    key.open(sealed(rs.getBytes(2))),
                                    rs.getString(3),
                                    key.open(sealed(rs.getBytes(4))));
                        })
                        .optional());
    }

    /** What the operator of the gateway needs to know that a text message is ours; shown once when it is made. */
    public Optional<String> smsSecret(TenantId tenant) {
        return secrets(tenant).flatMap(one -> Optional.ofNullable(one.smsSecret()));
    }

    record Secrets(
            byte[] key,
            @Nullable String password,
            @Nullable String smsAddress,
            @Nullable String smsSecret) {
        @Override
        public String toString() {
            return "secrets";
        }
    }

    private static @Nullable Sealed sealed(byte @Nullable [] bytes) {
        return bytes == null ? null : new Sealed(bytes);
    }

    private static byte @Nullable [] bytes(@Nullable Sealed sealed) {
        return sealed == null ? null : sealed.bytes();
    }

    private static String either(@Nullable String one, String other) {
        return one == null || one.isEmpty() ? other : one;
    }

    private <T> T in(TenantId tenant, java.util.function.Supplier<T> work) {
        return Tenancy.in(tenant, () -> transactions.execute(status -> work.get()));
    }
}
