package org.wenguo.intake;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import org.wenguo.complaint.Complaint;
import org.wenguo.complaint.Complaints;
import org.wenguo.complaint.Policies;
import org.wenguo.complaint.Standing;
import org.wenguo.people.Viewer;
import org.wenguo.platform.Identifiers;
import org.wenguo.platform.Problem;
import org.wenguo.platform.SealingKey;
import org.wenguo.platform.Tenancy;
import org.wenguo.platform.TenantId;

/** Files that staff put to a complaint: scans, screenshots, the signature under a reception record. Each is kept as it came. */
@Service
public class CaseFiles {

    public static final int LARGEST = 20 * 1024 * 1024;
    static final int MOST = 50;
    private static final int LONGEST_NAME = 200;

    /** What a file is to the case. Signatures and signed forms tell who complains. */
    public static final List<String> KINDS =
            List.of("scan", "screenshot", "paper-form", "signature", "recording", "other");

    private static final String OF_CASE = """
            select file_id, kind, name, size, sha256, added_by, added_at from case_file
            where tenant_id = ? and complaint_id = ? order by added_at, file_id""";

    private final JdbcClient db;
    private final Complaints complaints;
    private final Policies policies;
    private final TransactionOperations transactions;
    private final Clock clock;

    CaseFiles(
            JdbcClient db, Complaints complaints, Policies policies, TransactionOperations transactions, Clock clock) {
        this.db = db;
        this.complaints = complaints;
        this.policies = policies;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @param sha256 of the file as it came, in hexadecimal digits */
    public record Kept(UUID id, String kind, String name, int size, String sha256, UUID addedBy, Instant addedAt) {

        /** Whether it tells who complains. */
        public boolean isPersonal() {
            return kind.equals("signature") || kind.equals("paper-form") || kind.equals("recording");
        }
    }

    /** A file that is to be kept. */
    public record Given(String kind, String name, byte[] bytes) {}

    public List<Kept> of(TenantId tenant, Complaint complaint) {
        return db.sql(OF_CASE)
                .params(tenant.value(), complaint.id())
                .query((rs, row) -> new Kept(
                        rs.getObject(1, UUID.class),
                        rs.getString(2),
                        rs.getString(3),
                        rs.getInt(4),
                        HexFormat.of().formatHex(rs.getBytes(5)),
                        rs.getObject(6, UUID.class),
                        rs.getTimestamp(7).toInstant()))
                .list();
    }

    /**
     * Keeps files with a complaint; the same file a second time is kept once.
     *
     * @throws Problem.NotFound if the complaint is not for this person
     * @throws Problem.NotYours if this person does not work on it
     * @throws Problem.Invalid if a file is empty, too large, or one too many
     */
    public void add(String number, List<Given> files, Viewer viewer) {
        files.forEach(CaseFiles::check);
        Tenancy.in(
                viewer.tenant(),
                () -> transactions.execute(status -> {
                    var complaint = complaints.visibleTo(viewer).byNumber(number);
                    var recorder =
                            viewer.staff().id().equals(complaint.recorder().id());
                    if (!recorder && !standing(viewer, complaint).worksOnIt()) {
                        throw new Problem.NotYours("not-yours.files");
                    }
                    store(complaint, files, viewer);
                    return complaint;
                }));
    }

    /**
     * Keeps what came with the registration, whoever may see the case afterwards: who relays it need not work on it.
     *
     * @throws Problem.Invalid as {@link #add}
     */
    public void addTo(Complaint complaint, List<Given> files, Viewer viewer) {
        files.forEach(CaseFiles::check);
        Tenancy.in(
                viewer.tenant(),
                () -> transactions.execute(status -> {
                    store(complaint, files, viewer);
                    return complaint;
                }));
    }

    private void store(Complaint complaint, List<Given> files, Viewer viewer) {
        var tenant = viewer.tenant();
        var key = complaints.keyOf(tenant, complaint).orElseThrow(() -> new Problem.NotNow("files-erased"));
        for (var file : files) {
            db.sql("""
                            insert into case_file
                                (tenant_id, file_id, complaint_id, kind, name, size, sha256, sealed, added_by, added_at)
                            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                            on conflict (tenant_id, complaint_id, sha256) do nothing""")
                    .params(
                            tenant.value(),
                            Identifiers.next(),
                            complaint.id(),
                            file.kind(),
                            shortened(file.name()),
                            file.bytes().length,
                            sha256(file.bytes()),
                            key.seal(file.bytes()),
                            viewer.staff().id(),
                            Timestamp.from(clock.instant()))
                    .update();
        }
        if (of(tenant, complaint).size() > MOST) {
            throw new Problem.Invalid("files", "too-many-files", MOST);
        }
    }

    /**
     * @throws Problem.Invalid naming what is wrong with it
     */
    public static void check(Given file) {
        if (!KINDS.contains(file.kind())) {
            throw new Problem.Invalid("kind", "one-of");
        }
        if (file.bytes().length == 0) {
            throw new Problem.Invalid("files", "empty-file", file.name());
        }
        if (file.bytes().length > LARGEST) {
            throw new Problem.Invalid("files", "file-too-large", file.name(), LARGEST / 1024 / 1024);
        }
    }

    /**
     * @return the bytes as they came
     * @throws Problem.NotFound if there is no such file for this person
     */
    public Read read(String number, UUID id, Viewer viewer) {
        return Tenancy.in(
                viewer.tenant(),
                () -> transactions.execute(status -> {
                    var complaint = complaints.visibleTo(viewer).byNumber(number);
                    var file = of(viewer.tenant(), complaint).stream()
                            .filter(one -> one.id().equals(id))
                            .filter(one -> !one.isPersonal()
                                    || standing(viewer, complaint).knowsWhoComplains())
                            .findFirst()
                            .orElseThrow(() -> new Problem.NotFound("http-404"));
                    SealingKey key = complaints
                            .keyOf(viewer.tenant(), complaint)
                            .orElseThrow(() -> new Problem.NotFound("http-404"));
                    var sealed = db.sql("select sealed from case_file where tenant_id = ? and file_id = ?")
                            .params(viewer.tenant().value(), id)
                            .query((rs, row) -> rs.getBytes(1))
                            .single();
                    return new Read(file, key.open(sealed));
                }));
    }

    private Standing standing(Viewer viewer, Complaint complaint) {
        return new Standing(viewer, complaint, policies.of(viewer.organisation(), complaint));
    }

    public record Read(Kept file, byte[] bytes) {}

    private static String shortened(String name) {
        var plain = name.replaceAll("[\\p{Cntrl}\\\\/:*?\"<>|]", "_").strip();
        if (plain.isEmpty()) {
            return "file";
        }
        return plain.length() > LONGEST_NAME ? plain.substring(plain.length() - LONGEST_NAME) : plain;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
