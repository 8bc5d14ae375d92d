package org.wenguo.policy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import org.wenguo.platform.Problem;
import org.wenguo.platform.Tenancy;
import org.wenguo.platform.TenantId;

/**
 * Every organisation's policy in all its versions (S2): which is in force, which were, what is being drafted. What was
 * adopted is never changed, so that a running case finds the very rules again under which it was taken in.
 */
@Service
public class PackVersions {

    /** How long another node may work by the version before; the node on which one is adopted knows at once. */
    private static final Duration STALE_FOR = Duration.ofSeconds(2);

    private static final Pattern VERSION_LINE = Pattern.compile("(?m)^version:.*$");

    private static final Logger log = LoggerFactory.getLogger(PackVersions.class);

    private final JdbcClient db;
    private final TransactionOperations transactions;
    private final PolicyPacks packs;
    private final Cache<TenantId, List<PackVersion>> adopted =
            Caffeine.newBuilder().expireAfterWrite(STALE_FOR).build();
    /** What was adopted and would be refused. */
    private final Cache<Adopted, Kept> keptInForce =
            Caffeine.newBuilder().maximumSize(200).build();

    private final Cache<String, Pack> read =
            Caffeine.newBuilder().maximumSize(200).build();

    private record Adopted(TenantId tenant, int no) {}

    private record Kept(Pack pack, PackRefused refused) {}

    PackVersions(JdbcClient db, TransactionOperations transactions, PolicyPacks packs) {
        this.db = db;
        this.transactions = transactions;
        this.packs = packs;
    }

    // ---- what holds -----------------------------------------------------------------------------------------------

    /** The pack by which new complaints are handled at that moment. */
    public Pack inForce(TenantId tenant, Instant at) {
        return pack(tenant, inForceOf(adopted(tenant), at));
    }

    /**
     * The pack by which a case is handled.
     *
     * @param version what the pack was called when the case was taken in or moved; if there is none of that name, because
     *     the case is older than the record of versions, the first holds
     */
    public Pack handling(TenantId tenant, String pack, String version) {
        var all = adopted(tenant);
        return pack(
                tenant,
                all.stream()
                        .filter(one -> one.pack().equals(pack) && one.version().equals(version))
                        .findFirst()
                        .orElseGet(all::getLast));
    }

    /**
     * Reads those shipped packs that organisations work by at that moment, side by side.
     *
     * @throws PackRefused if anything is wrong with one of them
     */
    public void readShipped(List<TenantId> tenants, Instant at) {
        var used = tenants.stream()
                .map(tenant -> inForceOf(adopted(tenant), at).fingerprint())
                .flatMap(fingerprint -> packs.idOf(fingerprint).stream())
                .collect(Collectors.toSet());
        packs.begin(used);
        used.forEach(packs::byId);
    }

    /** Which of the versions is in force at a moment: of those that have begun, the one that began last. */
    public static PackVersion inForceOf(List<PackVersion> versions, Instant at) {
        return versions.stream()
                .filter(one -> one.hasBegun(at))
                .max(Comparator.comparing(PackVersions::from).thenComparing(PackVersion::no))
                .orElseThrow(() -> new IllegalStateException("An organisation without a policy"));
    }

    private static Instant from(PackVersion adopted) {
        return Objects.requireNonNull(adopted.adoption()).from();
    }

    /** What was adopted, newest first; also what was taken back again. */
    public List<PackVersion> adopted(TenantId tenant) {
        var known = adopted.getIfPresent(tenant);
        if (known == null) {
            known = in(
                    tenant,
                    () -> list(tenant, null).stream()
                            .filter(one -> !one.isDraft())
                            .toList());
            adopted.put(tenant, known);
        }
        return known;
    }

    // ---- reading --------------------------------------------------------------------------------------------------

    /** Every version and draft, newest first. */
    public List<PackVersion> all(TenantId tenant) {
        return in(tenant, () -> list(tenant, null));
    }

    /** @throws Problem.NotFound if there is no such version */
    public PackVersion version(TenantId tenant, int no) {
        return in(tenant, () -> list(tenant, no)).stream()
                .findFirst()
                .orElseThrow(() -> new Problem.NotFound("no-policy-version", no));
    }

    /** The text of each file by its name, in the order of the names. */
    public SortedMap<String, String> files(TenantId tenant, int no) {
        SortedMap<String, String> files = new TreeMap<>();
        in(
                        tenant,
                        () -> db.sql("select file, content from policy_file where tenant_id = ? and version_no = ?")
                                .params(tenant.value(), no)
                                .query((rs, row) -> Map.entry(rs.getString(1), rs.getString(2)))
                                .list())
                .forEach(file -> files.put(file.getKey(), file.getValue()));
        return files;
    }

    /**
     * A version as a pack. One that was adopted stays in force though this program would refuse it, see {@link #refusal}.
     *
     * @throws PackRefused if it is a draft that is not right yet
     */
    public Pack pack(TenantId tenant, PackVersion version) {
        var kept = keptInForce.getIfPresent(new Adopted(tenant, version.no()));
        if (kept != null) {
            return kept.pack();
        }
        try {
            return strictly(tenant, version);
        } catch (PackRefused refused) {
            if (version.isDraft()) {
                throw refused;
            }
            log.warn(
                    "Policy version {} of organisation {} was adopted and is refused by this program; it is kept in force"
                            + " as far as it can be read. {}",
                    version.version(),
                    tenant.value(),
                    refused.getMessage());
            var pack = packs.readAsItStood(version, files(tenant, version.no()), () -> others(tenant, version));
            keptInForce.put(new Adopted(tenant, version.no()), new Kept(pack, refused));
            return pack;
        }
    }

    /** Why this program would refuse a version that was adopted and is in use all the same; empty if it would not. */
    public Optional<PackRefused> refusal(TenantId tenant, PackVersion version) {
        if (!version.isDraft()) {
            pack(tenant, version);
        }
        return Optional.ofNullable(keptInForce.getIfPresent(new Adopted(tenant, version.no())))
                .map(Kept::refused);
    }

    /** Versions in use that this program would refuse: the one in force, and those of running cases that were asked for. */
    public List<PackVersion> refused(TenantId tenant, Instant at) {
        inForce(tenant, at);
        return adopted(tenant).stream()
                .filter(version -> keptInForce.getIfPresent(new Adopted(tenant, version.no())) != null)
                .toList();
    }

    /** What stands in for what cannot be read of a version: the organisation's own before it, and after, then the shipped pack. */
    private List<Pack> others(TenantId tenant, PackVersion version) {
        var own = adopted(tenant).stream()
                .filter(other -> other.no() != version.no() && other.pack().equals(version.pack()))
                .sorted(Comparator.comparing((PackVersion other) -> other.no() > version.no())
                        .thenComparing(Comparator.comparing(PackVersion::no).reversed()))
                .flatMap(other -> {
                    try {
                        return Stream.of(strictly(tenant, other));
                    } catch (PackRefused alike) {
                        return Stream.empty();
                    }
                });
        var shipped = packs.ids().contains(version.pack())
                ? version.pack()
                : packs.ids().getFirst();
        return Stream.concat(own, Stream.of(packs.byId(shipped))).toList();
    }

    private Pack strictly(TenantId tenant, PackVersion version) {
        // Not computed within the cache: reading takes long, and two who ask at once may both read.
        var pack = packs.shippedAs(version.fingerprint()).orElseGet(() -> read.getIfPresent(version.fingerprint()));
        if (pack == null) {
            pack = packs.read(version.pack(), files(tenant, version.no()));
            read.put(version.fingerprint(), pack);
        }
        return pack;
    }

    /**
     * A version as a pack whose examples need not hold yet, for trying it on the past.
     *
     * @throws PackRefused if it is a draft with anything else wrong
     */
    public Pack untried(TenantId tenant, PackVersion version) {
        return version.isDraft()
                ? packs.readUntried(version.pack(), files(tenant, version.no()))
                : pack(tenant, version);
    }

    // ---- writing --------------------------------------------------------------------------------------------------

    /** Gives an organisation its first version, a copy of a shipped pack, unless it has one; within a transaction or alone. */
    public void begin(TenantId tenant, String pack, Instant at) {
        in(tenant, () -> {
            var files = packs.texts(pack);
            var begun = db.sql("""
                            insert into policy_version
                                (tenant_id, version_no, pack, version, fingerprint, revision, created_at, changed_at,
                                 adopted_at, in_force_from)
                            values (:tenant, 1, :pack, :version, :fingerprint, 0, :at, :at, :at, 'epoch')
                            on conflict do nothing""")
                    .param("tenant", tenant.value())
                    .param("pack", pack)
                    .param("version", packs.byId(pack).version())
                    .param("fingerprint", HexFormat.of().parseHex(PolicyPacks.fingerprint(files)))
                    .param("at", Timestamp.from(at))
                    .update();
            if (begun == 1) {
                store(tenant, 1, files);
            }
            return begun;
        });
        adopted.invalidate(tenant);
    }

    /**
     * A draft that begins as a copy of a version, under a name of its own.
     *
     * @return its number
     */
    public int draft(TenantId tenant, int basedOn, UUID by, Instant at) {
        var base = version(tenant, basedOn);
        return draft(tenant, base.pack(), files(tenant, basedOn), basedOn, by, at);
    }

    /**
     * A draft that begins as a copy of a pack that the program brings.
     *
     * @throws IllegalArgumentException if there is no such pack
     */
    public int draft(TenantId tenant, String shipped, UUID by, Instant at) {
        return draft(tenant, shipped, packs.texts(shipped), null, by, at);
    }

    private int draft(
            TenantId tenant, String pack, Map<String, String> base, @Nullable Integer basedOn, UUID by, Instant at) {
        return in(tenant, () -> {
            lock(tenant);
            var all = list(tenant, null);
            var no = all.getFirst().no() + 1;
            var files = new LinkedHashMap<>(base);
            var name = freeName(all, pack, versionIn(base));
            files.computeIfPresent(
                    "pack.yaml", (file, text) -> VERSION_LINE.matcher(text).replaceFirst("version: \"" + name + "\""));
            db.sql("""
                            insert into policy_version
                                (tenant_id, version_no, pack, version, fingerprint, based_on, revision, created_by,
                                 created_at, changed_by, changed_at)
                            values (:tenant, :no, :pack, :version, :fingerprint, :base, 0, :by, :at, :by, :at)""")
                    .param("tenant", tenant.value())
                    .param("no", no)
                    .param("pack", pack)
                    .param("version", name)
                    .param("fingerprint", HexFormat.of().parseHex(PolicyPacks.fingerprint(files)))
                    .param("base", basedOn)
                    .param("by", by)
                    .param("at", Timestamp.from(at))
                    .update();
            store(tenant, no, files);
            return no;
        });
    }

    /**
     * Keeps a file as it was written, right or wrong, so that nothing is lost.
     *
     * @param revision that the writer had before them
     * @param text if it is blank, the file is left out
     * @throws Problem.Stale if somebody else saved since
     * @throws Problem.NotNow if it is no draft any more
     */
    public void save(TenantId tenant, int no, int revision, String file, String text, UUID by, Instant at) {
        in(tenant, () -> {
            var files = files(tenant, no);
            if (text.isBlank()) {
                files.remove(file);
            } else {
                files.put(file, text);
            }
            change(
                    tenant,
                    no,
                    revision,
                    "version = :version, fingerprint = :fingerprint, changed_by = :by, changed_at = :at",
                    Map.of(
                            "version", versionIn(files),
                            "fingerprint", HexFormat.of().parseHex(PolicyPacks.fingerprint(files)),
                            "by", by,
                            "at", Timestamp.from(at)));
            db.sql("delete from policy_file where tenant_id = ? and version_no = ? and file = ?")
                    .params(tenant.value(), no, file)
                    .update();
            if (!text.isBlank()) {
                store(tenant, no, Map.of(file, text));
            }
            return no;
        });
    }

    /**
     * Decides that a draft comes into force.
     *
     * @param from now or later
     * @throws PackRefused if anything is wrong with it, an example that fails included
     * @throws Problem.Invalid if another version was called alike
     * @throws Problem.Stale if somebody else saved since
     * @throws Problem.NotNow if it is no draft any more
     */
    public void adopt(TenantId tenant, int no, int revision, Instant from, String reason, UUID by, Instant at) {
        var draft = version(tenant, no);
        strictly(tenant, draft);
        try {
            in(tenant, () -> {
                change(
                        tenant,
                        no,
                        revision,
                        "adopted_by = :by, adopted_at = :at, in_force_from = :from, reason = :reason",
                        Map.of("by", by, "at", Timestamp.from(at), "from", Timestamp.from(from), "reason", reason));
                return no;
            });
        } catch (DuplicateKeyException e) {
            var free = in(tenant, () -> freeName(list(tenant, null), draft.pack(), draft.version()));
            throw new Problem.Invalid("version", "policy-version-taken", draft.version(), free);
        }
        adopted.invalidate(tenant);
    }

    /**
     * Takes back what was adopted and has not come into force.
     *
     * @throws Problem.NotNow if it is in force, or was taken back before
     */
    public void withdraw(TenantId tenant, int no, UUID by, Instant at) {
        var done = in(
                tenant,
                () -> db.sql("""
                        update policy_version set withdrawn_by = :by, withdrawn_at = :at
                        where tenant_id = :tenant and version_no = :no and in_force_from > :at and withdrawn_at is null""")
                        .param("tenant", tenant.value())
                        .param("no", no)
                        .param("by", by)
                        .param("at", Timestamp.from(at))
                        .update());
        if (done == 0) {
            version(tenant, no);
            throw new Problem.NotNow("policy-not-awaited");
        }
        adopted.invalidate(tenant);
    }

    /**
     * Throws a draft away.
     *
     * @throws Problem.Stale if somebody else saved since
     * @throws Problem.NotNow if it is no draft any more
     */
    public void discard(TenantId tenant, int no, int revision) {
        in(tenant, () -> {
            change(tenant, no, revision, "changed_at = changed_at", Map.of());
            return db.sql("delete from policy_version where tenant_id = ? and version_no = ?")
                    .params(tenant.value(), no)
                    .update();
        });
    }

    private void change(TenantId tenant, int no, int revision, String assignments, Map<String, Object> values) {
        var changed = db.sql("update policy_version set revision = revision + 1, " + assignments
                        + " where tenant_id = :tenant and version_no = :no and revision = :revision"
                        + " and adopted_at is null")
                .params(values)
                .param("tenant", tenant.value())
                .param("no", no)
                .param("revision", revision)
                .update();
        if (changed == 0) {
            if (version(tenant, no).isDraft()) {
                throw new Problem.Stale("policy-stale");
            }
            throw new Problem.NotNow("policy-adopted");
        }
    }

    /** So that two drafts begun at once get two numbers. */
    private void lock(TenantId tenant) {
        db.sql("select 1 from policy_version where tenant_id = ? and version_no = 1 for update")
                .param(tenant.value())
                .query(Integer.class)
                .single();
    }

    private void store(TenantId tenant, int no, Map<String, String> files) {
        files.forEach((file, content) -> db.sql(
                        "insert into policy_file (tenant_id, version_no, file, content) values (?, ?, ?, ?)")
                .params(tenant.value(), no, file, content)
                .update());
    }

    /** Newest first; with a number only that one. */
    private List<PackVersion> list(TenantId tenant, @Nullable Integer no) {
        return db.sql("""
                        select version_no, pack, version, fingerprint, based_on, revision, changed_by, changed_at,
                               adopted_by, adopted_at, in_force_from, reason, withdrawn_at
                        from policy_version
                        where tenant_id = :tenant and version_no = coalesce(cast(:no as integer), version_no)
                        order by version_no desc""")
                .param("tenant", tenant.value())
                .param("no", no)
                .query((rs, row) -> new PackVersion(
                        rs.getInt("version_no"),
                        rs.getString("pack"),
                        rs.getString("version"),
                        HexFormat.of().formatHex(rs.getBytes("fingerprint")),
                        rs.getObject("based_on", Integer.class),
                        rs.getInt("revision"),
                        rs.getObject("changed_by", UUID.class),
                        rs.getTimestamp("changed_at").toInstant(),
                        adoption(rs)))
                .list();
    }

    private static PackVersion.@Nullable Adoption adoption(ResultSet rs) throws SQLException {
        var at = rs.getTimestamp("adopted_at");
        var withdrawn = rs.getTimestamp("withdrawn_at");
        return at == null
                ? null
                : new PackVersion.Adoption(
                        rs.getObject("adopted_by", UUID.class),
                        at.toInstant(),
                        rs.getTimestamp("in_force_from").toInstant(),
                        rs.getString("reason"),
                        withdrawn == null ? null : withdrawn.toInstant());
    }

    /** What the text of {@code pack.yaml} calls itself, as far as it can be read. */
    private static String versionIn(Map<String, String> files) {
        var line = VERSION_LINE.matcher(files.getOrDefault("pack.yaml", ""));
        return line.find()
                ? line.group()
                        .substring("version:".length())
                        .replaceFirst("\\s#.*", "")
                        .strip()
                        .replaceAll("^([\"'])(.*)\\1$", "$2")
                : "";
    }

    /** The name itself, or the next one that no other version of the pack has: 1, 1.1, 1.2. */
    private static String freeName(List<PackVersion> all, String pack, String name) {
        var taken = all.stream()
                .filter(one -> one.pack().equals(pack))
                .map(PackVersion::version)
                .toList();
        var stem = name.isEmpty() ? "1" : name;
        var parts = Pattern.compile("(.*)\\.(\\d{1,6})").matcher(stem);
        var next = 1;
        if (taken.contains(stem) && parts.matches()) {
            stem = parts.group(1);
            next = Integer.parseInt(parts.group(2)) + 1;
        } else if (!taken.contains(stem)) {
            return stem;
        }
        while (taken.contains(stem + "." + next)) {
            next++;
        }
        return stem + "." + next;
    }

    private <R> R in(TenantId tenant, Supplier<R> work) {
        return Tenancy.in(tenant, () -> transactions.execute(status -> work.get()));
    }
}
