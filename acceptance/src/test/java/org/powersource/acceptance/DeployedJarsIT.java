package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The two jars bring nothing but what is the suite's own: no library that Keycloak ships, and none that has to be kept up to date. */
class DeployedJarsIT {

    private static final Pattern OWN = Pattern.compile(
            "org/powersource/idp/.*|theme/powersource/.*|theme-resources/.*|META-INF/(?!.*\\.jar).*|(org|theme|org/powersource)/");

    @Test
    void holdWhatIsOurs() throws IOException {
        List<String> entries = new ArrayList<>();
        for (String jar : System.getProperty("powersource.providers").split(Pattern.quote(File.pathSeparator), -1)) {
            try (JarFile file = new JarFile(jar)) {
                file.stream().forEach(entry -> entries.add(entry.getName()));
            }
        }

        assertThat(entries)
                .hasSizeGreaterThan(100)
                .allMatch(name -> OWN.matcher(name).matches());
        assertThat(entries).noneMatch(name -> name.contains("jazzer") || name.contains("jqwik"));
    }
}
