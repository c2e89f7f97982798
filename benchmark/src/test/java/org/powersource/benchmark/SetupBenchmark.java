package org.powersource.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.powersource.acceptance.suite.AdminApi;
import org.powersource.acceptance.suite.Population;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.Site;

/** The doctor's findings, and a dry run of setup, in a realm of a million accounts beside one of a thousand on the same server. */
class SetupBenchmark {

    private static final int FEW = 1000;
    private static final int MANY = Integer.getInteger("benchmark.users", 1_000_000);
    private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 24);
    private static final double MOST_MILLIS = 2000;
    private static final String SETUP = "/powersource/setup";

    @Test
    void aMillionAccountsCostTwoSeconds() {
        try (Place place = Place.start();
                Report report = new Report("Setup and doctor, " + MANY + " accounts beside " + FEW)) {
            Realm small = realm(place, "small", FEW);
            Realm large = realm(place, "large", MANY);
            report.table();
            compare(place, report, small, large, "findings (GET), difference in ms", api -> api.get(SETUP));
            compare(
                    place,
                    report,
                    small,
                    large,
                    "dry run with a site, difference in ms",
                    api -> api.post(SETUP, Map.of("dryRun", true, "sites", List.of(Site.GRADEBOOK))));
        }
    }

    private static Realm realm(Place place, String name, int users) {
        Realm realm = place.suite().variant(name, file -> {});
        Population.fill(place.database(), realm.admin(), Math.max(1, users * 3 / 200), users);
        return realm;
    }

    private static void compare(
            Place place,
            Report report,
            Realm small,
            Realm large,
            String what,
            Function<AdminApi, AdminApi.Reply> call) {
        List<Double> few = new ArrayList<>();
        List<Double> many = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            few.add(millis(place, small, call));
            many.add(millis(place, large, call));
        }
        report.atMostMore(MOST_MILLIS, what, many, few);
    }

    private static double millis(Place place, Realm realm, Function<AdminApi, AdminApi.Reply> call) {
        AdminApi api = AdminApi.with(realm, place.suite().admin().tokenManager().getAccessTokenString());
        long start = System.nanoTime();
        AdminApi.Reply reply = call.apply(api);
        double millis = (System.nanoTime() - start) / 1e6;
        assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
        return millis;
    }
}
