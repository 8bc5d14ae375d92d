package org.wenguo.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;

/**
 * The packs that are shipped with the program. Each is read, checked and tried out when it is first asked for; those that
 * an organisation works by are asked for at start, and one of them that is wrong stops the start, since nobody could say
 * afterwards which limits had been kept. That all are right is for the build to see.
 */
@Service
public class PolicyPacks {

    private static final String FILES = "classpath*:policy-packs/*/*.yaml";

    private final Map<String, CompletableFuture<Pack>> packs = new ConcurrentHashMap<>();
    private final SortedMap<String, Map<String, String>> texts = shipped();
    /** Ids by the fingerprints of their files. */
    private final Map<String, String> byFingerprint = new HashMap<>();

    private final PackSchema schema = new PackSchema();

    /** Reads none of them yet. */
    public PolicyPacks() {
        texts.forEach((id, files) -> byFingerprint.put(fingerprint(files), id));
    }

    /**
     * Begins to read packs, side by side, while the caller goes on.
     *
     * @throws IllegalArgumentException if there is no such pack
     */
    public void begin(Collection<String> ids) {
        ids.forEach(this::reading);
    }

    /**
     * The pack of an id.
     *
     * @throws IllegalArgumentException if there is no such pack
     * @throws PackRefused if anything is wrong with it
     */
    public Pack byId(String id) {
        return whenRead(reading(id));
    }

    private CompletableFuture<Pack> reading(String id) {
        var files = texts(id);
        return packs.computeIfAbsent(id, one -> CompletableFuture.supplyAsync(() -> read(one, files)));
    }

    /** The id of the shipped pack whose files are the very same. */
    Optional<String> idOf(String fingerprint) {
        return Optional.ofNullable(byFingerprint.get(fingerprint));
    }

    /** The shipped pack whose files are the very same, so that it need not be read again. */
    Optional<Pack> shippedAs(String fingerprint) {
        return idOf(fingerprint).map(this::byId);
    }

    /**
     * The same, for one who wants to know what a pack would bring before its examples are put right.
     *
     * @throws PackRefused if anything but its examples is wrong
     */
    Pack readUntried(String id, Map<String, String> files) {
        return PackReading.readUntried(id, files, schema);
    }

    /** A version that was right once, as it stands, completed where it can no longer be read by one of others. */
    Pack readAsItStood(PackVersion version, Map<String, String> files, Supplier<List<Pack>> others) {
        return PackReading.readAsItStood(version, files, schema, others);
    }

    /**
     * The text of each file of a shipped pack by its name.
     *
     * @throws IllegalArgumentException if there is no such pack
     */
    public Map<String, String> texts(String id) {
        var files = texts.get(id);
        if (files == null) {
            throw new IllegalArgumentException("No policy pack is called '" + id + "', only " + texts.keySet());
        }
        return Collections.unmodifiableMap(files);
    }

    /** SHA-256 of names and texts, in hexadecimal digits: the same for the same files, whatever their order. */
    public static String fingerprint(Map<String, String> files) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            new TreeMap<>(files).forEach((name, text) -> {
                var content = text.getBytes(StandardCharsets.UTF_8);
                digest.update((name + '\n' + content.length + '\n').getBytes(StandardCharsets.UTF_8));
                digest.update(content);
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Pack whenRead(CompletableFuture<Pack> pack) {
        try {
            return pack.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof PackRefused refused) {
                throw refused;
            }
            throw e;
        }
    }

    public SortedSet<String> ids() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(texts.keySet()));
    }

    /**
     * Reads and checks a pack that somebody wrote; it is not kept here.
     *
     * @param files text of each file by its name, such as {@code limits.yaml}
     * @throws PackRefused if anything is wrong with it
     */
    public final Pack read(String id, Map<String, String> files) {
        return PackReading.read(id, files, schema);
    }

    /** Names of the files of a pack, in the order in which their problems are told. */
    public final List<String> files() {
        return schema.files();
    }

    /** Whether a pack may do without a file. */
    public final boolean isOptional(String file) {
        return schema.isOptional(file);
    }

    /** The JSON Schema of a file of packs by its name without ending, such as {@code limits}; empty if there is no such file. */
    public Optional<String> schema(String file) {
        return schema.published(file).map(JsonNode::toPrettyString);
    }

    /** Texts of the shipped packs: pack to file to text. */
    static SortedMap<String, Map<String, String>> shipped() {
        SortedMap<String, Map<String, String>> packs = new TreeMap<>();
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources(FILES)) {
                List<String> path = List.of(file.getURL().getPath().split("/"));
                packs.computeIfAbsent(path.get(path.size() - 2), pack -> new HashMap<>())
                        .put(
                                Objects.requireNonNull(file.getFilename()),
                                file.getContentAsString(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The policy packs cannot be read", e);
        }
        return packs;
    }
}
