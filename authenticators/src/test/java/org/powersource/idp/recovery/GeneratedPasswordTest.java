package org.powersource.idp.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.PasswordPolicy;
import org.keycloak.models.RealmModel;
import org.keycloak.policy.PasswordPolicyProvider;
import org.powersource.idp.Stub;

class GeneratedPasswordTest {

    private static final String GROUP = "[A-HJ-NP-Z][2-9][a-hjkmnp-z2-9]{2}";

    @Test
    void passwordIsOfGroupsWithoutLettersThatLookAlikeAndNoTwoAreAlike() {
        Set<String> passwords =
                Stream.generate(() -> GeneratedPassword.ofLength(0)).limit(1000).collect(Collectors.toSet());

        assertThat(passwords).hasSize(1000).allMatch(password -> password.matches(GROUP + "(-" + GROUP + "){5}"));
        assertThat(String.join("", passwords).chars().distinct().count())
                .as("24 capitals, 23 small letters, 8 digits and the hyphen")
                .isEqualTo(56);
    }

    @ParameterizedTest
    @CsvSource({"0, 29", "29, 29", "30, 34", "34, 34", "35, 39", "64, 64", "65, 69"})
    void passwordIsAsLongAsThePolicyWantsInWholeGroups(int least, int length) {
        assertThat(GeneratedPassword.ofLength(least)).hasSize(length);
        assertThat(GeneratedPassword.of(realm(least))).hasSize(length);
    }

    @Test
    void policyWithoutALengthIsMetBySixGroups() {
        assertThat(GeneratedPassword.of(Stub.of(RealmModel.class, Map.of("getPasswordPolicy", PasswordPolicy.empty()))))
                .hasSize(29);
    }

    private static RealmModel realm(int least) {
        PasswordPolicyProvider length = Stub.of(PasswordPolicyProvider.class, Map.of("parseConfig", least));
        PasswordPolicy policy = PasswordPolicy.build()
                .put("length", Integer.toString(least))
                .build(Stub.of(KeycloakSession.class, Map.of("getProvider", length)));
        return Stub.of(RealmModel.class, Map.of("getPasswordPolicy", policy));
    }
}
