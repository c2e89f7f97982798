package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.NotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.ClientInitialAccessCreatePresentation;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.ProtocolMapperRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.AdminApi;
import org.powersource.acceptance.suite.AdminApi.Reply;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.District;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.NewAccount;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.PasswordRecovery;
import org.powersource.acceptance.suite.PossessedKey;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Suite;

/** When a contact's powers count: for which clients, in which realms, at which moment. */
@OnTheSuite
class ContactPowersIT {

    private static final String CONTINUE = "HTTP/1.1 100 Continue";

    /** The change comes between a request's headers and its body. */
    private enum Change {
        MADE_ADMINISTRATOR(false),
        MADE_CONTACT(false),
        MOVED(false),
        DEMOTED(true),
        MOVED_THE_CONTACT(true),
        DISABLED_THE_CONTACT(true);

        private final boolean isOfTheContact;

        Change(boolean isOfTheContact) {
            this.isOfTheContact = isOfTheContact;
        }
    }

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
    @ValueSource(strings = {"site", "fresh", "lightweight"})
    void anAppsTokenCarriesNoPowers(String kind) {
        assertPowerless(AdminApi.with(realm, granted(client(kind), contact)), member);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/users", "/powersource/accounts", "/powersource/requests", "/powersource/setup"})
    void aTokenOfAnotherRealmIsRefused(String path) {
        Realm other = PasswordRecovery.in(suite).realm();
        String token = AdminApi.as(contact).token();
        assertThat(AdminApi.with(realm, token).get("/users").status()).isEqualTo(200);

        assertThat(AdminApi.with(other, token).get(path).status()).isEqualTo(403);
    }

    private static void assertPowerless(AdminApi api, Account target) {
        Reply reset = api.put(
                "/users/" + target.id() + "/reset-password", Map.of("type", "password", "value", "x".repeat(20)));

        assertThat(reset.status()).as(reset.toString()).isEqualTo(403);
        assertThat(reset.error()).contains("contact-clients");
        assertThat(api.get("/users").status()).isEqualTo(403);
        assertThat(api.get("/users/" + target.id()).status()).isEqualTo(403);
    }

    private Site client(String kind) {
        return switch (kind) {
            case "site" -> {
                Site site = realm.newSite().create();
                site.grantRole(contact);
                yield site;
            }
            default ->
                realm.newSite()
                        .withoutRole()
                        .attribute(
                                "client.use.lightweight.access.token.enabled",
                                Boolean.toString(kind.equals("lightweight")))
                        .with(client -> client.setFullScopeAllowed(true))
                        .create();
        };
    }

    private static String granted(Site client, Account account) {
        return client.passwordGrant(account.email(), account.password()).text("access_token");
    }

    /** The subject token's client may carry a contact's powers; the client that exchanges the token may not. */
    @Test
    void anExchangedTokenCarriesNoPowers() {
        Realm own = suite.variant("exchanging", file -> {});
        District theirs = own.newDistrict("Springfield");
        Account sender = theirs.technicalContact();
        Site requester = own.newSite()
                .withoutRole()
                .attribute("standard.token.exchange.enabled", "true")
                .create();
        ProtocolMapperRepresentation audience = new ProtocolMapperRepresentation();
        audience.setName("audience");
        audience.setProtocol("openid-connect");
        audience.setProtocolMapper("oidc-audience-mapper");
        audience.setConfig(Map.of("included.client.audience", requester.clientId(), "access.token.claim", "true"));
        Site scripts = own.newSite()
                .withoutRole()
                .with(client -> client.setClientId("district-scripts"))
                .create();
        scripts.admin().getProtocolMappers().createMapper(List.of(audience));
        String type = "urn:ietf:params:oauth:token-type:access_token";
        String token = requester
                .token(
                        "grant_type",
                        "urn:ietf:params:oauth:grant-type:token-exchange",
                        "subject_token",
                        granted(scripts, sender),
                        "subject_token_type",
                        type,
                        "requested_token_type",
                        type)
                .text("access_token");

        assertPowerless(AdminApi.with(own, token), theirs.newMember().create());
    }

    /** A listed client id that is free in the realm is anybody's who may register clients. */
    @ParameterizedTest
    @ValueSource(strings = {"powersource-district", "district-scripts"})
    void aClientThatRegisteredItselfCarriesNoPowers(String clientId) {
        Realm own = suite.variant("registering", file -> {});
        District theirs = own.newDistrict("Springfield");
        Account sender = theirs.technicalContact();
        own.admin()
                .clients()
                .findByClientId(clientId)
                .forEach(shipped -> own.admin().clients().get(shipped.getId()).remove());
        String initial = own.admin()
                .clientInitialAccess()
                .create(new ClientInitialAccessCreatePresentation(60, 1))
                .getToken();
        Answer registered = new HttpBrowser(own.url())
                .sending("Authorization", "Bearer " + initial)
                .post(
                        own.url() + "/clients-registrations/default",
                        "application/json",
                        ("{\"clientId\": \"" + clientId
                                        + "\", \"publicClient\": true, \"directAccessGrantsEnabled\": true,"
                                        + " \"redirectUris\": [\"https://app.example/\"]}")
                                .getBytes(StandardCharsets.UTF_8));
        assertThat(registered.status()).as(registered.toString()).isEqualTo(201);

        String token = granted(new Site(own, clientId, "", "", ""), sender);

        assertPowerless(AdminApi.with(own, token), theirs.newMember().create());
    }

    /** RFC 9449: the scheme is DPoP instead of Bearer; the powers are the same. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void proofOfPossessionChangesNothing(boolean named) {
        Realm own = suite.variant("dpop-" + named, file -> {});
        District theirs = own.newDistrict("Springfield");
        Account sender = theirs.technicalContact();
        Account target = theirs.newMember().create();
        Site app = own.newSite()
                .withoutRole()
                .attribute("dpop.bound.access.tokens", "true")
                .with(client -> client.setClientId(named ? "district-scripts" : "an-app"))
                .create();
        PossessedKey key = new PossessedKey();
        String token = key.passwordGrant(app, sender);

        Reply saved = key.put(own, token, "/users/" + target.id(), Map.of("firstName", "Janet"));

        assertThat(saved.status()).isEqualTo(named ? 204 : 403);
        assertThat(key.put(own, token, "/users/" + sender.id(), Map.of("firstName", "Janet"))
                        .status())
                .isEqualTo(403);
        assertThat(AdminApi.with(own, token).get("/users/" + target.id()).status())
                .as("without the proof")
                .isEqualTo(401);
        assertThat(target.admin().toRepresentation().isEnabled()).isTrue();
    }

    /** A district is a child of /districts: neither that group itself nor a group below a district counts. */
    @ParameterizedTest
    @ValueSource(strings = {"/districts", "/districts/%s/East", "/elsewhere", "/elsewhere/%s"})
    void onlyADistrictGivesPowers(String path) {
        Realm own = suite.variant("nested", file -> {});
        District theirs = own.newDistrict("Springfield");
        String group = path.formatted(theirs.path().substring(theirs.path().lastIndexOf('/') + 1));
        makeGroups(own, group);
        Account sender =
                own.newAccount().group(group).realmRole("technical-contact").create();
        List<Account> others = List.of(
                theirs.newMember().create(),
                own.newAccount().group(group).create(),
                own.newAccount().create());
        AdminApi api = AdminApi.as(sender);

        assertThat(api.addresses("")).isEmpty();
        assertThat(others)
                .allSatisfy(other -> assertThat(api.put("/users/" + other.id(), Map.of("firstName", "Janet"))
                                .status())
                        .isEqualTo(403));
        assertThat(api.post("/users", Map.of("email", NewAccount.address("new")))
                        .status())
                .isEqualTo(403);
        assertThat(api.post("/users", Map.of("email", NewAccount.address("new"), "groups", List.of(group)))
                        .status())
                .isEqualTo(403);
    }

    private static void makeGroups(Realm realm, String path) {
        String parent = "";
        for (String name : path.substring(1).split("/", -1)) {
            String full = parent + "/" + name;
            if (find(realm, full) == null) {
                GroupRepresentation group = new GroupRepresentation();
                group.setName(name);
                (parent.isEmpty()
                                ? realm.admin().groups().add(group)
                                : realm.admin()
                                        .groups()
                                        .group(realm.admin()
                                                .getGroupByPath(parent)
                                                .getId())
                                        .subGroup(group))
                        .close();
            }
            parent = full;
        }
    }

    private static @Nullable GroupRepresentation find(Realm realm, String path) {
        try {
            return realm.admin().getGroupByPath(path);
        } catch (NotFoundException e) {
            return null;
        }
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

        assertThat(api.put("/users/" + target.id(), Map.of("firstName", "Janet"))
                        .status())
                .isEqualTo(204);
        assertThat(api.put("/users/" + target.id(), Map.of("emailVerified", false))
                        .status())
                .isEqualTo(403);
        assertThat(target.admin().toRepresentation().isEmailVerified()).isTrue();
        assertThat(target.admin().toRepresentation().getFirstName()).isEqualTo("Janet");
        assertThat(api.delete("/users/" + target.id()).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @MethodSource("lateChanges")
    void whatIsTrueWhenTheBodyHasComeDecides(String operation, Change change) throws IOException {
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
                            + "\r\nContent-Type: application/json\r\nConnection: close\r\nExpect: 100-continue"
                            + "\r\nContent-Length: " + body.length() + "\r\n\r\n");
            assertThat(new String(socket.getInputStream().readNBytes(CONTINUE.length()), StandardCharsets.UTF_8))
                    .isEqualTo(CONTINUE);
            write(out, body.substring(0, 1));
            change(change);
            write(out, body.substring(1));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).matches("(?s)\\s*HTTP/1.1 40[13] .*");
        }
        assertThat(member.admin().toRepresentation().getFirstName()).isEqualTo("Pat");
    }

    static Stream<Arguments> lateChanges() {
        return Stream.of("reset-password", "execute-actions-email", "", "new")
                .flatMap(operation -> Stream.of(Change.values())
                        .filter(change -> !operation.equals("new") || change.isOfTheContact)
                        .map(change -> Arguments.of(operation, change)));
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private void change(Change change) {
        switch (change) {
            case MADE_ADMINISTRATOR -> member.administers("view-users");
            case MADE_CONTACT -> member.admin().roles().realmLevel().add(List.of(role()));
            case MOVED -> member.admin().leaveGroup(district.id());
            case DEMOTED -> contact.admin().roles().realmLevel().remove(List.of(role()));
            case MOVED_THE_CONTACT -> contact.admin().leaveGroup(district.id());
            case DISABLED_THE_CONTACT -> {
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
    void enteredAddressesAreLimited() {
        AdminApi api = AdminApi.as(contact);
        List<String> addresses = List.of(NewAccount.address("victim"), NewAccount.address("other"));
        int saved = 0;
        Reply last;
        do {
            last = api.put("/users/" + member.id(), Map.of("email", addresses.get(saved % 2)));
            saved++;
        } while (last.status() == 204 && saved < 20);

        assertThat(last.status()).as(last.toString()).isEqualTo(429);
        assertThat(saved).isEqualTo(6);
        assertThat(member.admin().toRepresentation().getEmail()).isEqualToIgnoringCase(addresses.get(0));
        // What isn't a change is no matter of the limit.
        assertThat(api.put("/users/" + member.id(), Map.of("firstName", "Janet"))
                        .status())
                .isEqualTo(204);
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
