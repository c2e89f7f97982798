package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.powersource.acceptance.suite.Eventually;
import org.powersource.acceptance.suite.Nightly;
import org.powersource.devserver.Artifacts;
import org.powersource.devserver.KeycloakServer;
import org.powersource.devserver.MailServer;

/** An address that was changed while nothing of the suite looked on is found afterwards. On a server that looks each two seconds. */
@Nightly
class AddressCheckIT {

    private static final Duration LIMIT = Duration.ofSeconds(40);
    private static final Duration CHECKS = Duration.ofSeconds(15);

    @Test
    void changePastEveryWatcherIsFound() {
        try (MailServer mail = MailServer.start();
                KeycloakServer server = KeycloakServer.builder(Artifacts.fromSystemProperties())
                        .option("spi-events-listener--powersource-accounts--check-seconds", "2")
                        .mail(mail)
                        .start();
                Keycloak admin = Keycloak.getInstance(
                        server.url(), "master", server.adminUser(), server.adminPassword(), "admin-cli")) {
            RealmResource realm = admin.realm("powersource");
            List<String> listeners = realm.toRepresentation().getEventsListeners();
            listen(realm, List.of("jboss-logging"));
            String id = account(realm, "lena@springfield.example");
            listen(realm, listeners);
            // By then the account was seen for the first time.
            long seen = System.nanoTime() + CHECKS.toNanos();
            Eventually.until("seen", LIMIT, () -> System.nanoTime() > seen);
            assertThat(mail.mails()).isEmpty();

            listen(realm, List.of("jboss-logging"));
            UserRepresentation record = realm.users().get(id).toRepresentation();
            record.setEmail("lena.lopez@springfield.example");
            realm.users().get(id).update(record);
            listen(realm, listeners);

            Eventually.until(
                    "told",
                    LIMIT,
                    () -> mail.mailsTo("lena@springfield.example").size() == 1
                            && mail.mailsTo("lena.lopez@springfield.example").size() == 1);
        }
    }

    private static String account(RealmResource realm, String email) {
        UserRepresentation user = new UserRepresentation();
        user.setEmail(email);
        user.setUsername(email);
        user.setEnabled(true);
        try (Response response = realm.users().create(user)) {
            return CreatedResponseUtil.getCreatedId(response);
        }
    }

    private static void listen(RealmResource realm, List<String> listeners) {
        RealmRepresentation change = new RealmRepresentation();
        change.setEventsListeners(listeners);
        realm.update(change);
    }
}
