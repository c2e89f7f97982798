package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.RealmRepresentation;
import org.powersource.acceptance.suite.Eventually;
import org.powersource.acceptance.suite.Nightly;
import org.powersource.acceptance.suite.RealmFile;
import org.powersource.devserver.Artifacts;
import org.powersource.devserver.KeycloakServer;

/**
 * An error that comes and goes: one line in the log, and a sample while it lasts. On a server that looks each second, with the realm of an
 * older version, which the log tells of once.
 */
@Nightly
class DoctorMetricIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String WARNING = "Realm powersource: brute-force-off";

    @TempDir
    private Path folder;

    @Test
    void aNewErrorIsWarnedOfOnceAndCounted() throws IOException {
        try (KeycloakServer server = KeycloakServer.builder(Artifacts.fromSystemProperties())
                        .realms(olderRealm())
                        .option("spi-admin-realm-restapi-extension--powersource-setup--check-seconds", "1")
                        .start();
                Keycloak admin = Keycloak.getInstance(
                        server.url(), "master", server.adminUser(), server.adminPassword(), "admin-cli")) {
            RealmResource realm = admin.realm("powersource");

            bruteForceDetection(realm, false);
            Eventually.until(
                    "counted",
                    LIMIT,
                    () -> samples(server)
                            .contains(
                                    "powersource_doctor_findings{code=\"brute-force-off\",realm=\"powersource\",severity=\"error\"} 1.0"));
            bruteForceDetection(realm, true);
            Eventually.until("gone", LIMIT, () -> samples(server).isEmpty());

            assertThat(lines(server, WARNING)).hasSize(1).allMatch(line -> line.contains("WARN"));
            assertThat(lines(server, "PowerSource setup is"))
                    .singleElement()
                    .asString()
                    .contains("WARN", "Realm powersource: PowerSource setup is partial")
                    .contains("POST /admin/realms/powersource/powersource/setup");
        }
    }

    /** Without an option that this version has. */
    private Path olderRealm() throws IOException {
        RealmFile file = RealmFile.export();
        ((ObjectNode) RealmFile.named(
                                (ArrayNode) file.tree().get("requiredActions"), "alias", "powersource-activate-account")
                        .get("config"))
                .remove("reminder");
        return Files.writeString(folder.resolve("powersource.json"), file.tree().toString());
    }

    private static void bruteForceDetection(RealmResource realm, boolean on) {
        RealmRepresentation changed = realm.toRepresentation();
        changed.setBruteForceProtected(on);
        realm.update(changed);
    }

    private static List<String> lines(KeycloakServer server, String text) {
        try {
            return Files.readAllLines(server.logFile()).stream()
                    .filter(line -> line.contains(text))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** No realm but this one has any: the master realm doesn't use the suite. */
    private static List<String> samples(KeycloakServer server) {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(server.managementUrl() + "/metrics"))
                                    .build(),
                            BodyHandlers.ofLines())
                    .body()
                    .filter(line -> line.startsWith("powersource_doctor_findings{"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
