package org.powersource.compat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** Jar files that are on one class path. */
final class Jars implements AutoCloseable {

    private final List<JarFile> files;
    /** Files by entry, in the order of the class path. */
    private final Map<String, List<JarFile>> index = new LinkedHashMap<>();

    private Jars(List<JarFile> files) {
        this.files = files;
        for (JarFile file : files) {
            file.stream()
                    .filter(entry -> !entry.isDirectory())
                    .forEach(entry -> index.computeIfAbsent(entry.getName(), name -> new ArrayList<>(1))
                            .add(file));
        }
    }

    static Jars open(List<Path> paths) {
        List<JarFile> files = new ArrayList<>();
        for (Path path : paths) {
            try {
                files.add(new JarFile(path.toFile()));
            } catch (IOException e) {
                throw new UncheckedIOException("Can't read " + path, e);
            }
        }
        return new Jars(files);
    }

    /** The files whose name fits. They close with these. */
    Jars named(Predicate<String> name) {
        return new Jars(files.stream()
                .filter(file -> name.test(Path.of(file.getName()).getFileName().toString()))
                .toList());
    }

    Stream<String> names() {
        return files.stream().map(file -> Path.of(file.getName()).getFileName().toString());
    }

    Stream<String> entries() {
        return index.keySet().stream();
    }

    /** Of classes, as class files have them. */
    Stream<String> classNames() {
        return entries()
                .filter(entry -> entry.endsWith(".class"))
                .filter(entry -> !entry.startsWith("META-INF/") && !entry.endsWith("module-info.class"))
                .map(entry -> entry.substring(0, entry.length() - ".class".length()));
    }

    /** The first entry of this name. */
    Optional<byte[]> read(String entry) {
        return all(entry).findFirst();
    }

    /** The entries of this name, of all files. */
    Stream<byte[]> all(String entry) {
        return index.getOrDefault(entry, List.of()).stream().map(file -> read(file, entry));
    }

    Stream<String> lines(String entry) {
        return all(entry).flatMap(content -> new String(content, StandardCharsets.UTF_8).lines());
    }

    private static byte[] read(JarFile file, String entry) {
        try (InputStream in = file.getInputStream(new ZipEntry(entry))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("Can't read " + entry + " of " + file.getName(), e);
        }
    }

    @Override
    public void close() {
        for (JarFile file : files) {
            try {
                file.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
