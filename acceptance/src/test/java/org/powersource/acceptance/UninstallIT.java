package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.AdminApi;
import org.powersource.acceptance.suite.Example;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.Nightly;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Suite;
import org.powersource.devserver.Artifacts;
import org.powersource.devserver.Database;
import org.powersource.devserver.EmbeddedDatabase;
import org.powersource.devserver.KeycloakServer;
import org.powersource.devserver.KeycloakServerBuilder;
import org.powersource.devserver.MailServer;
import org.powersource.devserver.Port;

/** The end of docs/operate.md: after its steps, nothing of the suite is in PostgreSQL, and the realm works as Keycloak's own. */
@Nightly
class UninstallIT {

    private static final Port HTTP = Port.free();
    private static final String SETUP = "/powersource/setup";

    /** Table and column. */
    private static final String TEXTS =
            "select table_name, column_name from information_schema.columns where table_schema = 'public'"
                    + " and data_type in ('character varying', 'text', 'character') order by 1, 2";

    @Test
    void nothingIsLeftAndTheRealmWorksStock() throws IOException, SQLException {
        try (EmbeddedDatabase postgres = EmbeddedDatabase.start();
                MailServer mail = MailServer.start()) {
            Site site;
            Account account;
            try (KeycloakServer keycloak =
                            server(postgres, Artifacts.fromSystemProperties()).start();
                    Suite suite = Suite.on(keycloak, mail)) {
                Realm realm = suite.freshRealm();
                site = realm.newSite().withoutRole().create();
                AdminApi api = realm.adminApi();
                assertThat(api.post(SETUP, Map.of("sites", List.of(site.clientId())))
                                .status())
                        .isEqualTo(200);
                account = realm.accountFor(site);
                realm.newAccount().inactive().create();
                assertThat(new HttpBrowser(keycloak.url())
                                .open(site)
                                .signIn(account)
                                .told())
                        .containsKey("code");
                assertThat(traces(postgres))
                        .contains(
                                "user_attribute.name",
                                "credential.type",
                                "user_required_action.required_action",
                                "powersource_mail.id");
                api = realm.adminApi();
                assertThat(api.delete(SETUP + "?purge=true").status()).isEqualTo(200);
            }
            try (Connection connection = postgres.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute(Files.readString(new Example("remove-traces.sql").path()));
            }

            assertThat(traces(postgres)).isEmpty();
            try (KeycloakServer stock = server(
                            postgres, Artifacts.fromSystemProperties().withoutProviders())
                    .start()) {
                assertThat(new HttpBrowser(stock.url())
                                .open(site)
                                .signIn(account)
                                .told())
                        .containsKey("code");
                assertThat(Files.readString(stock.logFile())).doesNotContain("powersource");
            }
            assertThat(traces(postgres)).isEmpty();
        }
    }

    private static KeycloakServerBuilder server(EmbeddedDatabase postgres, Artifacts artifacts) {
        Database database = postgres.database();
        return KeycloakServer.builder(artifacts)
                .httpPort(HTTP)
                .database(database)
                .realms()
                .admin("admin", "not-a-secret")
                .progress(System.out::println);
    }

    /** Tables of the suite's with all their columns, and columns of Keycloak's tables that name something of the suite's. */
    private static List<String> traces(EmbeddedDatabase postgres) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = postgres.connect();
                Statement statement = connection.createStatement();
                ResultSet columns = statement.executeQuery(TEXTS)) {
            while (columns.next()) {
                String table = columns.getString(1);
                String column = columns.getString(2);
                if (table.contains("powersourc") || namesUs(connection, table, column)) {
                    found.add(table + "." + column);
                }
            }
        }
        return found;
    }

    private static boolean namesUs(Connection connection, String table, String column) throws SQLException {
        try (PreparedStatement rows = connection.prepareStatement(
                "select 1 from " + table + " where " + column
                        + " ~* 'powersource|signInEmail|siteAccess|site-access|reminder-question|temporary-password|spoken-code' limit 1")) {
            return rows.executeQuery().next();
        }
    }
}
