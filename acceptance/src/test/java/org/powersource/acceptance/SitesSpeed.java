package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.powersource.acceptance.TimedRequests.Ask;
import org.powersource.acceptance.TimedRequests.Sender;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.AdminApi;
import org.powersource.acceptance.suite.Population;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.RealmFile;
import org.powersource.acceptance.suite.StatementLog;
import org.powersource.acceptance.suite.Suite;
import org.powersource.devserver.Artifacts;
import org.powersource.devserver.EmbeddedDatabase;
import org.powersource.devserver.KeycloakServer;
import org.powersource.devserver.MailServer;

/**
 * What lists and records cost a contact and an administrator in a realm of some 300 sites, and in one whose accounts are in 50 more groups, against the
 * shipped realm on the same server, by turns: {@code mvn verify -Pbenchmark -Dit.test=SitesSpeed}. No test of a plain build.
 *
 * <p>{@code -Dbenchmark.rounds=} (150). Writes {@code acceptance/target/sites-speed.txt}.
 */
class SitesSpeed {

    private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 150);
    private static final int SITES = 297;
    private static final int GROUPS = 50;
    /** Of medians. */
    private static final double MOST = 1.1;

    private static final Set<Ask> LIMITED = Set.of(Ask.LIST, Ask.SEARCH, Ask.OPEN, Ask.ACCOUNTS);

    @Test
    void sitesAndGroupsDoNotMatter() throws IOException {
        Path folder = StatementLog.folder();
        Map<String, Double> ratios = new TreeMap<>();
        StringBuilder report = new StringBuilder();
        try (EmbeddedDatabase postgres = StatementLog.databaseWithLog(folder);
                StatementLog log = StatementLog.of(postgres, folder);
                MailServer mail = MailServer.start();
                KeycloakServer server = KeycloakServer.builder(Artifacts.fromSystemProperties())
                        .database(postgres.database())
                        .progress(System.out::println)
                        .start();
                Suite suite = Suite.on(server, mail)) {
            Realm few = suite.variant("few", file -> {});
            Realm sites = suite.variant("sites", file -> file.addSites(SITES));
            Realm groups = suite.variant("groups", SitesSpeed::addGroups);
            List<Realm> realms = List.of(few, sites, groups);
            realms.forEach(realm -> Population.fill(postgres, realm.admin(), 10, 1000));
            joinGroups(postgres, groups);
            List<Sender> contacts = new ArrayList<>();
            List<Sender> administrators = new ArrayList<>();
            realms.forEach(realm -> {
                contacts.add(contact(realm));
                administrators.add(new Sender(realm, suite.admin().tokenManager()::getAccessTokenString));
            });
            for (var senders :
                    Map.of("contact", contacts, "administrator", administrators).entrySet()) {
                for (int other : List.of(1, 2)) {
                    String title =
                            senders.getKey() + ": " + (other == 1 ? SITES + " more sites" : GROUPS + " more groups");
                    TimedRequests times = TimedRequests.measure(
                            senders.getValue().get(0), senders.getValue().get(other), ROUNDS);
                    report.append(times.text(title))
                            .append(times.statements(log))
                            .append('\n');
                    LIMITED.forEach(ask -> ratios.put(title + ", " + ask, times.ratio(ask, 0.5)));
                }
            }
        }
        Files.writeString(Path.of("target", "sites-speed.txt"), report);
        assertThat(ratios.values()).as(report + ratios.toString()).allMatch(ratio -> ratio <= MOST);
    }

    private static void addGroups(RealmFile file) {
        ArrayNode groups = (ArrayNode) file.tree().get("groups");
        for (int number = 0; number < GROUPS; number++) {
            groups.addObject().put("name", "club-" + number).put("path", "/club-" + number);
        }
    }

    private static void joinGroups(EmbeddedDatabase postgres, Realm realm) {
        String id = realm.admin().toRepresentation().getId();
        try (var connection = postgres.connect();
                var statement = connection.prepareStatement("""
                        insert into user_group_membership (group_id, user_id, membership_type)
                        select g.id, u.id, 'UNMANAGED' from keycloak_group g, user_entity u
                        where g.realm_id = ? and u.realm_id = ? and g.name like 'club-%'""")) {
            statement.setString(1, id);
            statement.setString(2, id);
            assertThat(statement.executeUpdate()).isGreaterThanOrEqualTo(GROUPS * 1000);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Sender contact(Realm realm) {
        Account account = realm.newAccount()
                .group("/districts/District 0")
                .realmRole("technical-contact")
                .create();
        return new Sender(realm, () -> AdminApi.as(account).token());
    }
}
