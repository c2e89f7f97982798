package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.util.JsonSerialization;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.AdminApi;
import org.powersource.acceptance.suite.AdminApi.Reply;
import org.powersource.acceptance.suite.District;
import org.powersource.acceptance.suite.NewAccount;
import org.powersource.acceptance.suite.OnTwoNodes;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.TwoNodes;
import org.powersource.devserver.Artifacts;
import org.powersource.devserver.KeycloakServer;

/** What contacts may do on another node, after the realm was exported and imported, and on a server without the plugin. */
@OnTwoNodes
class ContactsElsewhereIT {

    private final TwoNodes nodes;

    ContactsElsewhereIT(TwoNodes nodes) {
        this.nodes = nodes;
    }

    @Test
    void siteThatOneNodeMadeIsOfferedByTheOther() {
        Realm realm = nodes.suite().variant("sites", file -> {});
        Account member = realm.newDistrict("Springfield").newMember().create();
        nodes.nodes().forEach(node -> offered(node, member));

        nodes.only(nodes.nodes().get(0));
        Site site = realm.newSite().create();

        assertThat(nodes.nodes())
                .allSatisfy(node -> assertThat(offered(node, member)).contains(site.clientId()));

        nodes.only(nodes.nodes().get(1));
        site.admin().roles().deleteRole(Site.ROLE);
        assertThat(nodes.nodes())
                .allSatisfy(node -> assertThat(offered(node, member)).doesNotContain(site.clientId()));
    }

    private List<String> offered(TwoNodes.Node node, Account member) {
        nodes.only(node);
        return member.admin()
                                .toRepresentation(true)
                                .getUserProfileMetadata()
                                .getAttributeMetadata("siteAccess")
                                .getValidators()
                                .get("options")
                                .get("options")
                        instanceof List<?> options
                ? options.stream().map(Object::toString).toList()
                : List.of();
    }

    @Test
    void exportedAndImportedRealmKeepsThePermissions(@TempDir Path folder) throws IOException {
        Realm realm = nodes.suite().variant("moved", file -> {});
        District springfield = realm.newDistrict("Springfield");
        Account contact = springfield.technicalContact();
        Account member = springfield.newMember().create();
        Account stranger = realm.newDistrict("Shelbyville").newMember().create();
        Path file = folder.resolve("realm.json");
        try (KeycloakServer offline =
                nodes.another("export", Artifacts.fromSystemProperties()).prepare()) {
            offline.run("export", "--realm", realm.name(), "--users", "same_file", "--file", file.toString());
        }

        realm.admin().remove();
        nodes.suite()
                .admin()
                .realms()
                .create(JsonSerialization.readValue(Files.readString(file), RealmRepresentation.class));

        AdminApi api = AdminApi.as(contact);
        assertThat(api.addresses("")).containsExactly(stored(member));
        assertThat(api.get("/users/" + stranger.id()).status()).isEqualTo(403);
        assertThat(api.put("/users/" + member.id(), Map.of("firstName", "Janet"))
                        .status())
                .isEqualTo(204);
        assertThat(api.delete("/users/" + member.id()).status()).isEqualTo(403);
        String made =
                api.post("/users", Map.of("email", NewAccount.address("Nora"))).created();
        assertThat(realm.admin().users().get(made).groups()).extracting("path").containsExactly(springfield.path());
    }

    @Test
    void serverWithoutThePluginLetsContactsDoNothing() {
        Realm realm = nodes.suite().variant("bare", file -> {});
        District springfield = realm.newDistrict("Springfield");
        Account member = springfield.newMember().create();
        Account stranger = realm.newDistrict("Shelbyville").newMember().create();
        AdminApi api = AdminApi.as(springfield.technicalContact());
        assertThat(api.addresses("")).containsExactly(stored(member));

        try (KeycloakServer bare = nodes.another(
                        "bare", Artifacts.fromSystemProperties().withoutProviders())
                .start()) {
            nodes.only(new TwoNodes.Node("bare", bare));
            for (Account account : List.of(member, stranger)) {
                String record = "/users/" + account.id();
                assertRefused(api.get(record));
                assertRefused(api.put(record, Map.of("firstName", "Janet")));
                assertRefused(api.delete(record));
                assertRefused(api.get(record + "/credentials"));
                assertRefused(api.put(record + "/reset-password", Map.of("type", "password", "value", "x".repeat(20))));
                assertRefused(api.put(record + "/execute-actions-email", List.of("UPDATE_PASSWORD")));
            }
            assertRefused(api.post("/users", Map.of("email", NewAccount.address("Nora"))));
            assertRefused(api.get("/users"));
            assertRefused(api.get("/users?search=*"));
            assertRefused(api.get("/groups/" + springfield.id() + "/members"));
            assertThat(api.get("/users/count").json().asInt()).isZero();
        }

        nodes.both();
        assertThat(member.admin().toRepresentation().getFirstName()).isEqualTo("Pat");
        assertThat(api.addresses("")).containsExactly(stored(member));
    }

    /** An empty list is as good as a no. */
    private static void assertRefused(Reply reply) {
        JsonNode shown = reply.json();
        assertThat(reply.status() >= 400 || (shown.isArray() && shown.isEmpty()))
                .as(reply.toString())
                .isTrue();
        assertThat(shown.toString()).doesNotContain("springfield.example");
    }

    private static String stored(Account account) {
        return account.email().toLowerCase(Locale.ROOT);
    }
}
