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

/** What the JDK's own tool knows about a server that runs. */
public final class Jcmd {

    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

    private Jcmd() {}

    /** Bytes that outlive a forced collection: the histogram counts what lives, so the JVM collects first. */
    public static long heap(KeycloakServer server) {
        String text = ask(server, "GC.class_histogram");
        Matcher total = TOTAL.matcher(text);
        if (!total.find()) {
            throw new IllegalStateException("No histogram: " + text);
        }
        return Long.parseLong(total.group(1));
    }

    /** What it says to a command with its arguments, such as {@code ask(server, "JFR.start", "settings=profile")}. */
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
