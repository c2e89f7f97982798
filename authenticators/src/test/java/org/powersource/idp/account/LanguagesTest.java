package org.powersource.idp.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.powersource.idp.Stub;

class LanguagesTest {

    @ParameterizedTest
    @CsvSource({
        "true, fr, fr",
        "true, de, ",
        "true, 'fr\r\nSet-Cookie: x', ",
        "true, , ",
        // One language only: none to choose from.
        "false, fr, "
    })
    void languageThatTheRealmDoesNotHaveCountsAsNone(
            boolean international, @Nullable String stored, @Nullable String language) {
        Map<String, Object> answers = new HashMap<>();
        if (stored != null) {
            answers.put("getFirstAttribute", stored);
        }

        assertThat(Languages.of(realm(international), Stub.of(UserModel.class, answers)))
                .isEqualTo(language);
    }

    private static RealmModel realm(boolean international) {
        return Stub.of(
                RealmModel.class,
                Map.of("isInternationalizationEnabled", international, "getSupportedLocalesStream", (Stub.Reply)
                        none -> Stream.of("en", "fr")));
    }
}
