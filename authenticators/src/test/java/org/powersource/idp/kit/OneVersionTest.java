package org.powersource.idp.kit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OneVersionTest {

    private static final String CODE = "META-INF/powersource/outbox-changelog.xml";
    private static final String THEMES = "theme/powersource/login/theme.properties";

    @TempDir
    private Path folder;

    @Test
    void oneVersionOfEachJarIsAccepted() throws IOException {
        try (URLClassLoader providers = providers(jar("a-1.jar", CODE), jar("t-1.jar", THEMES))) {
            assertThatCode(() -> OneVersion.require(providers)).doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {CODE, THEMES})
    void twoVersionsOfAJarAreRefusedByName(String marker) throws IOException {
        try (URLClassLoader providers = providers(jar("x-1.jar", marker), jar("x-2.jar", marker))) {
            assertThatThrownBy(() -> OneVersion.require(providers))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("x-1.jar, x-2.jar");
        }
    }

    private static URLClassLoader providers(URL... jars) {
        return new URLClassLoader(jars, null);
    }

    private URL jar(String name, String entry) throws IOException {
        Path file = folder.resolve(name);
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file))) {
            jar.putNextEntry(new JarEntry(entry));
        }
        return file.toUri().toURL();
    }
}
