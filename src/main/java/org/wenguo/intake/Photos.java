package org.wenguo.intake;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import org.wenguo.complaint.Complaint;
import org.wenguo.complaint.Complaints;
import org.wenguo.people.Organisations;
import org.wenguo.platform.FileCheck;
import org.wenguo.platform.Identifiers;
import org.wenguo.platform.Problem;
import org.wenguo.platform.Sealed;
import org.wenguo.platform.SealingKey;
import org.wenguo.platform.Tenancy;
import org.wenguo.platform.TenantId;
import org.wenguo.platform.Vault;

/**
 * What complainants show us (E1, R1). Photos arrive in pieces, each where the last one ended, so that a lost line costs one
 * piece and not the photo; once the form they were chosen in is sent they belong to the complaint and are sealed with its
 * key. Whatever no form was sent for is thrown away after a day.
 */
@Service
public class Photos {

    /** Bytes of one photo; phones that run our script send a tenth of it. */
    public static final int MOST_BYTES = 10 * 1024 * 1024;
    /** Bytes of one piece. */
    public static final int MOST_AT_ONCE = 1024 * 1024;
    /** Photos of one form. */
    public static final int MOST_PER_FORM = 9;

    private static final int MOST_PER_CASE = 60;
    /** Bytes of all that an organisation's customers have under way; a flood of uploads ends here. */
    private static final long MOST_UNDER_WAY = 2L << 30;

    private static final Duration KEPT_UNFINISHED = Duration.ofDays(1);
    private static final int LONGEST_NAME = 120;

    private final JdbcClient db;
    private final TransactionOperations transactions;
    private final Complaints complaints;
    private final Organisations organisations;
    private final Vault vault;
    private final FileCheck check;

    Photos(
            JdbcClient db,
            TransactionOperations transactions,
            Complaints complaints,
            Organisations organisations,
            Vault vault,
            FileCheck check) {
        this.check = check;
        this.db = db;
        this.transactions = transactions;
        this.complaints = complaints;
        this.organisations = organisations;
        this.vault = vault;
    }

    /**
     * A photo as it lies with a complaint.
     *
     * @param check what is known of it
     */
    public record Photo(
            UUID id, String name, Picture.Kind kind, int size, String sha256, Instant addedAt, FileCheck.State check) {}

    /** How far an upload has come, in bytes. */
    public record Progress(int size, int arrived) {
        public boolean isWhole() {
            return size == arrived;
        }
    }

    /** One that came whole, with the form itself. */
    @SuppressWarnings("ArrayRecordComponent") // handed on at once
    public record Whole(String name, byte[] bytes) {}

    // ---- on the way -------------------------------------------------------------------------------------------------

    /**
     * @param form the unguessable token of the form it was chosen in
     * @throws Problem.TooLarge if it is larger than {@link #MOST_BYTES}
     * @throws Problem.NotNow if the form has {@link #MOST_PER_FORM} already
     * @throws Problem.TooOften while too much is under way
     */
    public UUID begin(TenantId tenant, String form, String name, long size, Instant now) {
        if (size <= 0 || size > MOST_BYTES) {
            throw new Problem.TooLarge("photo-too-large");
        }
        return in(tenant, () -> {
            var others = db.sql("select count(*) from upload where tenant_id = ? and form = ?")
                    .params(tenant.value(), Vault.fingerprint(form))
                    .query(Integer.class)
                    .single();
            if (others >= MOST_PER_FORM) {
                throw new Problem.NotNow("photo-one-too-many");
            }
            var underWay = db.sql("select coalesce(sum(size), 0) from upload where tenant_id = ?")
                    .param(tenant.value())
                    .query(Long.class)
                    .single();
            if (underWay + size > MOST_UNDER_WAY) {
                throw new Problem.TooOften("too-many", KEPT_UNFINISHED.toSeconds() / 24);
            }
            var id = Identifiers.next();
            var key = vault.newKey();
            db.sql("""
                            insert into upload (tenant_id, upload_id, form, sealed_name, sealing_key, size, begun_at)
                            values (?, ?, ?, ?, ?, ?, ?)""")
                    .params(
                            tenant.value(),
                            id,
                            Vault.fingerprint(form),
                            bytes(key, name),
                            key.wrapped(),
                            (int) size,
                            Timestamp.from(now))
                    .update();
            return id;
        });
    }

    /** @throws Problem.NotFound if this form has no such upload */
    public Progress progress(TenantId tenant, String form, UUID upload) {
        return in(tenant, () -> row(tenant, form, upload, false).progress());
    }

    /**
     * Takes the next piece.
     *
     * @param offset where it begins
     * @throws Problem.NotFound if this form has no such upload
     * @throws Problem.NotNow if it does not begin where the last one ended
     * @throws Problem.TooLarge if it goes beyond the size that was announced
     * @throws Problem.Invalid if this turns out to be no picture; then it is forgotten
     */
    public Progress more(TenantId tenant, String form, UUID upload, int offset, byte[] piece) {
        var after = in(tenant, () -> {
            var row = row(tenant, form, upload, true);
            if (offset != row.arrived()) {
                throw new Problem.NotNow("photo-elsewhere");
            }
            if (piece.length > row.size() - row.arrived()) {
                throw new Problem.TooLarge("photo-too-large");
            }
            if (piece.length == 0) {
                return row.progress();
            }
            db.sql("insert into upload_piece (tenant_id, upload_id, at_byte, sealed) values (?, ?, ?, ?)")
                    .params(tenant.value(), upload, offset, row.key().seal(piece))
                    .update();
            db.sql("update upload set arrived = arrived + ? where tenant_id = ? and upload_id = ?")
                    .params(piece.length, tenant.value(), upload)
                    .update();
            return new Progress(row.size(), row.arrived() + piece.length);
        });
        // Known from the first bytes, so nobody waits a minute to be told; surely known at the end.
        var isPicture = after.isWhole()
                ? in(tenant, () -> Picture.of(assembled(tenant, row(tenant, form, upload, false))))
                        .isPresent()
                : offset > 0 || piece.length < 32 || Picture.kind(piece).isPresent();
        if (!isPicture) {
            giveUp(tenant, form, upload);
            throw new Problem.Invalid("photos", "not-a-picture");
        }
        return after;
    }

    /** Forgets an upload of this form; one that is not there is forgotten already. */
    public void giveUp(TenantId tenant, String form, UUID upload) {
        in(
                tenant,
                () -> db.sql("delete from upload where tenant_id = ? and upload_id = ? and form = ?")
                        .params(tenant.value(), upload, Vault.fingerprint(form))
                        .update());
    }

    // ---- with the form ----------------------------------------------------------------------------------------------

    /**
     * To be asked before anything is done with the form.
     *
     * @param uploads what the form says it has sent
     * @throws Problem.Invalid if there are too many, one is not this form's, has not arrived, or is no picture
     */
    public void check(TenantId tenant, String form, List<UUID> uploads, List<Whole> whole) {
        if (uploads.size() + whole.size() > MOST_PER_FORM) {
            throw new Problem.Invalid("photos", "too-many-photos", MOST_PER_FORM);
        }
        for (var one : whole) {
            if (one.bytes().length > MOST_BYTES) {
                throw new Problem.Invalid("photos", "photo-too-large");
            }
            if (Picture.of(one.bytes()).isEmpty()) {
                throw new Problem.Invalid("photos", "not-a-picture");
            }
        }
        in(tenant, () -> {
            for (var upload : uploads) {
                if (isTaken(tenant, upload)) {
                    continue; // the form was sent twice
                }
                try {
                    if (!row(tenant, form, upload, false).progress().isWhole()) {
                        throw new Problem.Invalid("photos", "photo-not-arrived");
                    }
                } catch (Problem.NotFound gone) {
                    throw new Problem.Invalid("photos", "photo-gone");
                }
            }
            return uploads;
        });
    }

    /**
     * Gives the photos of a form to the complaint. The same photo a second time is there already.
     *
     * @return how many there are more than before
     * @throws Problem.NotNow if the complaint has as many as anybody could look at
     */
    public int attach(
            TenantId tenant, Complaint complaint, String form, List<UUID> uploads, List<Whole> whole, Instant now) {
        if (uploads.isEmpty() && whole.isEmpty()) {
            return 0;
        }
        return in(tenant, () -> {
            var key = complaints.keyOf(tenant, complaint).orElseThrow(() -> new Problem.NotFound("http-404")); // erased
            var already = db.sql("select count(*) from photo where tenant_id = ? and complaint_id = ?")
                    .params(tenant.value(), complaint.id())
                    .query(Integer.class)
                    .single();
            if (already + uploads.size() + whole.size() > MOST_PER_CASE) {
                throw new Problem.NotNow("photo-one-too-many");
            }
            var more = 0;
            for (var upload : uploads) {
                if (!isTaken(tenant, upload)) {
                    var row = row(tenant, form, upload, true);
                    more += keep(tenant, complaint, key, upload, row.name(), assembled(tenant, row), now);
                    giveUp(tenant, form, upload);
                }
            }
            for (var one : whole) {
                more += keep(tenant, complaint, key, Identifiers.next(), one.name(), one.bytes(), now);
            }
            return more;
        });
    }

    private int keep(
            TenantId tenant, Complaint complaint, SealingKey key, UUID id, String name, byte[] bytes, Instant now) {
        var picture = Picture.of(bytes).orElseThrow(() -> new Problem.Invalid("photos", "not-a-picture"));
        return db.sql("""
                        insert into photo (tenant_id, photo_id, complaint_id, sealed_name, media_type, size, sha256, sealed,
                                           added_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .params(
                        tenant.value(),
                        id,
                        complaint.id(),
                        bytes(key, name),
                        picture.kind().mediaType(),
                        bytes.length,
                        sha256(bytes),
                        key.seal(bytes),
                        Timestamp.from(now))
                .update();
    }

    // ---- with the complaint -----------------------------------------------------------------------------------------

    /** In the order they were added; none once the complaint was erased (T2). */
    public List<Photo> of(TenantId tenant, Complaint complaint) {
        return in(
                tenant,
                () -> complaints
                        .keyOf(tenant, complaint)
                        .map(key -> db.sql("""
                                select p.photo_id, p.sealed_name, p.media_type, p.size, p.sha256, p.added_at, f.verdict
                                from photo p
                                left join checked_file f on f.tenant_id = p.tenant_id and f.sha256 = p.sha256
                                where p.tenant_id = ? and p.complaint_id = ? order by p.added_at, p.photo_id""")
                                .params(tenant.value(), complaint.id())
                                .query((rs, row) -> new Photo(
                                        rs.getObject(1, UUID.class),
                                        name(key, rs.getBytes(2)),
                                        Picture.Kind.ofMediaType(rs.getString(3))
                                                .orElseThrow(),
                                        rs.getInt(4),
                                        HexFormat.of().formatHex(rs.getBytes(5)),
                                        rs.getTimestamp(6).toInstant(),
                                        check.state(rs.getString(7))))
                                .list())
                        .orElse(List.of()));
    }

    /**
     * @throws Problem.NotFound if it is not of this complaint
     * @throws Problem.NotNow if it is not to be opened, being malicious or not yet checked
     */
    public byte[] bytes(TenantId tenant, Complaint complaint, UUID photo) {
        of(tenant, complaint).stream()
                .filter(one -> one.id().equals(photo))
                .forEach(one -> FileCheck.mayBeOpened(one.check()));
        return in(
                tenant,
                () -> complaints
                        .keyOf(tenant, complaint)
                        .flatMap(key -> db.sql(
                                        "select sealed from photo where tenant_id = ? and complaint_id = ? and photo_id = ?")
                                .params(tenant.value(), complaint.id(), photo)
                                .query((rs, row) -> key.open(rs.getBytes(1)))
                                .optional())
                        .orElseThrow(() -> new Problem.NotFound("http-404")));
    }

    /** Throws away what was chosen in forms that were never sent. */
    public void forgetUnfinished(Instant now) {
        var before = Timestamp.from(now.minus(KEPT_UNFINISHED));
        for (var tenant : organisations.all()) {
            in(
                    tenant,
                    () -> db.sql("delete from upload where tenant_id = ? and begun_at < ?")
                            .params(tenant.value(), before)
                            .update());
        }
    }

    // ---- rows -------------------------------------------------------------------------------------------------------

    private record Row(UUID id, SealingKey key, String name, int size, int arrived) {
        Progress progress() {
            return new Progress(size, arrived);
        }
    }

    private Row row(TenantId tenant, String form, UUID upload, boolean locked) {
        return db.sql("""
                        select upload_id, sealing_key, sealed_name, size, arrived from upload
                        where tenant_id = ? and upload_id = ? and form = ?""" + (locked ? " for update" : ""))
                .params(tenant.value(), upload, Vault.fingerprint(form))
                .query(this::row)
                .optional()
                .orElseThrow(() -> new Problem.NotFound("http-404"));
    }

    private Row row(ResultSet rs, int row) throws SQLException {
        var key = vault.unwrap(rs.getBytes(2));
        return new Row(rs.getObject(1, UUID.class), key, name(key, rs.getBytes(3)), rs.getInt(4), rs.getInt(5));
    }

    private boolean isTaken(TenantId tenant, UUID upload) {
        return db.sql("select exists (select from photo where tenant_id = ? and photo_id = ?)")
                .params(tenant.value(), upload)
                .query(Boolean.class)
                .single();
    }

    private byte[] assembled(TenantId tenant, Row row) {
        var whole = new ByteArrayOutputStream(row.size());
        db.sql("select sealed from upload_piece where tenant_id = ? and upload_id = ? order by at_byte")
                .params(tenant.value(), row.id())
                .query((rs, no) -> row.key().open(rs.getBytes(1)))
                .list()
                .forEach(whole::writeBytes);
        return whole.toByteArray();
    }

    private static byte[] bytes(SealingKey key, String name) {
        var plain = name.replaceAll("\\p{Cntrl}", " ").strip();
        var sealed = key.seal(plain.length() > LONGEST_NAME ? plain.substring(0, LONGEST_NAME) : plain);
        return java.util.Objects.requireNonNull(sealed).bytes();
    }

    static String name(SealingKey key, byte[] sealed) {
        return java.util.Objects.requireNonNull(key.open(new Sealed(sealed)));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private <T> T in(TenantId tenant, Supplier<T> work) {
        return Tenancy.in(tenant, () -> transactions.execute(status -> work.get()));
    }
}
