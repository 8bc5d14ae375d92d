package org.wenguo.platform;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which files may be opened. Without a scanner all may, as they are; with one only those that it found clean, so that what
 * came while it was away waits for it.
 */
@Component
public class FileCheck {

    /** What is known of a file. */
    public enum State {
        /** Nobody checks. */
        OFF,
        WAITING,
        CLEAN,
        MALICIOUS,
        /** The scanner does not take so much. */
        TOO_LARGE;

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public boolean mayBeOpened() {
            return this == OFF || this == CLEAN;
        }
    }

    private final JdbcClient db;
    private final String clamd;

    /** @param clamd where the scanner listens: {@code host:port}, or the path of its socket; empty: there is none */
    FileCheck(JdbcClient db, @Value("${wenguo.malware-check.clamd:}") String clamd) {
        this.db = db;
        this.clamd = clamd.strip();
    }

    public String clamd() {
        return clamd;
    }

    /** @param verdict as it is stored; null: none is */
    public State state(@Nullable String verdict) {
        return switch (verdict) {
            case "malicious" -> State.MALICIOUS; // whoever switches the scanner off has not made it harmless
            case "clean" -> clamd.isEmpty() ? State.OFF : State.CLEAN;
            case "too-large" -> clamd.isEmpty() ? State.OFF : State.TOO_LARGE;
            case null, default -> clamd.isEmpty() ? State.OFF : State.WAITING;
        };
    }

    /** Wants a transaction of the tenant. */
    public void keep(TenantId tenant, byte[] sha256, String verdict, @Nullable String malware, Instant at) {
        db.sql("""
                        insert into checked_file (tenant_id, sha256, verdict, malware, checked_at)
                        values (:tenant, :sha, :verdict, :malware, :at)
                        on conflict (tenant_id, sha256) do update
                        set verdict = excluded.verdict, malware = excluded.malware, checked_at = excluded.checked_at""")
                .param("tenant", tenant.value())
                .param("sha", sha256)
                .param("verdict", verdict)
                .param("malware", malware)
                .param("at", Timestamp.from(at))
                .update();
    }

    /** @throws Problem.NotNow if a file in this state is not to be opened, saying why */
    public static void mayBeOpened(State state) {
        if (!state.mayBeOpened()) {
            throw new Problem.NotNow("file-" + state.code());
        }
    }
}
