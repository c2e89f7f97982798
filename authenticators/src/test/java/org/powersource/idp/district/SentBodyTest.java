package org.powersource.idp.district;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.util.JsonSerialization;

class SentBodyTest {

    private static final String EVERYTHING = """
            {"username": "a@b.example", "email": "A@b.example", "firstName": "A", "lastName": "B", "enabled": false,
             "emailVerified": true, "requiredActions": ["X"], "credentials": [{"type": "password", "value": "x"}],
             "federationLink": "f", "federatedIdentities": [{}], "realmRoles": ["r"], "clientRoles": {"c": ["r"]},
             "id": "chosen", "createdTimestamp": 1, "notBefore": 5, "serviceAccountClientId": "s", "groups": ["/elsewhere"],
             "attributes": {"siteAccess": ["s"], "locale": "fr", "signInEmail": "A@b.example", "accountStatus": "x",
             "foo": "bar"}}
            """;

    @Test
    void ofANewAccountOnlyNameAddressLanguageAndSitesCount() {
        assertThat(body(EVERYTHING).newRecord(List.of("/districts/own")))
                .isEqualTo(json("{\"username\":\"a@b.example\",\"email\":\"A@b.example\",\"firstName\":\"A\","
                        + "\"lastName\":\"B\",\"enabled\":true,\"groups\":[\"/districts/own\"],\"attributes\":"
                        + "{\"siteAccess\":[\"s\"],\"locale\":\"fr\",\"signInEmail\":\"A@b.example\"}}"));
    }

    @Test
    void ofARecordEverythingElseStaysAsItIsStored() {
        var stored = Map.of(
                "badge",
                List.of("7"),
                "siteAccess",
                List.of("old"),
                "email",
                List.of("a@b.example"),
                "foo",
                List.of("f"));

        assertThat(body(EVERYTHING).record(stored))
                .isEqualTo(json(
                        "{\"username\":\"a@b.example\",\"email\":\"A@b.example\",\"firstName\":\"A\",\"lastName\":\"B\","
                                + "\"attributes\":{\"siteAccess\":[\"s\"],\"locale\":\"fr\",\"signInEmail\":\"A@b.example\","
                                + "\"badge\":[\"7\"],\"foo\":[\"f\"]}}"));
    }

    @Test
    void theSpellingOfTheAddressStaysUnlessAnotherIsSent() {
        var stored = Map.of("signInEmail", List.of("A@b.example"), "siteAccess", List.of("old"));

        assertThat(body("{\"attributes\": {}}").record(stored))
                .isEqualTo(json("{\"attributes\":{\"signInEmail\":[\"A@b.example\"]}}"));
        assertThat(body("{\"firstName\": \"A\"}").record(stored)).isEqualTo(json("{\"firstName\":\"A\"}"));
    }

    @Test
    void aPasswordIsTemporaryWhateverIsSent() {
        assertThat(body("{\"type\":\"password\",\"value\":\"x\",\"temporary\":false,\"userLabel\":\"l\",\"id\":\"1\"}")
                        .temporaryPassword())
                .isEqualTo(json("{\"type\":\"password\",\"value\":\"x\",\"temporary\":true}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"type\":\"otp\",\"value\":\"x\"}", "[]"})
    void nothingButAPasswordIsReset(String body) {
        assertThatThrownBy(() -> body(body).temporaryPassword()).isInstanceOf(Refusal.class);
    }

    @Test
    void aCodeIsForOneAccountAndNothingElseIsSent() {
        SentBody code = body("{\"user\":\"0815\",\"code\":\"K7M-RW4-9F2Y\",\"expires\":9}");

        assertThat(code.user()).isEqualTo("0815");
        assertThat(code.code()).isEqualTo(json("{\"user\":\"0815\"}"));
        assertThat(body("{}").user()).isEmpty();
        assertThatThrownBy(() -> body("[]").code()).isInstanceOf(Refusal.class);
    }

    @Test
    void onlyTheTwoMailsCanBeOrdered() {
        assertThat(body("[\"UPDATE_PASSWORD\"]").actions()).containsExactly("UPDATE_PASSWORD");
        assertThatThrownBy(
                        () -> body("[\"UPDATE_PASSWORD\", \"CONFIGURE_TOTP\"]").actions())
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> body("[]").actions()).isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "\"text\"", "1", "{", "null", "\0\0\0Z\0"})
    void unreadableBodiesAreRefused(String body) {
        assertThatThrownBy(() -> body(body)).isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[{\"enabled\": true}]"})
    void aListIsNoRecord(String body) {
        assertThatThrownBy(() -> body(body).record(Map.of())).isInstanceOf(Refusal.class);
    }

    private static SentBody body(String json) {
        return SentBody.of(json.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode json(String text) {
        try {
            return JsonSerialization.mapper.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"firstName\": \"A\\nB\"}', firstName",
        "'{\"attributes\": {\"locale\": \"fr\\r\\nBcc: x\"}}', attributes.locale",
        "'{\"attributes\": {\"siteAccess\": [\"a\", \"b\\u0000\"]}}', attributes.siteAccess",
    })
    void controlCharactersAreRefusedAndTheFieldNamed(String json, String field) {
        assertThatThrownBy(() -> body(json).record(Map.of()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(field);
    }

    @Test
    void fieldsThatOthersCheckAreRead() {
        SentBody everything = body(EVERYTHING);
        assertThat(everything.groups()).containsExactly("/elsewhere");
        assertThat(everything.sites()).containsExactly("s");
        assertThat(everything.language()).isEqualTo("fr");
        assertThat(everything.email()).isEqualTo("A@b.example");
        assertThat(everything.spelling()).isEqualTo("A@b.example");

        SentBody nothing = body("{}");
        assertThat(nothing.groups()).isEmpty();
        assertThat(nothing.sites()).isEmpty();
        assertThat(nothing.language()).isEmpty();
        assertThat(nothing.email()).isEmpty();
        assertThat(nothing.spelling()).isEmpty();
    }

    @Test
    void onlyOneLanguageIsTaken() {
        assertThat(body("{\"attributes\": {\"locale\": [\"fr\"]}}").language()).isEqualTo("fr");
        assertThatThrownBy(() ->
                        body("{\"attributes\": {\"locale\": [\"fr\", \"es\"]}}").language())
                .isInstanceOf(Refusal.class);
    }
}
