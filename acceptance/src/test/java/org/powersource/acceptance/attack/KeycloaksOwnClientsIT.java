package org.powersource.acceptance.attack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Suite;
import org.powersource.acceptance.suite.TokenAnswer;

/**
 * Clients of each realm, with well-known ids and without a secret. {@code realm-management} is left out: Keycloak doesn't let it change,
 * and it has no grant.
 */
@OnTheSuite
class KeycloaksOwnClientsIT {

    private final Realm realm;

    KeycloaksOwnClientsIT(Suite suite) {
        this.realm = suite.variant("own-clients", file -> {});
    }

    @ParameterizedTest
    @ValueSource(strings = {"account", "account-console", "admin-cli", "broker", "security-admin-console"})
    void takeNoPasswordEvenWithTheGrantSwitchedOn(String clientId) {
        ClientRepresentation client =
                realm.admin().clients().findByClientId(clientId).get(0);
        client.setDirectAccessGrantsEnabled(true);
        client.setPublicClient(true);
        client.setBearerOnly(false);
        realm.admin().clients().get(client.getId()).update(client);
        Site own = new Site(realm, clientId, "", "", "");
        Account account = realm.newAccount().create();

        TokenAnswer refused = own.passwordGrant(account.email(), account.password());

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.error()).isEqualTo("unauthorized_client");
        assertThat(own.passwordGrant(account.email(), "Not-The-Password-2026")).isEqualTo(refused);
        assertThat(account.sessions()).isEmpty();
    }
}
