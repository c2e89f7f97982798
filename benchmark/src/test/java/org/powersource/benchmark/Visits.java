package org.powersource.benchmark;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.exitBlockOnFail;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.flushCookieJar;
import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.javaapi.core.Simulation;
import java.util.Objects;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** What Gatling runs, a {@link Contest}: each visitor comes as somebody else as soon as a visit has ended, with fresh cookies. */
public final class Visits extends Simulation {

    /** Gatling makes a simulation by its name alone. */
    private static @Nullable Contest current;

    public Visits() {
        Contest contest = Objects.requireNonNull(current, "Gatling was started by somebody else");
        setUp(scenario("visits")
                        .during(contest.duration())
                        .on(
                                exec(flushCookieJar()),
                                feed(contest),
                                exitBlockOnFail().on(contest.visit()),
                                exec(contest::note))
                        .injectOpen(atOnceUsers(Contest.VISITORS)))
                .protocols(http.acceptHeader("text/html").acceptLanguageHeader("en"));
    }

    static synchronized int run(Contest contest, IntSupplier gatling) {
        current = contest;
        try {
            return gatling.getAsInt();
        } finally {
            current = null;
        }
    }
}
