package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.ClientScopeRepresentation;
import org.keycloak.representations.idm.ProtocolMapperRepresentation;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.AdminApi;
import org.powersource.acceptance.suite.District;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.Nightly;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.RealmFile;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Suite;
import org.powersource.devserver.Artifacts;
import org.powersource.devserver.KeycloakServer;
import org.powersource.devserver.MailServer;

/** What Keycloak 26.8 changes, as far as this Keycloak can be made to do the same: docs/compatibility.md. */
@OnTheSuite
class LaterKeycloakIT {

    private static final String SCOPE = "kc-admin-api";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Suite suite;

    LaterKeycloakIT(Suite suite) {
        this.suite = suite;
    }

    /** 26.8 has admin-permission scopes that the realm file lacks. Here the file lacks one of this Keycloak's. */
    @Test
    void contactWorksInARealmWhoseFileLacksAScope() {
        Realm realm = suite.variant("fewer-scopes", LaterKeycloakIT::removeScope);
        District district = realm.newDistrict("Springfield");
        Account member = district.newMember().create();
        AdminApi contact = AdminApi.as(district.technicalContact());

        assertThat(contact.addresses("")).hasSize(1);
        assertThat(contact.get("/users/" + member.id()).status()).isEqualTo(200);
        assertThat(contact.put("/users/" + member.id(), Map.of("firstName", "Janet"))
                        .status())
                .isEqualTo(204);
        assertThat(contact.delete("/users/" + member.id()).status()).isEqualTo(403);
        // Keycloak doesn't add it: what holds is that nobody misses it.
        assertThat(scopes(realm)).contains("view", "manage").doesNotContain("impersonate-members");
    }

    private static void removeScope(RealmFile file) {
        JsonNode server = RealmFile.named((ArrayNode) file.tree().get("clients"), "clientId", "admin-permissions")
                .path("authorizationSettings");
        removeScope(server.path("scopes"));
        server.path("resources").forEach(resource -> removeScope(resource.path("scopes")));
    }

    private static void removeScope(JsonNode scopes) {
        for (Iterator<JsonNode> each = ((ArrayNode) scopes).elements(); each.hasNext(); ) {
            if (each.next().path("name").asText().equals("impersonate-members")) {
                each.remove();
            }
        }
    }

    private static List<String> scopes(Realm realm) {
        String client = realm.admin()
                .clients()
                .findByClientId("admin-permissions")
                .get(0)
                .getId();
        return realm.admin().clients().get(client).authorization().scopes().scopes().stream()
                .map(scope -> scope.getName())
                .toList();
    }

    @Test
    void contactsPageGetsTheAdminApisScopeFromSetup() {
        Realm realm = suite.freshRealm();
        addScope(realm);

        AdminApi administrator = realm.adminApi();
        assertThat(administrator.post("/powersource/setup", Map.of()).status()).isEqualTo(200);

        assertThat(scopesOf(realm, "powersource-district")).contains(SCOPE);
    }

    @Test
    void contactsPageGetsTheAdminApisScopeWhenItIsSaved() {
        Realm realm = suite.variant("later-scope", file -> {});
        assertThat(scopesOf(realm, "powersource-district")).doesNotContain(SCOPE);
        addScope(realm);

        var clients = realm.admin().clients();
        for (String clientId : List.of("powersource-district", Site.GRADEBOOK)) {
            var client = clients.findByClientId(clientId).get(0);
            clients.get(client.getId()).update(client);
        }

        assertThat(scopesOf(realm, "powersource-district")).contains(SCOPE);
        assertThat(scopesOf(realm, Site.GRADEBOOK)).doesNotContain(SCOPE);
    }

    private static void addScope(Realm realm) {
        ClientScopeRepresentation scope = new ClientScopeRepresentation();
        scope.setName(SCOPE);
        scope.setProtocol("openid-connect");
        realm.admin().clientScopes().create(scope).close();
    }

    private static List<String> scopesOf(Realm realm, String clientId) {
        String id = realm.admin().clients().findByClientId(clientId).get(0).getId();
        return realm.admin().clients().get(id).getDefaultClientScopes().stream()
                .map(ClientScopeRepresentation::getName)
                .toList();
    }

    /** 26.8 has the SCIM API on. */
    @Nightly
    @Test
    void contactFindsNothingByScim() throws IOException, InterruptedException {
        try (MailServer mail = MailServer.start();
                KeycloakServer server = KeycloakServer.builder(Artifacts.fromSystemProperties())
                        .buildOption("features", "scim-api")
                        .start();
                Suite other = Suite.on(server, mail)) {
            Realm realm = other.realm();
            AdminApi switches = realm.adminApi();
            assertThat(switches.put("", Map.of("scimApiEnabled", true)).status())
                    .isEqualTo(204);
            Site app = realm.newSite()
                    .withoutRole()
                    .with(client -> {
                        client.setFullScopeAllowed(true);
                        client.setProtocolMappers(List.of(audience(realm.url() + "/scim/v2")));
                    })
                    .create();
            District district = realm.newDistrict("Springfield");
            Account member = district.newMember().create();
            Account contact = district.technicalContact();
            Account administrator = administrator(realm);

            for (String path : List.of("Users", "Groups", "Users/" + member.id(), "Groups/" + district.id())) {
                // The list of groups has the top ones only.
                String known =
                        path.startsWith("Users") ? member.id() : path.equals("Groups") ? "districts" : district.id();
                assertThat(scim(app, administrator, path).body()).as(path).contains(known);
                HttpResponse<String> told = scim(app, contact, path);
                assertThat(told.body()).as(path).doesNotContain(district.name(), member.id());
                assertThat(told.statusCode()).as(path).isIn(path.contains("/") ? Set.of(403, 404) : Set.of(200, 403));
            }
        }
    }

    /** The SCIM API takes tokens for itself only. */
    private static ProtocolMapperRepresentation audience(String url) {
        ProtocolMapperRepresentation audience = new ProtocolMapperRepresentation();
        audience.setName("audience");
        audience.setProtocol("openid-connect");
        audience.setProtocolMapper("oidc-audience-mapper");
        audience.setConfig(Map.of("included.custom.audience", url, "access.token.claim", "true"));
        return audience;
    }

    private static Account administrator(Realm realm) {
        Account account = realm.newAccount().create();
        account.administers("realm-admin");
        return account;
    }

    private static HttpResponse<String> scim(Site app, Account account, String path)
            throws IOException, InterruptedException {
        String url = account.realm().url();
        String token =
                app.redeem(new HttpBrowser(url).open(app).signIn(account)).text("access_token");
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(url + "/scim/v2/" + path))
                        .header("Authorization", "Bearer " + token)
                        .build(),
                BodyHandlers.ofString());
    }
}
