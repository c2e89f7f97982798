package org.powersource.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import one.convert.Arguments;
import one.convert.FlameGraph;
import one.convert.JfrToFlame;
import org.junit.jupiter.api.Test;
import org.powersource.acceptance.inspection.SmallPng;
import org.powersource.acceptance.suite.Jcmd;
import org.powersource.acceptance.suite.Windows;

/**
 * Where the server's time goes while people sign in, with a hash that costs nothing: {@code mvn verify -Pbenchmark -Dit.test=SignInFlames}.
 * Samples of what answers requests, taken by the JVM's own recorder, from Keycloak's endpoints upwards. Writes {@code
 * benchmark/target/sign-in.html} and a picture of it.
 */
class SignInFlames {

    private static final Duration TURN = Duration.ofSeconds(2);
    private static final Pattern REQUEST =
            Pattern.compile("^.*?;(?=[^;]*(?:AuthorizationEndpoint|LoginActionsService|TokenEndpoint)\\.)(.*) (\\d+)$");

    /** Frames of which a sample has at least one. */
    private static final Map<String, String> SHARES = new TreeMap<>(Map.of(
            "ours, and what it calls", "org/powersource/",
            "database", "org/postgresql/|org/hibernate/",
            "pages", "freemarker/",
            "tokens and cookies, signed and read", "org/keycloak/(jose|crypto|jwt)|org/keycloak/.*Signature",
            "sessions", "org/infinispan/|org/keycloak/models/sessions/"));

    @Test
    void whereTheTimeGoes() throws IOException {
        Path recording = Path.of("target", "sign-in.jfr").toAbsolutePath();
        Path stacks = recording.resolveSibling("sign-in.collapsed");
        Path flames = recording.resolveSibling("sign-in.html");
        try (Place place = Place.start()) {
            Contest contest =
                    new Contest(TURN, Way::signIn, SignInBenchmark.side(place, "flames", SignInBenchmark.CHEAP));
            String delay = "delay=" + contest.duration().toSeconds() / 3 + "s";
            Jcmd.ask(place.server(), "JFR.start", "name=sign-in", "settings=profile", delay);
            contest.run();
            Jcmd.ask(place.server(), "JFR.dump", "name=sign-in", "filename=" + recording);

            JfrToFlame.convert(
                    recording.toString(), stacks.toString(), new Arguments("--norm", "--output", "collapsed"));
            List<Matcher> requests = Files.readAllLines(stacks).stream()
                    .map(REQUEST::matcher)
                    .filter(Matcher::matches)
                    .toList();
            // What is called stands below, under the names of classes without their packages.
            Files.write(
                    stacks,
                    requests.stream()
                            .map(found -> found.group(1).replaceAll("[a-z][\\w./]*/", "") + " " + found.group(2))
                            .toList());
            FlameGraph.convert(
                    stacks.toString(),
                    flames.toString(),
                    new Arguments("--title", "Sign-ins without the hash", "--minwidth", "0.4", "--inverted"));
            try (Windows windows = place.suite().windows()) {
                Page page = windows.open();
                page.navigate(flames.toUri().toString());
                SmallPng.write(page.screenshot(), flames.resolveSibling("sign-in.png"));
            }
            report(requests);
        }
    }

    private static void report(List<Matcher> requests) {
        long all = samples(requests, "");
        assertThat(all).as("samples").isPositive();
        Report report = new Report("Sign-ins without the hash: " + all + " samples");
        SHARES.forEach((what, frames) -> report.say("- %s: %d %%", what, 100 * samples(requests, frames) / all));
        report.close();
    }

    private static long samples(List<Matcher> requests, String frames) {
        Pattern pattern = Pattern.compile(frames);
        return requests.stream()
                .filter(request -> pattern.matcher(request.group(1)).find())
                .mapToLong(request -> Long.parseLong(request.group(2)))
                .sum();
    }
}
