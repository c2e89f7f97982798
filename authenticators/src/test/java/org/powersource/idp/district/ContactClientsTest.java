package org.powersource.idp.district;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.models.ClientModel;

class ContactClientsTest {

    @ParameterizedTest
    @ValueSource(strings = {"security-admin-console", "powersource-district", "scripts", "other"})
    void consolesAndNamedClientsCount(String clientId) {
        assertThat(ContactClients.with(" scripts, ,other").include(clientId)).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "admin-cli", "account-console", "Scripts", "scripts,other"})
    void everyOtherClientDoesNotCount(String clientId) {
        assertThat(ContactClients.with("scripts,other").include(clientId)).isFalse();
    }

    @Test
    void noClientIsNamedByDefault() {
        assertThat(ContactClients.with(null).include("scripts")).isFalse();
    }

    @Test
    void clientThatRegisteredItselfNeverCounts() {
        ContactClients clients = ContactClients.with("scripts");

        assertThat(clients.include(client("scripts", null))).isTrue();
        assertThat(clients.include(client("scripts", "token"))).isFalse();
        assertThat(clients.include(client("other", null))).isFalse();
    }

    private static ClientModel client(String id, @Nullable String registrationToken) {
        return (ClientModel) Proxy.newProxyInstance(
                ContactClientsTest.class.getClassLoader(),
                new Class<?>[] {ClientModel.class},
                (proxy, method, args) -> method.getName().equals("getClientId") ? id : registrationToken);
    }
}
