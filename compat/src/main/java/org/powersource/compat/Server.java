package org.powersource.compat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The jars of a Keycloak distribution. */
public final class Server implements AutoCloseable {

    /** Folders of a server's class path; those in {@code deployment} serve its build only. */
    private static final List<String> LIBRARIES = List.of("lib/lib/main", "lib/lib/boot");

    private static final Pattern CORE = Pattern.compile("org\\.keycloak\\.keycloak-core-(.+)\\.jar");

    private final Path folder;
    private final Jars jars;

    private Server(Path folder, Jars jars) {
        this.folder = folder;
        this.jars = jars;
    }

    /**
     * Opens a distribution, for as long as its classes are read.
     *
     * @param distribution zip of a distribution, or the folder that it was unpacked to
     */
    public static Server open(Path distribution) {
        try {
            Path folder = Files.createTempDirectory("server");
            List<Path> libraries = copied(distribution, folder);
            if (libraries.isEmpty()) {
                throw new IllegalArgumentException("No Keycloak distribution: " + distribution);
            }
            return new Server(folder, Jars.open(libraries));
        } catch (IOException e) {
            throw new UncheckedIOException("Can't read " + distribution, e);
        }
    }

    private static List<Path> copied(Path distribution, Path folder) throws IOException {
        if (Files.isDirectory(distribution)) {
            return libraries(distribution);
        }
        List<Path> copies = new ArrayList<>();
        try (FileSystem zip = FileSystems.newFileSystem(distribution);
                Stream<Path> tops = Files.list(zip.getPath("/"))) {
            for (Path jar : tops.flatMap(top -> libraries(top).stream()).toList()) {
                copies.add(Files.copy(jar, folder.resolve(jar.getFileName().toString())));
            }
        }
        return copies;
    }

    private static List<Path> libraries(Path home) {
        return LIBRARIES.stream()
                .map(home::resolve)
                .filter(Files::isDirectory)
                .flatMap(library -> jarsIn(library).stream())
                .toList();
    }

    private static List<Path> jarsIn(Path library) {
        try (Stream<Path> files = Files.list(library)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Jars jars() {
        return jars;
    }

    /** Those of Keycloak itself. */
    Jars keycloak() {
        return jars.named(name -> name.startsWith("org.keycloak."));
    }

    String version() {
        return jars.names()
                .map(CORE::matcher)
                .filter(Matcher::matches)
                .map(name -> name.group(1))
                .findFirst()
                .orElse("unknown");
    }

    /** The methods that the server answers, with the classes of all its resources. */
    public List<Endpoint> endpoints() {
        return new Endpoints(keycloak(), new Classes(List.of(jars))).all();
    }

    @Override
    public void close() {
        jars.close();
        try (Stream<Path> copies = Files.list(folder)) {
            for (Path copy : copies.toList()) {
                Files.delete(copy);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
