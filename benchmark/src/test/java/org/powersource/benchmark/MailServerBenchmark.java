package org.powersource.benchmark;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.powersource.acceptance.mail.MoodyMailServer;
import org.powersource.acceptance.suite.PasswordRecovery;

/** Forgot My Password where the mail server takes its time, beside one that doesn't. */
class MailServerBenchmark {

    private static final Duration TURN = Duration.ofMillis(1500);
    private static final Duration SLOW = Duration.ofSeconds(2);
    private static final double MOST = 1.2;
    private static final int ACCOUNTS = 100;

    @Test
    void nobodyWaitsForTheMailServer() {
        try (Place place = Place.start();
                MoodyMailServer instant = MoodyMailServer.onAFreePort();
                MoodyMailServer slow = MoodyMailServer.onAFreePort().takes(SLOW)) {
            Side quick = side(place, "quick", instant);
            Side patient = side(place, "patient", slow);
            Contest contest = new Contest(TURN, Way::forgotMyPassword, quick, patient).run();
            new Report("Forgot My Password, a mail server that takes 2 s beside an instant one")
                    .table()
                    .atMost(MOST, "p95 in ms", Turn::p95, contest.turns(patient), contest.turns(quick))
                    .say("%nThe instant one took %d mails.", instant.arrivals().size())
                    .close();
        }
    }

    private static Side side(Place place, String name, MoodyMailServer mail) {
        PasswordRecovery recovery = place.recovery(name, file -> file.sendsMailTo("localhost", mail.port()));
        List<Map<String, Object>> visitors = Stream.generate(recovery::account)
                .limit(ACCOUNTS)
                .map(account -> Way.visitor(recovery.site(), account))
                .toList();
        return Side.inTurn(name, visitors);
    }
}
