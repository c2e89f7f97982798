package org.powersource.devserver;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Parts of a server. Maven passes their paths as system properties.
 *
 * @param distribution zip of the Keycloak distribution
 * @param providers the jars for its {@code providers/} folder
 * @param realm the realm to import
 * @param cache folder of built homes, kept between runs
 */
public record Artifacts(Path distribution, List<Path> providers, Path realm, Path cache) {

    public static final String DISTRIBUTION = "powersource.distribution";
    /** Several paths, separated as on a class path. */
    public static final String PROVIDERS = "powersource.providers";

    public static final String REALM = "powersource.realm";
    public static final String CACHE = "powersource.cache";

    public Artifacts {
        requireFile(distribution);
        providers = List.copyOf(providers);
        providers.forEach(Artifacts::requireFile);
    }

    public static Artifacts fromSystemProperties() {
        return new Artifacts(
                path(property(DISTRIBUTION)),
                Arrays.stream(property(PROVIDERS).split(File.pathSeparator))
                        .map(Artifacts::path)
                        .toList(),
                path(property(REALM)),
                path(property(CACHE)));
    }

    /** Keycloak without our jars. */
    public Artifacts withoutProviders() {
        return new Artifacts(distribution, List.of(), realm, cache);
    }

    private static Path path(String name) {
        return Path.of(name).toAbsolutePath().normalize();
    }

    private static String property(String name) {
        String value = System.getProperty(name);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException("System property " + name + " is missing; the Maven build sets it"
                    + " (see devserver/pom.xml), so run this with Maven");
        }
        return value;
    }

    private static void requireFile(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("No file at " + file + "; build it first with: mvn package -DskipTests");
        }
    }
}
