package org.wenguo.platform;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The account that PostgreSQL's processes run under. PostgreSQL refuses to run as root. An ordinary user runs it as
 * himself; root hands it to an unprivileged account by {@code setpriv}, or, where that account cannot reach the data
 * directory (below {@code /root}, say), into a user name space by {@code unshare}. Both commands are part of every
 * Debian.
 *
 * @param prefix what stands before the server's own command line
 * @param owner who must own the server's files
 */
record ServerAccount(List<String> prefix, Ids owner) {

    /** A user and a group by number. */
    record Ids(int user, int group) {
        static Ids ofOwner(Path file) throws IOException {
            return new Ids(number(file, "unix:uid"), number(file, "unix:gid"));
        }

        private static int number(Path file, String attribute) throws IOException {
            if (Files.getAttribute(file, attribute, LinkOption.NOFOLLOW_LINKS) instanceof Integer number) {
                return number;
            }
            throw new IOException("The file system of " + file + " knows no owners");
        }

        boolean isRoot() {
            return user == 0;
        }
    }

    /** The account for the data directory at hand: who has run the server before comes first. */
    static ServerAccount choose(Path dataDirectory, Path postgresDirectory, PostgresBinaries binaries)
            throws IOException {
        Ids self = self(postgresDirectory);
        if (!self.isRoot()) {
            return new ServerAccount(List.of(), self);
        }
        Set<Ids> candidates = new LinkedHashSet<>();
        Path cluster = postgresDirectory.resolve(Cluster.NAME);
        if (Files.isDirectory(cluster)) {
            candidates.add(Ids.ofOwner(cluster));
        }
        candidates.add(Ids.ofOwner(dataDirectory));
        Stream.of("wenguo", "nobody")
                .map(ServerAccount::named)
                .flatMap(Optional::stream)
                .forEach(candidates::add);
        for (Ids candidate : candidates) {
            if (!candidate.isRoot()) {
                admit(candidate, dataDirectory);
                admit(candidate, postgresDirectory);
                ServerAccount account = new ServerAccount(
                        List.of(
                                "setpriv",
                                "--reuid=" + candidate.user(),
                                "--regid=" + candidate.group(),
                                "--clear-groups",
                                "--no-new-privs"),
                        candidate);
                if (account.canRun(binaries, postgresDirectory)) {
                    return account;
                }
            }
        }
        ServerAccount apart = new ServerAccount(List.of("unshare", "--user"), self);
        if (apart.canRun(binaries, postgresDirectory)) {
            return apart;
        }
        throw new DatabaseNotStarted(
                "The program runs as root, PostgreSQL must not, and no unprivileged account can reach " + dataDirectory
                        + ".",
                "Start the program as an ordinary user who owns the data directory, or move it to where such a user can"
                        + " reach it (chmod o+x on the directories above), or set spring.datasource.url to an outside"
                        + " PostgreSQL.");
    }

    List<String> command(Path program, List<String> arguments) {
        List<String> line = new ArrayList<>(prefix);
        line.add(program.toString());
        line.addAll(arguments);
        return line;
    }

    /** Gives the files to the account, with all below them; costs nothing when they are its own already. */
    void own(Path root) throws IOException {
        if (Ids.ofOwner(root).user() == owner.user()) {
            return;
        }
        // The root of the tree comes last: it tells, after a crash half-way, that the rest is not done.
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                return give(file);
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
                    throws IOException {
                if (failure != null) {
                    throw failure;
                }
                return give(directory);
            }

            private FileVisitResult give(Path file) throws IOException {
                Files.setAttribute(file, "unix:gid", owner.group(), LinkOption.NOFOLLOW_LINKS);
                Files.setAttribute(file, "unix:uid", owner.user(), LinkOption.NOFOLLOW_LINKS);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Who this program is: the owner of what it creates. */
    private static Ids self(Path writable) throws IOException {
        Path probe = Files.createTempFile(writable, "owner-", null);
        try {
            return Ids.ofOwner(probe);
        } finally {
            Files.delete(probe);
        }
    }

    /** Lets the account's group pass through a directory of root's, without letting it look around in there. */
    private static void admit(Ids account, Path directory) throws IOException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(directory);
        if (Ids.ofOwner(directory).isRoot() && !permissions.contains(PosixFilePermission.OTHERS_EXECUTE)) {
            Files.setAttribute(directory, "unix:gid", account.group());
            permissions.add(PosixFilePermission.GROUP_EXECUTE);
            permissions.remove(PosixFilePermission.GROUP_READ);
            permissions.remove(PosixFilePermission.GROUP_WRITE);
            Files.setPosixFilePermissions(directory, permissions);
        }
    }

    private static Optional<Ids> named(String account) {
        try {
            return Optional.of(new Ids(number("-u", account), number("-g", account)));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static int number(String option, String account) throws IOException {
        Process id = new ProcessBuilder("id", option, account)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return Integer.parseInt(new String(id.getInputStream().readAllBytes(), US_ASCII).strip());
    }

    private boolean canRun(PostgresBinaries binaries, Path postgresDirectory) {
        try {
            Process version = new ProcessBuilder(command(binaries.postgres(), List.of("--version")))
                    .directory(postgresDirectory.toFile())
                    .redirectErrorStream(true)
                    .start();
            version.getInputStream().readAllBytes();
            return version.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
