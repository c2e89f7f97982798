package org.powersource.devserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeCacheTest {

    @TempDir
    private Path folder;

    @Test
    void homeAppearsOnlyWhenComplete() throws IOException {
        HomeCache cache = new HomeCache(folder);
        Path unfinished = cache.unfinished("one");
        Files.writeString(unfinished.resolve("file"), "content");
        assertThat(cache.path("one")).doesNotExist();

        cache.keep(unfinished, "one");

        assertThat(cache.path("one").resolve("file")).hasContent("content");
        assertThat(unfinished).doesNotExist();
    }

    @Test
    void homeThatAnotherProcessMadeMeanwhileIsTaken() throws IOException {
        HomeCache cache = new HomeCache(folder);
        Path unfinished = cache.unfinished("one");
        Files.createDirectories(cache.path("one"));
        Files.writeString(cache.path("one").resolve("file"), "theirs");

        cache.keep(unfinished, "one");

        assertThat(cache.path("one").resolve("file")).hasContent("theirs");
        assertThat(unfinished).doesNotExist();
    }

    @Test
    void onlyTheNewestStay() throws IOException {
        for (int age = 0; age < 6; age++) {
            home("home" + age, age);
        }

        new HomeCache(folder).prune();

        assertThat(names()).containsExactlyInAnyOrder("home0", "home1", "home2");
    }

    @Test
    void homeInUseStaysHoweverOld() throws IOException {
        for (int age = 0; age < 6; age++) {
            home("home" + age, age);
        }
        Path used = folder.resolve("home5");
        Files.createFile(used.resolve(".used-by-" + ProcessHandle.current().pid()));
        Files.setLastModifiedTime(used, FileTime.from(Instant.EPOCH));

        new HomeCache(folder).prune();

        assertThat(names()).contains("home5");
    }

    @Test
    void leftoverOfAnInterruptedBuildGoes() throws IOException {
        home(".unfinished-one-" + Long.MAX_VALUE, 0);
        Path own = new HomeCache(folder).unfinished("two");

        new HomeCache(folder).prune();

        assertThat(names()).containsExactly(own.getFileName().toString());
    }

    private void home(String name, int daysAgo) throws IOException {
        Path home = Files.createDirectories(folder.resolve(name));
        Files.setLastModifiedTime(home, FileTime.from(Instant.now().minusSeconds(86_400L * daysAgo)));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).toList();
        }
    }
}
