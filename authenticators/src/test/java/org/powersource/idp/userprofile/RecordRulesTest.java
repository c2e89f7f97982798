package org.powersource.idp.userprofile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.userprofile.AttributeContext;
import org.keycloak.userprofile.Attributes;
import org.keycloak.userprofile.UserProfileAttributeValidationContext;
import org.keycloak.userprofile.UserProfileContext;
import org.keycloak.validate.ValidationContext;
import org.keycloak.validate.ValidationError;
import org.keycloak.validate.ValidatorConfig;
import org.powersource.idp.Stub;

class RecordRulesTest {

    private static final RecordRulesFactory RULES = new RecordRulesFactory();

    private static final KeycloakSession SESSION = Stub.of(
            KeycloakSession.class,
            Map.of(
                    "getContext",
                    Stub.of(
                            KeycloakContext.class,
                            Map.of(
                                    "getRealm",
                                    Stub.of(
                                            RealmModel.class,
                                            Map.of(
                                                    "isInternationalizationEnabled",
                                                    true,
                                                    "getSupportedLocalesStream",
                                                    (Stub.Reply) none -> Stream.of("en", "fr")))))));

    /** Of an account whose address is {@code pat@s.example}. */
    @ParameterizedTest
    @CsvSource(textBlock = """
                    # attribute, value, error
                    email,       pat@s.example,
                    email,       'pa\u200bt@s.example',     recordAddressInvisible
                    email,       'pa t@s.example',          recordAddressInvisible
                    email,       '',
                    # An address of another account is Keycloak's to refuse.
                    email,       sam@s.example,
                    signInEmail, Pat@S.example,
                    signInEmail, '',
                    signInEmail, Sam@s.example,             recordSpellingOtherAddress
                    signInEmail, Pat,                       recordSpellingOtherAddress
                    locale,      fr,
                    locale,      '',
                    locale,      de,                        recordLanguageUnknown
                    locale,      'fr ',                     recordLanguageUnknown
                    """)
    void valueThatBreaksARuleIsRefusedAtItsField(String attribute, String value, @Nullable String error) {
        assertThat(errors(attribute, List.of(value)))
                .extracting(ValidationError::getMessage)
                .isEqualTo(error == null ? List.of() : List.of(error));
        assertThat(errors(attribute, List.of(value)))
                .allSatisfy(refusal -> assertThat(refusal.getInputHint()).isEqualTo(attribute))
                .allSatisfy(refusal -> assertThat(refusal.getValidatorId()).isEqualTo("powersource-record"));
    }

    @Test
    void spellingWithAnInvisibleCharacterBreaksTwoRules() {
        assertThat(errors("signInEmail", List.of("Pa\u200bt@s.example")))
                .extracting(ValidationError::getMessage)
                .containsExactly("recordAddressInvisible", "recordSpellingOtherAddress");
    }

    @Test
    void eachValueIsChecked() {
        assertThat(errors("locale", List.of("fr", "de"))).hasSize(1);
        assertThat(errors("locale", List.of("de", "fr"))).hasSize(1);
        assertThat(errors("locale", "de")).isEmpty();
    }

    @Test
    void validatorIsFoundByItsId() {
        assertThat(RULES.getId()).isEqualTo("powersource-record");
        assertThat(RecordRulesFactory.ATTRIBUTES).containsExactlyInAnyOrder("email", "signInEmail", "locale");
    }

    private static Iterable<ValidationError> errors(String attribute, Object value) {
        Attributes attributes = Stub.of(Attributes.class, Map.of("getFirst", "pat@s.example"));
        ValidationContext context = new UserProfileAttributeValidationContext(new AttributeContext(
                UserProfileContext.USER_API,
                SESSION,
                Map.entry(attribute, List.of()),
                Stub.of(UserModel.class, Map.of()),
                null,
                attributes));
        return RULES.validate(value, attribute, context, ValidatorConfig.EMPTY).getErrors();
    }
}
