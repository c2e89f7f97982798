package org.powersource.acceptance.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.powersource.devserver.KeycloakServer;

/** The JDK's tool {@code jcmd}, for a running server. */
public final class Jcmd {

    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

    private Jcmd() {}

    /** Heap in bytes after a forced collection: the histogram counts live objects, so the JVM collects first. */
    public static long heap(KeycloakServer server) {
        String text = ask(server, "GC.class_histogram");
        Matcher total = TOTAL.matcher(text);
        if (!total.find()) {
            throw new IllegalStateException("No histogram: " + text);
        }
        return Long.parseLong(total.group(1));
    }

    /** Output of a command, such as {@code ask(server, "JFR.start", "settings=profile")}. */
    public static String ask(KeycloakServer server, String... command) {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        List<String> line = new ArrayList<>(List.of(jcmd, Long.toString(server.pid())));
        line.addAll(Arrays.asList(command));
        try {
            Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("No JDK with jcmd at " + jcmd, e);
        }
    }
}
