package org.wenguo.desk.web;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.wenguo.complaint.Complaint;
import org.wenguo.complaint.LoggedEvent;
import org.wenguo.people.Viewer;
import tools.jackson.databind.json.JsonMapper;

/**
 * The file of a case as a ZIP: document, log, originals, a manifest, and {@code SHA256SUMS}, so that a third party checks it
 * with {@code sha256sum --check SHA256SUMS} and nothing of ours (docs/case-file.md). Written as it is made: no more than one
 * original is held at a time.
 */
final class CaseFileBundle implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final JsonMapper READABLE = JsonMapper.builder()
            .enable(tools.jackson.databind.SerializationFeature.INDENT_OUTPUT)
            .build();

    private final ZipOutputStream zip;
    private final List<Map<String, @Nullable Object>> files = new ArrayList<>();
    private final List<Map<String, @Nullable Object>> keptBack = new ArrayList<>();
    private final Map<String, String> sums = new LinkedHashMap<>();

    CaseFileBundle(OutputStream out) {
        this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    }

    void add(String path, String text) throws IOException {
        add(path, text.getBytes(StandardCharsets.UTF_8));
    }

    void add(String path, byte[] bytes) throws IOException {
        files.add(store(path, bytes));
    }

    /** One that must not be opened is named and left out. */
    void add(NumberedOriginal numbered) throws IOException {
        var one = numbered.original();
        var bytes = one.bytes().get();
        var about =
                bytes.isPresent() ? store(numbered.path(), bytes.get()) : new LinkedHashMap<String, @Nullable Object>();
        about.put("no", numbered.no());
        about.put("kind", one.kind());
        about.put("name", one.name());
        about.put("receivedAt", one.at().toString());
        about.put("sha256OnReceipt", one.sha256());
        if (bytes.isEmpty()) {
            keptBack.add(about);
            return;
        }
        if (one.sha256() != null) {
            about.put("asReceived", one.sha256().equals(about.get("sha256")));
        }
        files.add(about);
    }

    /** The manifest, then the sums of everything with it. */
    void finish(Complaint complaint, Viewer viewer) throws IOException {
        var taken = complaint.log().getLast();
        var manifest = new LinkedHashMap<String, Object>();
        manifest.put("format", "wenguo-case-file/1");
        manifest.put("number", complaint.number());
        manifest.put("organisation", viewer.organisation().name());
        manifest.put("madeAt", taken.at().toString());
        manifest.put("madeBy", viewer.staff().username());
        manifest.put("log", Map.of("file", "log.jsonl", "events", taken.seq(), "head", taken.hash()));
        manifest.put("files", files);
        manifest.put("keptBack", keptBack);
        store("manifest.json", READABLE.writeValueAsBytes(manifest));
        var lines = sums.entrySet().stream()
                .map(file -> file.getValue() + "  " + file.getKey() + "\n")
                .collect(Collectors.joining());
        store("SHA256SUMS", lines.getBytes(StandardCharsets.UTF_8));
    }

    /** Every event as it is chained: a line each, with the facts as the text that was hashed. */
    static String log(List<LoggedEvent> log) {
        return log.stream()
                .map(event -> {
                    var line = new LinkedHashMap<String, Object>();
                    line.put("seq", event.seq());
                    line.put("type", event.event().type());
                    line.put("at", event.at().toString());
                    line.put("actorKind", event.actor().kind());
                    line.put("actorId", Objects.toString(event.actor().id(), ""));
                    line.put("facts", event.facts());
                    line.put("hash", event.hash());
                    if (event.erased()) {
                        line.put("erased", true);
                    }
                    return JSON.writeValueAsString(line) + "\n";
                })
                .collect(Collectors.joining());
    }

    private Map<String, @Nullable Object> store(String path, byte[] bytes) throws IOException {
        var sha256 = sha256(bytes);
        zip.putNextEntry(new ZipEntry(path));
        zip.write(bytes);
        zip.closeEntry();
        sums.put(path, sha256);
        var about = new LinkedHashMap<String, @Nullable Object>();
        about.put("path", path);
        about.put("size", bytes.length);
        about.put("sha256", sha256);
        return about;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
