package org.powersource.devserver;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Built homes by key. A home is built under another name and renamed when it is complete, so each home in the cache is complete. */
final class HomeCache {

    static final int KEPT = 3;

    private static final String UNFINISHED = ".unfinished-";
    /** Start of the name of a file that marks a home as used; ends with the id of the process. */
    private static final String USER = ".used-by-";

    private final Path folder;

    HomeCache(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    Path path(String key) {
        return folder.resolve(key);
    }

    /** A new folder to build a home in. */
    Path unfinished(String key) throws IOException {
        Path unfinished =
                folder.resolve(UNFINISHED + key + "-" + ProcessHandle.current().pid());
        new FileTree(unfinished).delete();
        return Files.createDirectories(unfinished);
    }

    void keep(Path unfinished, String key) throws IOException {
        try {
            Files.move(unfinished, path(key), StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (!Files.isDirectory(path(key))) {
                throw e;
            }
            // Another process built the same home in the meantime.
            new FileTree(unfinished).delete();
        }
    }

    void use(Path home) throws IOException {
        Path mark = home.resolve(USER + ProcessHandle.current().pid());
        if (!Files.exists(mark)) {
            Files.createFile(mark).toFile().deleteOnExit();
        }
        Files.setLastModifiedTime(home, FileTime.from(Instant.now()));
    }

    /** Removes homes that are neither in use nor among the newest. */
    void prune() throws IOException {
        List<Path> homes;
        try (Stream<Path> entries = Files.list(folder)) {
            homes = entries.filter(Files::isDirectory)
                    .sorted(Comparator.comparing(HomeCache::lastUse).reversed())
                    .toList();
        }
        int kept = 0;
        for (Path home : homes) {
            if (isInUse(home)) {
                kept++;
            } else if (name(home).startsWith(UNFINISHED) || ++kept > KEPT) {
                new FileTree(home).delete();
            }
        }
    }

    private static boolean isInUse(Path home) throws IOException {
        if (name(home).startsWith(UNFINISHED)) {
            return isAlive(name(home).substring(name(home).lastIndexOf('-') + 1));
        }
        try (Stream<Path> entries = Files.list(home)) {
            return entries.map(HomeCache::name)
                    .filter(name -> name.startsWith(USER))
                    .anyMatch(name -> isAlive(name.substring(USER.length())));
        }
    }

    private static boolean isAlive(String process) {
        return ProcessHandle.of(Long.parseLong(process)).isPresent();
    }

    private static FileTime lastUse(Path home) {
        try {
            return Files.getLastModifiedTime(home);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}
