package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.EventRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.powersource.acceptance.suite.District;
import org.powersource.acceptance.suite.Eventually;
import org.powersource.acceptance.suite.Nightly;
import org.powersource.devserver.Artifacts;
import org.powersource.devserver.KeycloakServer;

/** A district whose last active contact goes: an event and a metric say so. On a server that looks each second. */
@Nightly
class DistrictCoverageIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Test
    void districtWithoutAnActiveContactIsWarnedOf() {
        try (KeycloakServer server = KeycloakServer.builder(Artifacts.fromSystemProperties())
                        .option("spi-policy--powersource-same-district--coverage-check-seconds", "1")
                        .start();
                Keycloak admin = Keycloak.getInstance(
                        server.url(), "master", server.adminUser(), server.adminPassword(), "admin-cli")) {
            RealmResource realm = admin.realm("powersource");
            String district = District.create(realm, "Springfield");
            Eventually.until("counted", LIMIT, () -> gauge(server) == 1);

            String contact = contact(realm, "/districts/Springfield");
            Eventually.until("covered", LIMIT, () -> gauge(server) == 0);

            UserRepresentation disabled = realm.users().get(contact).toRepresentation();
            disabled.setEnabled(false);
            realm.users().get(contact).update(disabled);

            Eventually.until("warned of again", LIMIT, () -> warnings(realm).size() == 2);
            assertThat(gauge(server)).isEqualTo(1);
            assertThat(warnings(realm))
                    .allSatisfy(event -> assertThat(event.getDetails())
                            .containsEntry("district", "Springfield")
                            .containsEntry("district_id", district));
        }
    }

    /** Active, since it has a password. */
    private static String contact(RealmResource realm, String group) {
        UserRepresentation user = new UserRepresentation();
        user.setEmail("tess@springfield.example");
        user.setUsername("tess@springfield.example");
        user.setEnabled(true);
        user.setGroups(List.of(group));
        try (Response response = realm.users().create(user)) {
            String id = CreatedResponseUtil.getCreatedId(response);
            realm.users()
                    .get(id)
                    .roles()
                    .realmLevel()
                    .add(List.of(realm.roles().get("technical-contact").toRepresentation()));
            UserRepresentation active = realm.users().get(id).toRepresentation();
            active.setRequiredActions(List.of());
            realm.users().get(id).update(active);
            return id;
        }
    }

    private static List<EventRepresentation> warnings(RealmResource realm) {
        return realm.getEvents(List.of("CUSTOM_REQUIRED_ACTION_ERROR"), null, null, null, null, null, 0, 100).stream()
                .filter(event -> "district_without_contact".equals(event.getError()))
                .toList();
    }

    private static int gauge(KeycloakServer server) {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(server.managementUrl() + "/metrics"))
                                    .build(),
                            BodyHandlers.ofLines())
                    .body()
                    .filter(line -> line.startsWith("powersource_districts_without_contact{realm=\"powersource\"}"))
                    .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                    .mapToInt(value -> (int) Double.parseDouble(value))
                    .findFirst()
                    .orElse(-1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
