package org.powersource.compat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Small jars, made of Java sources and other files while a test runs. */
final class Sources {

    private final Path folder;
    private final Map<String, String> files = new LinkedHashMap<>();

    Sources(Path folder) {
        this.folder = folder;
    }

    /** @param type full name of a class */
    Sources type(String type, String source) {
        String room = type.substring(0, type.lastIndexOf('.'));
        files.put(type.replace('.', '/') + ".java", "package " + room + ";\n" + source);
        return this;
    }

    Sources file(String path, String content) {
        files.put(path, content);
        return this;
    }

    /** @param name of the jar, and of a folder for its classes */
    Path jar(String name, Path... classPath) {
        try {
            Path classes = Files.createDirectories(folder.resolve(name.replace(".jar", "")));
            for (Map.Entry<String, String> file : files.entrySet()) {
                Path path = classes.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue());
            }
            compile(classes, List.of(classPath));
            Path jar = Files.createDirectories(folder.resolve("jars-" + name)).resolve(name);
            try (OutputStream out = Files.newOutputStream(jar);
                    JarOutputStream entries = new JarOutputStream(out)) {
                for (Path file : contents(classes)) {
                    if (isSource(file)) {
                        // javac would compile it again for the next jar.
                        continue;
                    }
                    entries.putNextEntry(
                            new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
                    Files.copy(file, entries);
                    entries.closeEntry();
                }
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void compile(Path classes, List<Path> classPath) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<Path> sources =
                contents(classes).stream().filter(Sources::isSource).toList();
        if (sources.isEmpty()) {
            return;
        }
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            List<String> options = List.of(
                    "-proc:none",
                    "-d",
                    classes.toString(),
                    "-cp",
                    String.join(
                            File.pathSeparator,
                            classPath.stream().map(Path::toString).toList()));
            assertThat(compiler.getTask(
                                    null, manager, null, options, null, manager.getJavaFileObjectsFromPaths(sources))
                            .call())
                    .isTrue();
        }
    }

    private static boolean isSource(Path file) {
        return file.toString().endsWith(".java");
    }

    private static List<Path> contents(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
