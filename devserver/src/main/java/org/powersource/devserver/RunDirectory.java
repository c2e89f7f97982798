package org.powersource.devserver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * A server's folder: its data, and links to a built home, which several servers can share. {@code kc.sh} finds its home by its own path with
 * links resolved, so {@code kc.sh} alone is a copy.
 */
record RunDirectory(Path path) {

    private static final List<String> SHARED = List.of("conf", "lib", "providers", "themes", "version.txt");

    /** Keeps data of earlier runs. */
    void attach(Path home) throws IOException {
        Path script = Path.of("bin", "kc.sh");
        Files.createDirectories(path.resolve("bin"));
        Files.copy(home.resolve(script), path.resolve(script), StandardCopyOption.REPLACE_EXISTING);
        for (String name : SHARED) {
            Path link = path.resolve(name);
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, home.resolve(name));
        }
    }

    void offer(List<Path> realms) throws IOException {
        Path folder = path.resolve("data").resolve("import");
        new FileTree(folder).delete();
        Files.createDirectories(folder);
        for (Path realm : realms) {
            Files.copy(realm, folder.resolve(realm.getFileName()));
        }
    }

    Path log() {
        return path.resolve("keycloak.log");
    }

    void delete() throws IOException {
        new FileTree(path).delete();
    }
}
