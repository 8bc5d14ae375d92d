package org.wenguo.people;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.wenguo.platform.Identifiers;
import org.wenguo.platform.TenantId;
import org.wenguo.platform.Vault;

/** Who signs in, by password or by token, and who is locked out for trying too often. */
@Service
public class Accounts {

    private static final Duration CALENDAR_LIFE = Duration.ofDays(366);
    private static final int FAILURES_BEFORE_LOCK = 5;
    private static final Duration LOCKED_FOR = Duration.ofMinutes(15);

    private final JdbcClient db;
    private final PasswordEncoder passwords;
    private final Clock clock;
    /** Compared against when there is no such account, so that the time of the answer tells nothing. */
    private final String nobodysHash;

    Accounts(JdbcClient db, PasswordEncoder passwords, Clock clock) {
        this.db = db;
        this.passwords = passwords;
        this.clock = clock;
        this.nobodysHash = required(passwords.encode(Identifiers.secret()));
    }

    /** What came of an attempt to sign in. */
    public sealed interface Attempt {
        record Welcome(SignedIn who) implements Attempt {}

        record Wrong() implements Attempt {}

        record LockedOut(Instant until) implements Attempt {}
    }

    public Attempt signIn(String username, String password) {
        var now = clock.instant();
        var account = db.sql("""
                        select tenant_id, staff_id, password_hash, disabled, locked_until
                        from account where username = ?""")
                .param(username)
                .query((rs, row) -> new Account(
                        new SignedIn(
                                rs.getObject(1, UUID.class).toString(),
                                rs.getObject(2, UUID.class).toString(),
                                username),
                        rs.getString(3),
                        rs.getBoolean(4),
                        instant(rs.getTimestamp(5))))
                .optional();
        if (account.isEmpty()) {
            passwords.matches(password, nobodysHash);
            return new Attempt.Wrong();
        }
        var found = account.get();
        if (found.lockedUntil() != null && found.lockedUntil().isAfter(now)) {
            return new Attempt.LockedOut(found.lockedUntil());
        }
        if (!passwords.matches(password, found.hash()) || found.disabled()) {
            return failed(username, now);
        }
        db.sql("update account set failures = 0, locked_until = null where username = ? and failures > 0")
                .param(username)
                .update();
        return new Attempt.Welcome(found.who());
    }

    private Attempt failed(String username, Instant now) {
        var until = db.sql("""
                        update account
                        set failures = case when failures + 1 >= :most then 0 else failures + 1 end,
                            locked_until = case when failures + 1 >= :most then cast(:until as timestamptz) end
                        where username = :username
                        returning locked_until""")
                .param("most", FAILURES_BEFORE_LOCK)
                .param("until", Timestamp.from(now.plus(LOCKED_FOR)))
                .param("username", username)
                .query((rs, row) -> Optional.ofNullable(instant(rs.getTimestamp(1))))
                .single();
        return until.<Attempt>map(Attempt.LockedOut::new).orElseGet(Attempt.Wrong::new);
    }

    /** A token that acts with the roles and units of its owner until it expires. It is shown once and not stored. */
    public Token issueToken(SignedIn who, Duration life) {
        return issueToken(who, life, "api");
    }

    /** What opens one's calendar feed, and nothing else, to whoever knows its address. The one before opens it no more. */
    public Token issueCalendarToken(SignedIn who) {
        forgetCalendarToken(who);
        return issueToken(who, CALENDAR_LIFE, "calendar");
    }

    public void forgetCalendarToken(SignedIn who) {
        db.sql("delete from api_token where tenant_id = ? and staff_id = ? and purpose = 'calendar'")
                .params(who.tenant().value(), who.staff())
                .update();
    }

    /** Until when one's calendar feed is open, if it is. */
    public Optional<Instant> calendarOpenUntil(SignedIn who) {
        return db.sql("""
                        select max(expires_at) from api_token
                        where tenant_id = ? and staff_id = ? and purpose = 'calendar' and expires_at > ?""")
                .params(who.tenant().value(), who.staff(), Timestamp.from(clock.instant()))
                .query((rs, row) -> Optional.ofNullable(instant(rs.getTimestamp(1))))
                .single();
    }

    private Token issueToken(SignedIn who, Duration life, String purpose) {
        var now = clock.instant();
        var secret = "wg_" + Identifiers.secret();
        var expiresAt = now.plus(life);
        db.sql("""
                        insert into api_token (token_hash, tenant_id, staff_id, username, created_at, expires_at, purpose)
                        values (?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        Vault.fingerprint(secret),
                        who.tenant().value(),
                        who.staff(),
                        who.username(),
                        Timestamp.from(now),
                        Timestamp.from(expiresAt),
                        purpose)
                .update();
        return new Token(secret, expiresAt);
    }

    public Optional<SignedIn> byToken(String secret) {
        return byToken(secret, "api");
    }

    public Optional<SignedIn> byCalendarToken(String secret) {
        return byToken(secret, "calendar");
    }

    private Optional<SignedIn> byToken(String secret, String purpose) {
        return db.sql("""
                        select t.tenant_id, t.staff_id, t.username
                        from api_token t join account a using (username)
                        where t.token_hash = ? and t.purpose = ? and t.expires_at > ? and not a.disabled""")
                .params(Vault.fingerprint(secret), purpose, Timestamp.from(clock.instant()))
                .query((rs, row) -> new SignedIn(
                        rs.getObject(1, UUID.class).toString(),
                        rs.getObject(2, UUID.class).toString(),
                        rs.getString(3)))
                .optional();
    }

    public void forgetExpiredTokens() {
        db.sql("delete from api_token where expires_at < ?")
                .param(Timestamp.from(clock.instant()))
                .update();
    }

    /** A new password ends every token of the account. */
    public void changePassword(TenantId tenant, UUID staff, String password) {
        db.sql("""
                        update account set password_hash = ?, failures = 0, locked_until = null
                        where tenant_id = ? and staff_id = ?""").params(passwords.encode(password), tenant.value(), staff).update();
        db.sql("delete from api_token where tenant_id = ? and staff_id = ?")
                .params(tenant.value(), staff)
                .update();
    }

    /** @param secret to be sent as {@code Authorization: Bearer} */
    public record Token(String secret, Instant expiresAt) {}

    private record Account(
            SignedIn who,
            String hash,
            boolean disabled,
            @Nullable Instant lockedUntil) {}

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    private static String required(@Nullable String text) {
        if (text == null) {
            throw new IllegalStateException("The password encoder gave nothing");
        }
        return text;
    }
}
