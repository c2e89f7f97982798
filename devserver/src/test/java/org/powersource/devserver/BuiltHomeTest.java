package org.powersource.devserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuiltHomeTest {

    @TempDir
    private Path folder;

    private String before = "";

    @BeforeEach
    void artifacts() throws IOException {
        Files.writeString(folder.resolve("dist.zip"), "distribution");
        Files.writeString(folder.resolve("suite.jar"), "code");
        before = key(Map.of("db", "dev-file"));
    }

    @Test
    void sameContentIsTheSameHome() throws IOException {
        Files.writeString(folder.resolve("suite.jar"), "code");
        Files.setLastModifiedTime(folder.resolve("suite.jar"), FileTime.from(Instant.EPOCH));

        assertThat(key(Map.of("db", "dev-file"))).isEqualTo(before);
    }

    @Test
    void changedJarIsAnotherHome() throws IOException {
        Files.writeString(folder.resolve("suite.jar"), "edoc");

        assertThat(key(Map.of("db", "dev-file"))).isNotEqualTo(before);
    }

    @Test
    void changedDistributionIsAnotherHome() throws IOException {
        Files.writeString(folder.resolve("dist.zip"), "another distribution");

        assertThat(key(Map.of("db", "dev-file"))).isNotEqualTo(before);
    }

    @Test
    void changedOptionIsAnotherHome() throws IOException {
        assertThat(key(Map.of("db", "postgres"))).isNotEqualTo(before);
    }

    private String key(Map<String, String> options) throws IOException {
        Artifacts artifacts = new Artifacts(
                folder.resolve("dist.zip"),
                List.of(folder.resolve("suite.jar")),
                folder.resolve("realm.json"),
                folder.resolve("cache"));
        return new BuiltHome(artifacts, options).key();
    }
}
