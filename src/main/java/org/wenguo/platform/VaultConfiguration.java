package org.wenguo.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the master key comes from: {@code wenguo.master-key} where several nodes share one, else a file made at first start. */
@Configuration(proxyBeanMethods = false)
class VaultConfiguration {

    @Bean
    Vault vault(
            @Value("${wenguo.master-key:}") String givenKey, @Value("${wenguo.data-dir:./data}") Path dataDirectory) {
        return new Vault(
                givenKey.isBlank() ? keyIn(dataDirectory) : Base64.getDecoder().decode(givenKey.strip()));
    }

    private static byte[] keyIn(Path dataDirectory) {
        var file = dataDirectory.resolve("wenguo.key");
        try {
            Files.createDirectories(dataDirectory);
            if (!Files.exists(file)) {
                create(file);
            }
            return Base64.getDecoder().decode(Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("The master key " + file + " cannot be read or made", e);
        }
    }

    /** Written whole under another name first: a crash leaves no half key behind which data would be sealed. */
    private static void create(Path file) throws IOException {
        var key = new byte[32];
        new SecureRandom().nextBytes(key);
        var fresh = Files.createTempFile(
                file.toAbsolutePath().getParent(),
                "wenguo",
                ".key",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (var channel = Files.newByteChannel(fresh, Set.of(StandardOpenOption.WRITE))) {
            channel.write(java.nio.ByteBuffer.wrap(Base64.getEncoder().encode(key)));
        }
        try {
            Files.createLink(file, fresh);
        } catch (FileAlreadyExistsException e) {
            // Another node on the same directory was faster: its key counts.
        } finally {
            Files.delete(fresh);
        }
    }
}
