package org.powersource.benchmark;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.RealmFile;
import org.powersource.acceptance.suite.Site;

/**
 * A sign-in with ours, beside one with Keycloak's own flow and pages in another realm of the same server; and that one beside a third realm
 * like it, which shows how far apart things look that are alike. Each realm has the same accounts.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignInBenchmark {

    private static final Duration TURN = Duration.ofMillis(1500);
    private static final int ACCOUNTS = 100;

    /** As if there were none. */
    static final Consumer<RealmFile> CHEAP =
            file -> file.tree().put("passwordPolicy", "hashAlgorithm(pbkdf2-sha256) and hashIterations(1)");

    private final Place place = Place.start();

    @AfterAll
    void end() {
        place.close();
    }

    @Test
    void withTheDefaultHash() {
        compare("Sign-in, Keycloak's default hash", "default", 0.97, 1.05, file -> {});
    }

    @Test
    void withAHashThatCostsNothing() {
        compare("Sign-in, pbkdf2-sha256 with 1 iteration: our own cost laid bare", "cheap", 0.9, 1.1, CHEAP);
    }

    private void compare(String title, String hash, double leastRate, double mostP95, Consumer<RealmFile> change) {
        Side stock = side(place, "stock-" + hash, change.andThen(RealmFile::stock));
        Side twin = side(place, "twin-" + hash, change.andThen(RealmFile::stock));
        Side ours = side(place, "ours-" + hash, change);
        Contest contest = new Contest(TURN, Way::signIn, stock, twin, ours).run();
        try (Report report = new Report(title)) {
            List<Turn> beside = contest.turns(stock);
            report.table();
            for (Side side : List.of(twin, ours)) {
                String who = side.equals(ours) ? "ours beside stock" : "stock beside stock";
                report.atLeast(leastRate, who + ", sign-ins in a second", Turn::rate, contest.turns(side), beside)
                        .atMost(mostP95, who + ", p95 in ms", Turn::p95, contest.turns(side), beside);
            }
        }
    }

    static Side side(Place place, String name, Consumer<RealmFile> change) {
        Realm realm = place.suite().variant(name, change);
        Site site = realm.site(Site.POWERSOURCE);
        List<Map<String, Object>> visitors = IntStream.range(0, ACCOUNTS)
                .mapToObj(i -> realm.newAccount()
                        .email("Pat.Lee." + i + "@Springfield.example")
                        .site(site)
                        .create())
                .map(account -> Way.visitor(site, account))
                .toList();
        return Side.inTurn(name, visitors);
    }
}
