package org.powersource.benchmark;

import io.gatling.javaapi.core.ChainBuilder;
import java.time.Duration;
import java.util.Random;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.powersource.acceptance.suite.NewAccount;
import org.powersource.acceptance.suite.PasswordRecovery;
import org.powersource.acceptance.suite.Population;

/**
 * Sign-in and Forgot My Password in a realm of a million accounts, beside one of a thousand on the same server. In the large one the visitors
 * are once as few as in the small one, which Keycloak keeps in its cache, and once anybody.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealmSizeBenchmark {

    private static final Duration TURN = Duration.ofMillis(1500);
    private static final int FEW = 1000;
    private static final int MANY = Integer.getInteger("benchmark.users", 1_000_000);
    private static final int DISTRICTS = MANY * 3 / 200;
    private static final double MOST = 1.2;

    private final Place place = Place.start();
    private final Random random = new Random(1_000_000);
    private final PasswordRecovery small = realm("small", FEW / 100, FEW);
    private final PasswordRecovery large = realm("large", DISTRICTS, MANY);

    @AfterAll
    void end() {
        place.close();
    }

    @Test
    void signIn() {
        compare("Sign-in", Way::signIn);
    }

    @Test
    void forgotMyPassword() {
        compare("Forgot My Password", Way::forgotMyPassword);
    }

    private void compare(String title, Supplier<ChainBuilder> way) {
        int[] turn = {0};
        IntSupplier next = () -> turn[0]++;
        int contacts = 2 * DISTRICTS;
        Side few = side("few", small, () -> FEW / 50 + next.getAsInt() % (FEW - FEW / 50));
        Side same = side("same", large, () -> contacts + next.getAsInt() % (FEW - FEW / 50));
        Side any = side("any", large, () -> contacts + random.nextInt(MANY - contacts));
        Contest contest = new Contest(TURN, way, few, same, any).run();
        try (Report report = new Report(title + ", " + MANY + " accounts beside " + FEW)) {
            report.table()
                    .atMost(MOST, "as many visitors, p95 in ms", Turn::p95, contest.turns(same), contest.turns(few))
                    .atMost(MOST, "anybody, p95 in ms", Turn::p95, contest.turns(any), contest.turns(few));
        }
    }

    /** @param number who comes next; the first accounts are contacts, who go another way */
    private static Side side(String name, PasswordRecovery realm, IntSupplier number) {
        return new Side(
                name,
                () -> Way.visitor(realm.site(), "User" + number.getAsInt() + "@District.example", NewAccount.PASSWORD));
    }

    private PasswordRecovery realm(String name, int districts, int users) {
        PasswordRecovery recovery = place.recovery(name, file -> {});
        Population.fill(place.database(), recovery.realm().admin(), districts, users);
        Population.credentialsOf(place.database(), recovery.account());
        return recovery;
    }
}
