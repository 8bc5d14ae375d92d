package org.wenguo.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;

/**
 * The packs that are shipped with the program. All of them are read, checked and tried out at start; one that is wrong
 * stops the start, since nobody could say afterwards which limits had been kept.
 */
@Service
public class PolicyPacks implements SmartInitializingSingleton {

    private static final String FILES = "classpath*:policy-packs/*/*.yaml";

    private final SortedMap<String, CompletableFuture<Pack>> packs = new TreeMap<>();
    private final SortedMap<String, Map<String, String>> texts = shipped();
    /** Ids by the fingerprints of their files. */
    private final Map<String, String> byFingerprint = new HashMap<>();

    private final PackSchema schema = new PackSchema();

    /** Begins to read all of them, side by side, while the program goes on starting. */
    public PolicyPacks() {
        texts.forEach((id, files) -> {
            packs.put(id, CompletableFuture.supplyAsync(() -> read(id, files)));
            byFingerprint.put(fingerprint(files), id);
        });
    }

    /**
     * The program is not started before all of them are read.
     *
     * @throws PackRefused if anything is wrong with one of them
     */
    @Override
    public void afterSingletonsInstantiated() {
        packs.values().forEach(PolicyPacks::whenRead);
    }

    /**
     * The pack of an id.
     *
     * @throws IllegalArgumentException if there is no such pack
     */
    public Pack byId(String id) {
        CompletableFuture<Pack> pack = packs.get(id);
        if (pack == null) {
            throw new IllegalArgumentException("No policy pack is called '" + id + "', only " + packs.keySet());
        }
        return whenRead(pack);
    }

    /** The shipped pack whose files are the very same, so that it need not be read again. */
    Optional<Pack> shippedAs(String fingerprint) {
        return Optional.ofNullable(byFingerprint.get(fingerprint)).map(this::byId);
    }

    /**
     * The same, for one who wants to know what a pack would bring before its examples are put right.
     *
     * @throws PackRefused if anything but its examples is wrong
     */
    Pack readUntried(String id, Map<String, String> files) {
        return PackReading.readUntried(id, files, schema);
    }

    /**
     * The text of each file of a shipped pack by its name.
     *
     * @throws IllegalArgumentException if there is no such pack
     */
    public Map<String, String> texts(String id) {
        byId(id);
        return Collections.unmodifiableMap(texts.get(id));
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
        return Collections.unmodifiableSortedSet(new TreeSet<>(packs.keySet()));
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
