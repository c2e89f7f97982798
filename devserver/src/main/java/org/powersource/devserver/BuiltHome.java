package org.powersource.devserver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An unpacked Keycloak with the suite's jars, after {@code kc.sh build}. Never changed afterwards: Keycloak refuses an optimized start if a
 * jar has changed since the build.
 */
final class BuiltHome {

    /** Longest build; 25 to 60 seconds were measured on two cores. */
    private static final Duration LIMIT = Duration.ofMinutes(6);
    /** Version of the way in which homes are built. Change both together: the cache then ignores older homes. */
    private static final String RECIPE = "2";

    private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");

    /** Held while a home is built, so that a second server of this process waits for it instead of building it in the same folder. */
    private static final Object BUILDING = new Object();

    private final Artifacts artifacts;
    private final Map<String, String> options;

    BuiltHome(Artifacts artifacts, Map<String, String> options) {
        this.artifacts = artifacts;
        this.options = new TreeMap<>(options);
    }

    /** Builds the home if the cache doesn't have it. */
    Path path(Progress progress) throws IOException {
        HomeCache cache = new HomeCache(artifacts.cache());
        String key = key();
        Path home = cache.path(key);
        synchronized (BUILDING) {
            if (!Files.isDirectory(home)) {
                progress.step("Building Keycloak with the suite's jars (about a minute, once per change of a jar)");
                Path unfinished = cache.unfinished(key);
                build(unfinished);
                cache.keep(unfinished, key);
            }
        }
        steady(home);
        cache.use(home);
        cache.prune();
        return home;
    }

    String key() throws IOException {
        Fingerprint fingerprint = new Fingerprint().text(RECIPE).attributes(artifacts.distribution());
        for (Path jar : artifacts.providers()) {
            fingerprint.content(jar);
        }
        arguments().forEach(fingerprint::text);
        return fingerprint.value();
    }

    private void build(Path home) throws IOException {
        new FileTree(home).unpack(artifacts.distribution());
        for (Path jar : artifacts.providers()) {
            Files.copy(jar, provider(home, jar), StandardCopyOption.REPLACE_EXISTING);
        }
        steady(home);
        new KeycloakCommand(home, Map.of(), home.resolve("build.log")).run(arguments(), LIMIT);
    }

    /**
     * Sets fixed file times: Keycloak recognises a changed jar by its time, and a copied cache (for example of a CI system) has other
     * times.
     */
    private void steady(Path home) throws IOException {
        for (Path jar : artifacts.providers()) {
            Files.setLastModifiedTime(provider(home, jar), FileTime.from(TIME));
        }
    }

    private static Path provider(Path home, Path jar) {
        return home.resolve("providers").resolve(jar.getFileName());
    }

    private List<String> arguments() {
        return KeycloakOptions.line("build", options);
    }
}
