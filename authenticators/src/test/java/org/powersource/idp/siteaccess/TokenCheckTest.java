package org.powersource.idp.siteaccess;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.keycloak.services.clientpolicy.ClientPolicyEvent;

class TokenCheckTest {

    @ParameterizedTest
    @EnumSource
    void tableHasEveryEventOfTheServer(ClientPolicyEvent event) {
        assertThat(TokenCheck.at(event)).isNotEqualTo(TokenCheck.UNKNOWN);
    }
}
