package org.wenguo.intake;

import jakarta.validation.Validator;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import org.wenguo.complaint.Channel;
import org.wenguo.complaint.Complaint;
import org.wenguo.people.Role;
import org.wenguo.people.Staff;
import org.wenguo.people.Viewer;
import org.wenguo.platform.Problem;
import org.wenguo.platform.Sealed;
import org.wenguo.platform.Tenancy;
import org.wenguo.platform.TenantId;
import org.wenguo.platform.Vault;
import org.wenguo.platform.web.Constraints;

/**
 * Telephone calls as the telephone system tells of them. An event may come twice or late: a call only ever goes on, and
 * what is known of it is never forgotten.
 */
@Service
public class Calls {

    /** How long a call that nobody registered is still pointed out. */
    private static final Duration POINTED_OUT = Duration.ofMinutes(15);

    private static final Duration CLOCKS_MAY_DIFFER = Duration.ofMinutes(5);

    private static final String COLUMNS = """
            select call_id, state, staff_id, extension, sealing_key, sealed_caller, sealed_recording, answered_at, ended_at,
                   heard_at, (select number from complaint c
                              where c.tenant_id = t.tenant_id and c.complaint_id = t.complaint_id) as number
            from telephone_call t where t.tenant_id = :tenant""";

    /** An event that comes late brings what it knows, and turns nothing back. */
    private static final String HEARD = """
            insert into telephone_call (tenant_id, call_id, state, staff_id, extension, sealing_key, sealed_caller,
                                        sealed_recording, ringing_at, answered_at, ended_at, heard_at)
            values (:tenant, :call, :state, :staff, :extension, :key, :caller, :recording,
                    case when :state = 'ringing' then cast(:at as timestamptz) end, case when :state = 'answered' then cast(:at as timestamptz) end,
                    case when :state = 'ended' then cast(:at as timestamptz) end, :now)
            on conflict (tenant_id, call_id) do update set
                state = case when array_position(array['ringing', 'answered', 'ended'], excluded.state)
                                > array_position(array['ringing', 'answered', 'ended'], telephone_call.state)
                             then excluded.state else telephone_call.state end,
                staff_id = case when excluded.staff_id is not null and telephone_call.state <> 'ended'
                                then excluded.staff_id else coalesce(telephone_call.staff_id, excluded.staff_id) end,
                extension = coalesce(excluded.extension, telephone_call.extension),
                sealed_caller = coalesce(telephone_call.sealed_caller, excluded.sealed_caller),
                sealed_recording = coalesce(excluded.sealed_recording, telephone_call.sealed_recording),
                ringing_at = coalesce(telephone_call.ringing_at, excluded.ringing_at),
                answered_at = coalesce(telephone_call.answered_at, excluded.answered_at),
                ended_at = coalesce(telephone_call.ended_at, excluded.ended_at),
                heard_at = excluded.heard_at""";

    private final JdbcClient db;
    private final TransactionOperations transactions;
    private final Validator validator;
    private final Vault vault;
    private final Clock clock;

    Calls(JdbcClient db, TransactionOperations transactions, Validator validator, Vault vault, Clock clock) {
        this.db = db;
        this.transactions = transactions;
        this.validator = validator;
        this.vault = vault;
        this.clock = clock;
    }

    /** @param number of the case that was registered of it; null: none yet */
    public record Call(
            String id,
            String state,
            @Nullable UUID staff,
            @Nullable String extension,
            @Nullable String caller,
            @Nullable String recording,
            @Nullable Instant answeredAt,
            @Nullable Instant endedAt,
            Instant heardAt,
            @Nullable String number) {

        Particulars.Call particulars() {
            return new Particulars.Call(id, caller, extension, time(answeredAt), time(endedAt), recording);
        }

        private static @Nullable OffsetDateTime time(@Nullable Instant at) {
            return at == null ? null : at.atOffset(ZoneOffset.UTC);
        }
    }

    public static boolean takesCalls(Viewer viewer) {
        return TakingIn.channelsFor(viewer).contains(Channel.PHONE);
    }

    /**
     * Takes an event in; the same once more changes nothing.
     *
     * @throws Problem.NotYours if this account neither takes calls nor administers
     * @throws Problem.Invalid naming the fields that cannot be
     */
    public Call hear(CallEvent event, Viewer viewer) {
        if (!takesCalls(viewer) && !viewer.has(Role.ADMINISTRATOR)) {
            throw new Problem.NotYours("not-yours.calls");
        }
        Constraints.check(validator, event);
        var now = clock.instant();
        var at = event.at() == null ? now : event.at().toInstant();
        if (at.isAfter(now.plus(CLOCKS_MAY_DIFFER))) {
            throw new Problem.Invalid("at", "in-future");
        }
        return in(viewer.tenant(), () -> {
            // Two events of one call wait for each other, for the first brings the key by which the second seals.
            db.sql("select pg_advisory_xact_lock(hashtextextended(:call, 0))")
                    .param("call", viewer.tenant() + event.callId())
                    .query()
                    .singleRow();
            var key = db.sql("select sealing_key from telephone_call where tenant_id = ? and call_id = ?")
                    .params(viewer.tenant().value(), event.callId())
                    .query((rs, row) -> rs.getBytes(1))
                    .optional()
                    .map(vault::unwrap)
                    .orElseGet(vault::newKey);
            var said = new HashMap<String, @Nullable Object>();
            said.put("tenant", viewer.tenant().value());
            said.put("call", event.callId());
            said.put("state", event.event());
            said.put("staff", agent(event, viewer).map(Staff::id).orElse(null));
            said.put("extension", event.extension());
            said.put("key", key.wrapped());
            said.put("caller", bytes(key.seal(event.caller())));
            said.put("recording", bytes(key.seal(event.recording())));
            said.put("at", Timestamp.from(at));
            said.put("now", Timestamp.from(now));
            db.sql(HEARD).params(said).update();
            return one(viewer.tenant(), event.callId()).orElseThrow();
        });
    }

    private Optional<Staff> agent(CallEvent event, Viewer viewer) {
        if (event.account() != null) {
            var named = viewer.organisation().member(event.account());
            if (named.isPresent()) {
                return named;
            }
        }
        return event.extension() == null
                ? Optional.empty()
                : db.sql("select staff_id from telephone_extension where tenant_id = ? and extension = ?")
                        .params(viewer.tenant().value(), event.extension())
                        .query(UUID.class)
                        .optional()
                        .flatMap(staff -> viewer.organisation().member(staff));
    }

    /** Calls of this person that go on, or ended just now, and of which nothing was registered yet. */
    public List<Call> toRegister(Viewer viewer) {
        return in(
                viewer.tenant(),
                () -> db.sql(COLUMNS + " and staff_id = :staff and complaint_id is null and heard_at > :since"
                                + " order by heard_at desc limit 3")
                        .param("tenant", viewer.tenant().value())
                        .param("staff", viewer.staff().id())
                        .param("since", Timestamp.from(clock.instant().minus(POINTED_OUT)))
                        .query(this::read)
                        .list());
    }

    /** The latest calls of this person; for supervisors, of everybody. */
    public List<Call> latest(Viewer viewer) {
        return in(
                viewer.tenant(),
                () -> db.sql(COLUMNS + " and (:all or staff_id = :staff) order by heard_at desc limit 50")
                        .param("tenant", viewer.tenant().value())
                        .param("all", viewer.has(Role.SUPERVISOR))
                        .param("staff", viewer.staff().id())
                        .query(this::read)
                        .list());
    }

    public Optional<String> extensionOf(Viewer viewer) {
        return in(
                viewer.tenant(),
                () -> db.sql("select extension from telephone_extension where tenant_id = ? and staff_id = ? limit 1")
                        .params(viewer.tenant().value(), viewer.staff().id())
                        .query(String.class)
                        .optional());
    }

    /**
     * From now on calls to this extension are this person's; whoever had it before has it no more.
     *
     * @param extension empty: this person has none
     */
    public void sitAt(String extension, Viewer viewer) {
        var plain = extension.strip();
        if (plain.length() > 30) {
            throw new Problem.Invalid("extension", "too-long", 30);
        }
        in(viewer.tenant(), () -> {
            db.sql("delete from telephone_extension where tenant_id = ? and (staff_id = ? or extension = ?)")
                    .params(viewer.tenant().value(), viewer.staff().id(), plain)
                    .update();
            if (!plain.isEmpty()) {
                db.sql("insert into telephone_extension (tenant_id, extension, staff_id) values (?, ?, ?)")
                        .params(viewer.tenant().value(), plain, viewer.staff().id())
                        .update();
            }
            return plain;
        });
    }

    /** What the register page knows of a call before a word was typed; empty if it is not for this person. */
    public Map<String, String> registerForm(String id, Viewer viewer) {
        return ofViewer(id, viewer)
                .map(call -> {
                    var offered = new HashMap<String, String>();
                    offered.put("particulars.phone.callId", call.id());
                    offered.put("channel", Channel.PHONE.code());
                    if (call.caller() != null) {
                        offered.put("complainant.phone", call.caller());
                    }
                    return (Map<String, String>) offered;
                })
                .orElse(Map.of());
    }

    /**
     * The form with what is known of its call: receipt is the end of the call (D1), unless somebody says otherwise. Who
     * registers while the call still goes on is counted from that moment, which is earlier.
     */
    RegisterForm completed(RegisterForm form, Viewer viewer) {
        var said = form.particulars();
        if (!form.channel().equals(Channel.PHONE.code())
                || said == null
                || !(said.get("callId") instanceof String id)
                || id.isBlank()) {
            return form;
        }
        return ofViewer(id, viewer)
                .map(call -> {
                    var known = new HashMap<String, @Nullable Object>(said);
                    known.putIfAbsent("caller", call.caller());
                    known.putIfAbsent("extension", call.extension());
                    known.putIfAbsent("recording", call.recording());
                    known.putIfAbsent("answeredAt", text(call.answeredAt()));
                    known.putIfAbsent("endedAt", text(call.endedAt()));
                    return form.with(
                            known,
                            form.receivedAt() == null && call.endedAt() != null
                                    ? call.endedAt().atOffset(ZoneOffset.UTC)
                                    : form.receivedAt());
                })
                .orElse(form);
    }

    void registered(RegisterForm form, Complaint complaint, TenantId tenant) {
        if (form.channel().equals(Channel.PHONE.code())
                && form.particulars() != null
                && form.particulars().get("callId") instanceof String id) {
            in(
                    tenant,
                    () -> db.sql("""
                            update telephone_call set complaint_id = ?
                            where tenant_id = ? and call_id = ? and complaint_id is null""").params(complaint.id(), tenant.value(), id).update());
        }
    }

    /** The call of which a complaint was registered, with what came to be known afterwards, such as its recording. */
    Optional<Particulars> of(TenantId tenant, Complaint complaint) {
        return db.sql(COLUMNS + " and complaint_id = :complaint order by heard_at limit 1")
                .param("tenant", tenant.value())
                .param("complaint", complaint.id())
                .query(this::read)
                .optional()
                .map(Call::particulars);
    }

    private Optional<Call> ofViewer(String id, Viewer viewer) {
        return in(viewer.tenant(), () -> one(viewer.tenant(), id))
                .filter(call -> call.staff() == null
                        || call.staff().equals(viewer.staff().id())
                        || viewer.atCentre());
    }

    private Optional<Call> one(TenantId tenant, String id) {
        return db.sql(COLUMNS + " and call_id = :call")
                .param("tenant", tenant.value())
                .param("call", id)
                .query(this::read)
                .optional();
    }

    private Call read(ResultSet rs, int row) throws SQLException {
        var key = vault.unwrap(rs.getBytes("sealing_key"));
        return new Call(
                rs.getString("call_id"),
                rs.getString("state"),
                rs.getObject("staff_id", UUID.class),
                rs.getString("extension"),
                key.open(sealed(rs.getBytes("sealed_caller"))),
                key.open(sealed(rs.getBytes("sealed_recording"))),
                instant(rs.getTimestamp("answered_at")),
                instant(rs.getTimestamp("ended_at")),
                rs.getTimestamp("heard_at").toInstant(),
                rs.getString("number"));
    }

    private <T> T in(TenantId tenant, Supplier<T> work) {
        return Tenancy.in(tenant, () -> transactions.execute(status -> work.get()));
    }

    private static @Nullable Sealed sealed(byte @Nullable [] bytes) {
        return bytes == null ? null : new Sealed(bytes);
    }

    private static byte @Nullable [] bytes(@Nullable Sealed sealed) {
        return sealed == null ? null : sealed.bytes();
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }
}
