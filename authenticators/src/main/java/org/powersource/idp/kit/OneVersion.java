package org.powersource.idp.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.List;

/** Refuses to start with two versions of one of our jars in {@code providers/}: classes and pages would come from both. */
public final class OneVersion {

    /** A resource of each jar that every version has. */
    private static final List<String> MARKERS =
            List.of("META-INF/powersource/outbox-changelog.xml", "theme/powersource/login/theme.properties");

    private OneVersion() {}

    /**
     * Looks for a second copy of each jar.
     *
     * @throws IllegalStateException if a jar is there twice: the server doesn't start
     */
    public static void require(ClassLoader providers) {
        for (String marker : MARKERS) {
            List<String> jars = jars(providers, marker);
            if (jars.size() > 1) {
                throw new IllegalStateException("providers/ contains PowerSource more than once: "
                        + String.join(", ", jars) + ". Remove the older file, then run kc.sh build.");
            }
        }
    }

    private static List<String> jars(ClassLoader providers, String marker) {
        try {
            return Collections.list(providers.getResources(marker)).stream()
                    .map(OneVersion::jar)
                    .distinct()
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code x.jar} for {@code jar:file:/opt/keycloak/providers/x.jar!/marker}; the whole URL for a folder. */
    private static String jar(URL resource) {
        String file = resource.toString().replaceFirst("!/.*", "");
        return file.endsWith(".jar") ? file.substring(file.lastIndexOf('/') + 1) : file;
    }
}
