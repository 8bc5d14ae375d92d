package org.wenguo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.FileSystemUtils;

/** Gives each program under test an empty data directory below {@code target}; those of earlier runs are swept away. */
public final class FreshData implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Path ROOT = Path.of("target", "test-data");
    private static boolean swept;

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        try {
            var properties =
                    Map.<String, Object>of("wenguo.data-dir", emptyDirectory().toString());
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("fresh data", properties));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static synchronized Path emptyDirectory() throws IOException {
        if (!swept) {
            FileSystemUtils.deleteRecursively(ROOT);
            swept = true;
        }
        Files.createDirectories(ROOT);
        return Files.createTempDirectory(ROOT.toAbsolutePath(), "data-");
    }
}
