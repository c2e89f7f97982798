package org.powersource.devserver.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.powersource.devserver.FileTree;

/** The demo's data, kept between two runs. */
record DemoFolder(Path path) {

    DemoFolder {
        path = path.toAbsolutePath().normalize();
    }

    /** Keycloak's own folder. */
    Path server() {
        return path.resolve("keycloak");
    }

    void reset() throws IOException {
        new FileTree(path).delete();
    }

    /** Whether the data are from another realm file: a realm is imported only once. */
    boolean isOlderThan(Path realm) throws IOException {
        return Files.exists(imported()) && Files.mismatch(imported(), realm) != -1;
    }

    /** Call it when the server runs with this realm. */
    void remember(Path realm) throws IOException {
        if (!Files.exists(imported())) {
            Files.copy(realm, imported(), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private Path imported() {
        return path.resolve("imported-realm.json");
    }
}
