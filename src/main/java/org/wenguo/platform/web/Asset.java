package org.wenguo.platform.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;
import org.webjars.WebJarVersionLocator;

/**
 * Addresses of style sheets, scripts and fonts that change whenever the file does, so that browsers may keep them for a
 * year and yet never show yesterday's look.
 */
public final class Asset {

    private static final String WEBJARS = "META-INF/resources/webjars/";
    private static final WebJarVersionLocator LOCATOR = new WebJarVersionLocator();
    // What is in the jar does not change while it runs.
    private static final Map<String, String> KNOWN = new ConcurrentHashMap<>();

    private Asset() {}

    /**
     * A file of ours, by its path below {@code static}: {@code /css/theme.css} becomes {@code /css/theme.css?v=…}.
     *
     * @throws IllegalArgumentException if there is no such file
     */
    public static String of(String path) {
        return KNOWN.computeIfAbsent(path, ours -> ours + "?v=" + stamp("static" + ours));
    }

    /**
     * A file of a WebJar, by the jar's name and the path in it.
     *
     * @throws IllegalArgumentException if the WebJar is not there
     */
    public static String webjar(String name, String path) {
        return KNOWN.computeIfAbsent(name + "/" + path, wanted -> {
            String full = LOCATOR.fullPath(name, path);
            if (full == null) {
                throw new IllegalArgumentException("No WebJar " + wanted);
            }
            return "/webjars/" + full.substring(WEBJARS.length());
        });
    }

    private static String stamp(String resource) {
        try (InputStream content = Asset.class.getClassLoader().getResourceAsStream(resource)) {
            if (content == null) {
                throw new IllegalArgumentException("No file " + resource);
            }
            CRC32 sum = new CRC32();
            sum.update(content.readAllBytes());
            return Long.toHexString(sum.getValue());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(resource, unreadable);
        }
    }
}
