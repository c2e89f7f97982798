package org.powersource.idp.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.powersource.idp.Stub;
import org.powersource.idp.kit.SharedId;

class SitesTest {

    @ParameterizedTest
    @ValueSource(strings = {"site-access", "may-enter"})
    void sitesOfAnAccountHaveTheRoleThatTheStepNames(String role) {
        ClientModel ticked = client("ticked", role);
        ClientModel granted = client("granted", role);
        ClientModel notGranted = client("not-granted", role);
        ClientModel noSite = client("no-site", "reader");
        RealmModel realm = realm(role, ticked, granted, notGranted, noSite);
        UserModel user = Stub.of(
                UserModel.class,
                Map.of(
                        "getAttributeStream",
                        (Stub.Reply) name -> Stream.of("ticked", "no-site", "gone"),
                        "getRoleMappingsStream",
                        (Stub.Reply) none -> Stream.of(granted.getRole(role), noSite.getRole("reader"))));
        Sites sites = new Sites(Stub.of(KeycloakSession.class, Map.of()), realm);

        assertThat(sites.appsOf(user)).extracting(ClientModel::getClientId).containsExactly("granted", "ticked");
        assertThat(sites.isOpenTo(user, ticked)).isTrue();
        assertThat(sites.isOpenTo(user, noSite)).isTrue();
        assertThat(sites.isOpenTo(user, notGranted)).isFalse();
    }

    private static ClientModel client(String clientId, String roleName) {
        ClientModel[] client = new ClientModel[1];
        RoleModel role =
                Stub.of(RoleModel.class, Map.of("getName", roleName, "isClientRole", true, "getContainer", (Stub.Reply)
                        none -> Objects.requireNonNull(client[0])));
        client[0] =
                Stub.of(ClientModel.class, Map.of("getClientId", clientId, "isEnabled", true, "getRole", (Stub.Reply)
                        name -> name[0].equals(roleName) ? role : null));
        return client[0];
    }

    private static RealmModel realm(String role, ClientModel... clients) {
        return realm(Map.of("role", role), clients);
    }

    private static RealmModel realm(Map<String, String> options, ClientModel... clients) {
        AuthenticationExecutionModel step = new AuthenticationExecutionModel();
        step.setAuthenticator(SharedId.SITE_ACCESS.id());
        step.setAuthenticatorConfig("config");
        AuthenticatorConfigModel config = new AuthenticatorConfigModel();
        config.setConfig(options);
        return Stub.of(
                RealmModel.class,
                Map.of(
                        "getAuthenticationFlowsStream",
                        (Stub.Reply) none -> Stream.of(new AuthenticationFlowModel()),
                        "getAuthenticationExecutionsStream",
                        (Stub.Reply) flow -> Stream.of(step),
                        "getAuthenticatorConfigById",
                        config,
                        "getClientByClientId",
                        (Stub.Reply) id -> Stream.of(clients)
                                .filter(client -> client.getClientId().equals(id[0]))
                                .findFirst()
                                .orElse(null)));
    }

    @Test
    void sitesAreListedByNameWhateverItsCapitals() {
        Sites sites = StubSites.of(
                StubSites.site("zebra", "1", "atlas"),
                StubSites.site("maps", "2", " "),
                StubSites.site("news-b", "3", "News"),
                StubSites.site("news-a", "4", "News"),
                StubSites.site("Library"));

        assertThat(sites.all())
                .extracting(Sites.Site::name)
                .containsExactly("atlas", "Library", "maps", "News", "News");
        assertThat(sites.all())
                .extracting(Sites.Site::clientId)
                .containsExactly("zebra", "Library", "maps", "news-a", "news-b");
        assertThat(sites.all()).extracting(Sites.Site::id).containsExactly("1", "id-Library", "2", "4", "3");
        assertThat(sites.lock(List.of("1", "2"))).containsEntry("1", "zebra").containsEntry("2", "maps");
    }

    @Test
    void siteIsClosedWithoutATickOrARole() {
        Sites sites = StubSites.of(StubSites.site("ticked"), StubSites.site("granted"), StubSites.site("neither"));
        RoleModel granted = Stub.of(RoleModel.class, Map.of("getId", "id-granted"));
        UserModel user = Stub.of(
                UserModel.class,
                Map.of(
                        "getAttributeStream",
                        (Stub.Reply) name -> Stream.of("ticked"),
                        "getRoleMappingsStream",
                        (Stub.Reply) none -> Stream.of(granted)));

        assertThat(sites.closedTo(user)).containsExactly("neither");
    }

    /** A realm may also close clients that are no sites. */
    @ParameterizedTest
    @CsvSource({"allow, true, true", "allow, false, false", "deny, true, true", "deny, false, true"})
    void checkGuardsSitesAndMayGuardOthers(String others, boolean site, boolean guarded) {
        ClientModel client = client("app", site ? "site-access" : "reader");
        RealmModel realm = realm(Map.of("clientsWithoutRole", others), client);

        assertThat(new Sites(Stub.of(KeycloakSession.class, Map.of()), realm).guard(client))
                .isEqualTo(guarded);
        assertThat(new Sites(Stub.of(KeycloakSession.class, Map.of()), realm)
                        .isOpenTo(Stub.of(UserModel.class, Map.of()), client))
                .isEqualTo(!guarded);
    }

    @ParameterizedTest
    @CsvSource({
        "true, false, openid-connect, true",
        "true, false, , true",
        "false, false, openid-connect, false",
        "true, true, openid-connect, false",
        "true, false, saml, false"
    })
    void appIsWhatPeopleCanOpen(boolean enabled, boolean bearerOnly, @Nullable String protocol, boolean app) {
        Map<String, Object> answers = new HashMap<>(Map.of("isEnabled", enabled, "isBearerOnly", bearerOnly));
        if (protocol != null) {
            answers.put("getProtocol", protocol);
        }

        assertThat(Sites.isApp(Stub.of(ClientModel.class, answers))).isEqualTo(app);
    }

    /** A client is a site everywhere or nowhere, so the first step with options counts for all. */
    @Test
    void optionsAreThoseOfTheFirstStepThatHasSome() {
        AuthenticationExecutionModel other = step("powersource-reset-mail", "other");
        AuthenticationExecutionModel none = step("powersource-site-access", null);
        AuthenticationExecutionModel gone = step("powersource-site-access", "gone");
        AuthenticationExecutionModel first = step("powersource-site-access", "first");
        AuthenticationExecutionModel second = step("powersource-site-access", "second");

        assertThat(SiteSettings.of(realm(other, none, gone, first, second)).role())
                .isEqualTo("role-first");
        assertThat(SiteSettings.of(realm(other, none, gone))).isEqualTo(SiteSettings.of(Map.of()));
        assertThat(SiteSettings.of(Map.of())).isEqualTo(new SiteSettings("site-access", ClientsWithoutRole.ALLOW));
        assertThat(SiteSettings.properties()).hasSize(2);
    }

    private static AuthenticationExecutionModel step(String authenticator, @Nullable String config) {
        AuthenticationExecutionModel step = new AuthenticationExecutionModel();
        step.setAuthenticator(authenticator);
        step.setAuthenticatorConfig(config);
        return step;
    }

    private static RealmModel realm(AuthenticationExecutionModel... steps) {
        return Stub.of(
                RealmModel.class,
                Map.of(
                        "getAuthenticationFlowsStream",
                        (Stub.Reply) none -> Stream.of(new AuthenticationFlowModel()),
                        "getAuthenticationExecutionsStream",
                        (Stub.Reply) flow -> Stream.of(steps),
                        "getAuthenticatorConfigById",
                        (Stub.Reply) id -> id[0].equals("gone") ? null : config((String) id[0])));
    }

    private static AuthenticatorConfigModel config(String id) {
        AuthenticatorConfigModel config = new AuthenticatorConfigModel();
        config.setConfig(Map.of("role", "role-" + id));
        return config;
    }
}
