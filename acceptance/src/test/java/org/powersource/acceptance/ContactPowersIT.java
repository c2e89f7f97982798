package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.AdminApi;
import org.powersource.acceptance.suite.AdminApi.Reply;
import org.powersource.acceptance.suite.District;
import org.powersource.acceptance.suite.NewAccount;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Suite;

/** When a contact's powers count: for which clients, in which realms, at which moment. */
@OnTheSuite
class ContactPowersIT {

    private final Suite suite;
    private final Realm realm;
    private final District district;
    private final Account contact;
    private final Account member;

    ContactPowersIT(Suite suite) {
        this.suite = suite;
        this.realm = suite.realm();
        this.district = realm.newDistrict("Springfield");
        this.contact = district.technicalContact();
        this.member = district.newMember().create();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fresh", "lightweight"})
    void anAppsTokenCarriesNoPowers(String kind) {
        Site app = realm.newSite()
                .withoutRole()
                .attribute("client.use.lightweight.access.token.enabled", Boolean.toString(kind.equals("lightweight")))
                .with(client -> client.setFullScopeAllowed(true))
                .create();
        AdminApi api = AdminApi.with(
                realm, app.passwordGrant(contact.email(), contact.password()).text("access_token"));

        Reply reset = api.put(
                "/users/" + member.id() + "/reset-password", Map.of("type", "password", "value", "x".repeat(20)));

        assertThat(reset.status()).isEqualTo(403);
        assertThat(reset.error()).contains("contact-clients");
        assertThat(api.get("/users").status()).isEqualTo(403);
        assertThat(api.get("/users/" + member.id()).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "grün", "100%", "o'hara"})
    void realmsOfAnyNameAreGuarded(String name) {
        Realm named = suite.variant(name, file -> {});
        District theirs = named.newDistrict("Springfield");
        Account sender = theirs.technicalContact();
        Site scripts = named.newSite()
                .withoutRole()
                .with(client -> client.setClientId("district-scripts"))
                .create();
        AdminApi api = AdminApi.with(
                named, scripts.passwordGrant(sender.email(), sender.password()).text("access_token"));
        Account target = theirs.newMember().create();

        assertThat(api.put("/users/" + target.id(), Map.of("firstName", "Janet", "enabled", false))
                        .status())
                .isEqualTo(204);
        assertThat(target.admin().toRepresentation().isEnabled()).isTrue();
        assertThat(target.admin().toRepresentation().getFirstName()).isEqualTo("Janet");
        assertThat(api.delete("/users/" + target.id()).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({
        "reset-password, administrator",
        "reset-password, contact",
        "reset-password, elsewhere",
        "reset-password, demoted",
        "reset-password, disabled",
        "execute-actions-email, administrator",
        "execute-actions-email, elsewhere",
        "execute-actions-email, demoted",
        "'', administrator",
        "'', contact",
        "'', elsewhere",
        "'', demoted",
        "'', disabled",
        "new, demoted",
        "new, disabled"
    })
    void whatIsTrueWhenTheBodyHasComeDecides(String operation, String change) throws IOException {
        String token = AdminApi.as(contact).token();
        String path = operation.equals("new")
                ? "/users"
                : "/users/" + member.id() + (operation.isEmpty() ? "" : "/" + operation);
        String body = switch (operation) {
            case "reset-password" -> "{\"type\":\"password\",\"value\":\"Temporary-Password-2026\"}";
            case "execute-actions-email" -> "[\"UPDATE_PASSWORD\"]";
            case "new" -> "{\"email\":\"" + NewAccount.address("late") + "\"}";
            default -> "{\"firstName\":\"Janet\"}";
        };
        URI server = URI.create(realm.adminUrl() + path);
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            OutputStream out = socket.getOutputStream();
            write(
                    out,
                    (operation.equals("new") ? "POST " : "PUT ") + server.getRawPath() + " HTTP/1.1\r\nHost: "
                            + server.getAuthority() + "\r\nAuthorization: Bearer " + token
                            + "\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: "
                            + body.length() + "\r\n\r\n" + body.charAt(0));
            change(change);
            write(out, body.substring(1));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).matches("(?s)HTTP/1.1 40[13] .*");
        }
        assertThat(member.admin().toRepresentation().getFirstName()).isEqualTo("Pat");
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private void change(String change) {
        switch (change) {
            case "administrator" -> {
                String management = realm.admin()
                        .clients()
                        .findByClientId("realm-management")
                        .get(0)
                        .getId();
                member.admin()
                        .roles()
                        .clientLevel(management)
                        .add(List.of(realm.admin()
                                .clients()
                                .get(management)
                                .roles()
                                .get("view-users")
                                .toRepresentation()));
            }
            case "contact" -> member.admin().roles().realmLevel().add(List.of(role()));
            case "elsewhere" -> member.admin().leaveGroup(district.id());
            case "demoted" -> contact.admin().roles().realmLevel().remove(List.of(role()));
            default -> {
                UserRepresentation record = contact.admin().toRepresentation();
                record.setEnabled(false);
                contact.admin().update(record);
            }
        }
    }

    private RoleRepresentation role() {
        return realm.admin().roles().get("technical-contact").toRepresentation();
    }

    @Test
    void resetMailsAreLimited() {
        AdminApi api = AdminApi.as(contact);
        String path = "/users/" + member.id() + "/execute-actions-email";

        assertThat(api.put(path, List.of("UPDATE_PASSWORD")).status()).isEqualTo(204);
        Reply second = api.put(path, List.of("UPDATE_PASSWORD"));

        assertThat(second.status()).isEqualTo(429);
        assertThat(second.error()).contains("minute");
    }

    @Test
    void countOfGroupsIsThatOfTheList() {
        member.admin().joinGroup(realm.newDistrict("Shelbyville").id());

        assertThat(AdminApi.as(contact)
                        .get("/users/" + member.id() + "/groups/count")
                        .json()
                        .path("count")
                        .asInt())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en\\r\\nBcc: x", "../..", "xx"})
    void languageIsOneOfTheRealm(String language) {
        Reply reply = AdminApi.as(contact)
                .put("/users/" + member.id(), "{\"attributes\": {\"locale\": [\"" + language + "\"]}}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().path("field").asText()).isEqualTo("attributes.locale");
    }

    @Test
    void addressThatExistsElsewhereIsAConflictWithoutAPlace() {
        Account other = realm.newDistrict("Shelbyville").newMember().create();

        Reply reply = AdminApi.as(contact).post("/users", Map.of("email", other.email()));

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.error()).contains("ask an administrator").doesNotContain("Shelbyville");
    }
}
