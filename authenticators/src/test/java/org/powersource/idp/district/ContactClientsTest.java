package org.powersource.idp.district;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContactClientsTest {

    @ParameterizedTest
    @ValueSource(strings = {"security-admin-console", "powersource-district", "scripts", "other"})
    void consolesAndNamedClientsCount(String clientId) {
        assertThat(ContactClients.with(" scripts, ,other").include(clientId)).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "admin-cli", "account-console", "Scripts", "scripts,other"})
    void everyOtherClientDoesNot(String clientId) {
        assertThat(ContactClients.with("scripts,other").include(clientId)).isFalse();
    }

    @Test
    void nothingIsNamedByDefault() {
        assertThat(ContactClients.with(null).include("scripts")).isFalse();
    }
}
