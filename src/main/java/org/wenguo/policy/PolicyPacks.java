package org.wenguo.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Service;

/**
 * The packs that are shipped with the program. All of them are read, checked and tried out at start; one that is wrong
 * stops the start, since nobody could say afterwards which limits had been kept.
 */
@Service
public class PolicyPacks {

    private static final String FILES = "classpath*:policy-packs/*/*.yaml";

    private final SortedMap<String, Pack> packs = new TreeMap<>();
    private final PackSchema schema = new PackSchema();

    /**
     * Reads all of them.
     *
     * @throws PackRefused if anything is wrong with one of them
     */
    public PolicyPacks() {
        shipped().forEach((id, files) -> packs.put(id, read(id, files)));
    }

    /**
     * The pack of an id.
     *
     * @throws IllegalArgumentException if there is no such pack
     */
    public Pack byId(String id) {
        Pack pack = packs.get(id);
        if (pack == null) {
            throw new IllegalArgumentException("No policy pack is called '" + id + "', only " + packs.keySet());
        }
        return pack;
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
