package org.powersource.idp.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
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
        AuthenticationExecutionModel step = new AuthenticationExecutionModel();
        step.setAuthenticator(SharedId.SITE_ACCESS.id());
        step.setAuthenticatorConfig("config");
        AuthenticatorConfigModel config = new AuthenticatorConfigModel();
        config.setConfig(Map.of("role", role));
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
}
