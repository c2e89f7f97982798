package org.powersource.benchmark;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import one.convert.Arguments;
import one.convert.JfrToFlame;
import org.junit.jupiter.api.Test;
import org.powersource.acceptance.inspection.SmallPng;
import org.powersource.acceptance.suite.Jcmd;
import org.powersource.acceptance.suite.Windows;

/**
 * Where the server's time goes while people sign in, with a hash that costs nothing: {@code mvn verify -Pbenchmark -Dit.test=SignInFlames}.
 * Samples of the threads that answer requests, taken by the JVM's own recorder. Writes {@code benchmark/target/sign-in.html} and a picture of
 * it.
 */
class SignInFlames {

    private static final Duration TURN = Duration.ofSeconds(2);
    /** All that is called by Keycloak's own resources; what is below is the same for each request. */
    private static final String REQUESTS = "org/keycloak/.*(Endpoint|LoginActionsService|AuthorizationEndpoint).*";

    @Test
    void whereTheTimeGoes() throws IOException {
        Path recording = Path.of("target", "sign-in.jfr").toAbsolutePath();
        Path flames = recording.resolveSibling("sign-in.html");
        try (Place place = Place.start()) {
            Side ours = SignInBenchmark.side(place, "flames", SignInBenchmark.CHEAP);
            Contest contest = new Contest(TURN, Way::signIn, ours);
            Jcmd.ask(
                    place.server(),
                    "JFR.start",
                    "name=sign-in",
                    "settings=profile",
                    "delay=" + contest.duration().toSeconds() / 3 + "s");
            contest.run();
            System.out.println(Jcmd.ask(place.server(), "JFR.dump", "name=sign-in", "filename=" + recording));
            JfrToFlame.convert(
                    recording.toString(),
                    flames.toString(),
                    new Arguments(
                            "--cpu",
                            "--simple",
                            "--norm",
                            "--minwidth",
                            "0.3",
                            "--include",
                            REQUESTS,
                            "--title",
                            "Sign-ins, without the hash"));
            try (Windows windows = place.suite().windows()) {
                Page page = windows.open();
                page.navigate(flames.toUri().toString());
                SmallPng.write(page.screenshot(), flames.resolveSibling("sign-in.png"));
            }
        }
    }
}
