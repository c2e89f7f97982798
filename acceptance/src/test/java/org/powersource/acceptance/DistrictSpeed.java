package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.powersource.acceptance.TimedRequests.Ask;
import org.powersource.acceptance.TimedRequests.Sender;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.AdminApi;
import org.powersource.acceptance.suite.Population;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.StatementLog;
import org.powersource.acceptance.suite.Suite;
import org.powersource.devserver.Artifacts;
import org.powersource.devserver.EmbeddedDatabase;
import org.powersource.devserver.KeycloakServer;
import org.powersource.devserver.MailServer;

/**
 * What a contact's requests cost in a realm of 15,000 districts and a million accounts, against one of 10 and 1,000 on the same
 * server, by turns: {@code mvn verify -Pbenchmark -Dit.test=DistrictSpeed}. No test of a plain build.
 *
 * <p>{@code -Dbenchmark.districts=}, {@code -Dbenchmark.users=}, {@code -Dbenchmark.rounds=} (300). Writes {@code
 * acceptance/target/district-speed.txt}.
 */
class DistrictSpeed {

    private static final int DISTRICTS = Integer.getInteger("benchmark.districts", 15_000);
    private static final int USERS = Integer.getInteger("benchmark.users", 1_000_000);
    private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 300);
    private static final double MOST = 1.5;

    @Test
    void sizeOfTheRealmDoesNotMatter() throws IOException {
        Path folder = StatementLog.folder();
        try (EmbeddedDatabase postgres = StatementLog.databaseWithLog(folder);
                StatementLog log = StatementLog.of(postgres, folder);
                MailServer mail = MailServer.start();
                KeycloakServer server = KeycloakServer.builder(Artifacts.fromSystemProperties())
                        .database(postgres.database())
                        .progress(System.out::println)
                        .start();
                Suite suite = Suite.on(server, mail)) {
            Sender small = contact(suite.variant("small", file -> {}), postgres, 10, 1000);
            System.out.println("Filling " + USERS + " accounts into " + DISTRICTS + " districts");
            Sender large = contact(suite.realm(), postgres, DISTRICTS, USERS);
            TimedRequests times = TimedRequests.measure(small, large, ROUNDS);
            String text = times.text(String.format(
                            Locale.ROOT,
                            "10 districts, 1,000 accounts against %,d and %,d; %d rounds",
                            DISTRICTS,
                            USERS,
                            ROUNDS))
                    + times.statements(log);
            System.out.println(text);
            Files.writeString(Path.of("target", "district-speed.txt"), text);
            assertThat(Arrays.stream(Ask.values()).mapToDouble(ask -> times.ratio(ask, 0.95)))
                    .as(text)
                    .allSatisfy(ratio -> assertThat(ratio).isLessThanOrEqualTo(MOST));
        }
    }

    /** A contact of the first district of a realm. */
    private static Sender contact(Realm realm, EmbeddedDatabase database, int districts, int users) {
        Population.fill(database, realm.admin(), districts, users);
        Account account = realm.newAccount()
                .group("/districts/District 0")
                .realmRole("technical-contact")
                .create();
        // A token of the admin console: tokens of other clients carry no powers of a contact.
        return new Sender(realm, () -> AdminApi.as(account).token());
    }
}
