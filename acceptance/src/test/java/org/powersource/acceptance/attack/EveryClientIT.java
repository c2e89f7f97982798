package org.powersource.acceptance.attack;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.WebApplicationException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.resource.ClientResource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.AdminApi;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.District;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Suite;
import org.powersource.acceptance.suite.TokenAnswer;

/**
 * A contact's token of any client that the realm has, in every way in which the client can get one, with all that its administrator could
 * switch on: only those of the consoles and of the named clients carry powers.
 */
@OnTheSuite
class EveryClientIT {

    private static final Set<String> POWERFUL =
            Set.of("security-admin-console", "powersource-district", "district-scripts");
    private static final String DEVICE = "urn:ietf:params:oauth:grant-type:device_code";

    private final Realm realm;
    private final District district;
    private final Account contact;

    EveryClientIT(Suite suite) {
        this.realm = suite.variant("every-client", file -> {});
        this.district = realm.newDistrict("Springfield");
        this.contact = district.technicalContact();
    }

    @Test
    void onlyTheAllowedOnesCarryAContactsPowers() {
        realm.newSite().create();
        realm.newSite()
                .withoutRole()
                .with(client -> client.setServiceAccountsEnabled(true))
                .create();
        realm.newSite()
                .withoutRole()
                .with(client -> client.setClientId("district-scripts"))
                .create();
        Map<String, Integer> results = new TreeMap<>();
        Map<String, Boolean> tokens = new TreeMap<>();

        for (ClientRepresentation client : realm.admin().clients().findAll()) {
            for (Map.Entry<String, String> way : tokens(opened(client)).entrySet()) {
                tokens.put(client.getClientId(), true);
                results.put(client.getClientId() + " by " + way.getKey(), powers(way.getValue()));
            }
            tokens.putIfAbsent(client.getClientId(), false);
        }

        assertThat(tokens)
                .containsEntry("realm-management", false)
                .containsKeys("account", "account-console", "admin-cli", "broker", "security-admin-console");
        assertThat(new TreeSet<>(tokens.values())).containsExactly(false, true);
        assertThat(results)
                .allSatisfy((way, status) -> assertThat(status)
                        .as(way)
                        .isEqualTo(POWERFUL.contains(way.replaceFirst(" by .*", "")) ? 204 : 403))
                .containsKeys(
                        "account by code",
                        "account-console by code",
                        "admin-cli by code",
                        "broker by code",
                        "gradebook-sample by password",
                        "account by device",
                        "security-admin-console by code",
                        "powersource-district by code",
                        "district-scripts by password",
                        "district-scripts by service account");
    }

    /** With all switched on; as it is, if Keycloak doesn't let it change. */
    private Site opened(ClientRepresentation client) {
        String address = "https://app.example/back";
        ClientResource admin = realm.admin().clients().get(client.getId());
        client.setRedirectUris(List.of(address));
        client.setStandardFlowEnabled(true);
        client.setDirectAccessGrantsEnabled(true);
        client.setServiceAccountsEnabled(true);
        client.setPublicClient(false);
        client.setBearerOnly(false);
        client.setSecret("not-a-secret");
        client.setFullScopeAllowed(true);
        Map<String, String> attributes =
                client.getAttributes() == null ? new HashMap<>() : new HashMap<>(client.getAttributes());
        attributes.put("oauth2.device.authorization.grant.enabled", "true");
        client.setAttributes(attributes);
        try {
            admin.update(client);
        } catch (WebApplicationException e) {
            assertThat(e.getResponse().getStatus()).as(client.getClientId()).isIn(400, 403);
        }
        Site site = new Site(realm, client.getClientId(), client.getId(), "not-a-secret", address);
        if (admin.roles().list(Site.ROLE, true).stream()
                .anyMatch(role -> role.getName().equals(Site.ROLE))) {
            site.grantRole(contact);
        }
        return site;
    }

    /** Access tokens by the way that led to them. */
    private Map<String, String> tokens(Site site) {
        Map<String, String> tokens = new TreeMap<>();
        byCode(site).ifPresent(token -> tokens.put("code", token));
        accessToken(site.passwordGrant(contact.email(), contact.password()))
                .ifPresent(token -> tokens.put("password", token));
        byDevice(site).ifPresent(token -> tokens.put("device", token));
        byServiceAccount(site).ifPresent(token -> tokens.put("service account", token));
        return tokens;
    }

    private Optional<String> byCode(Site site) {
        Answer login = new HttpBrowser(realm.url()).open(site);
        return login.pageId().equals("login-login")
                ? accessToken(site.redeem(login.signIn(contact)))
                : Optional.empty();
    }

    private Optional<String> byDevice(Site site) {
        TokenAnswer asked = site.ask("auth/device", Map.of("scope", "openid"));
        if (!asked.error().isEmpty()) {
            return Optional.empty();
        }
        new HttpBrowser(realm.url())
                .open(asked.text("verification_uri_complete"))
                .signIn(contact)
                .submit("form", "accept", "Yes");
        return accessToken(site.token("grant_type", DEVICE, "device_code", asked.text("device_code")));
    }

    /** An account of the client's own, which is made a contact. */
    private Optional<String> byServiceAccount(Site site) {
        TokenAnswer before = site.token("grant_type", "client_credentials");
        if (!before.error().isEmpty()) {
            return Optional.empty();
        }
        UserRepresentation service = site.admin().getServiceAccountUser();
        RoleRepresentation role = realm.admin().roles().get("technical-contact").toRepresentation();
        realm.admin().users().get(service.getId()).roles().realmLevel().add(List.of(role));
        realm.admin().users().get(service.getId()).joinGroup(district.id());
        return accessToken(site.token("grant_type", "client_credentials"));
    }

    private static Optional<String> accessToken(TokenAnswer answer) {
        return Optional.ofNullable((String) answer.json().get("access_token"));
    }

    /** The status of what only a contact may do. */
    private int powers(String token) {
        AdminApi api = AdminApi.with(realm, token);
        Account member = district.newMember().create();
        int reset = api.put(
                        "/users/" + member.id() + "/reset-password",
                        Map.of("type", "password", "value", "x".repeat(20)))
                .status();
        assertThat(api.get("/users/" + member.id()).status()).isEqualTo(reset == 204 ? 200 : reset);
        return reset;
    }
}
