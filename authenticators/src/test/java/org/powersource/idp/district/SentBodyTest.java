package org.powersource.idp.district;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.ErrorRepresentation;
import org.keycloak.util.JsonSerialization;

class SentBodyTest {

    /** Of an account as the admin API shows it. */
    private static final String STORED = """
            {"id": "7", "username": "a@b.example", "email": "a@b.example", "firstName": "A", "lastName": "B", "enabled": true,
             "emailVerified": true, "totp": false, "createdTimestamp": 1790000000000, "notBefore": 0,
             "disableableCredentialTypes": ["otp", "password"], "requiredActions": ["X", "Y"],
             "attributes": {"siteAccess": ["old"], "badge": ["7"], "foo": ["f", "g"]}}
            """;

    private static final String SETTABLE = """
            {"username": "a@b.example", "email": "A@b.example", "firstName": "A", "lastName": "B", "groups": ["/elsewhere"],
             "attributes": {"siteAccess": ["s"], "locale": "fr", "signInEmail": "A@b.example"}}
            """;

    @Test
    void aNewAccountKeepsNameAddressLanguageAndSites() {
        assertThat(body(SETTABLE).newRecord(List.of("/districts/own")))
                .isEqualTo(json("{\"username\":\"a@b.example\",\"email\":\"A@b.example\",\"firstName\":\"A\","
                        + "\"lastName\":\"B\",\"enabled\":true,\"groups\":[\"/districts/own\"],\"attributes\":"
                        + "{\"siteAccess\":[\"s\"],\"locale\":\"fr\",\"signInEmail\":\"A@b.example\"}}"));
    }

    /** As the console's form for a new account sends what nobody touched. */
    @Test
    void defaultValuesOfANewAccountAreAllowed() {
        assertThat(body("""
                        {"enabled": true, "emailVerified": false, "requiredActions": [], "credentials": null, "federationLink": "",
                         "email": "a@b.example", "access": {}, "attributes": {"badge": "", "accountStatus": "active"}}
                        """).newRecord(List.of("/districts/own")))
                .isEqualTo(json("{\"email\":\"a@b.example\",\"attributes\":{},\"enabled\":true,"
                        + "\"groups\":[\"/districts/own\"]}"));
    }

    @Test
    void otherFieldsOfARecordKeepTheirStoredValues() {
        assertThat(body("""
                        {"id": "7", "firstName": "C", "emailVerified": true, "totp": false, "createdTimestamp": 1790000000000,
                         "notBefore": 0, "disableableCredentialTypes": ["password", "otp"], "requiredActions": ["Y", "X"],
                         "access": {"manage": true}, "userProfileMetadata": {"groups": []}, "federatedIdentities": [{"a": 1}],
                         "enabled": true, "attributes": {"siteAccess": ["s"], "locale": "fr", "badge": "7", "foo": ["g", "f"],
                         "accountStatus": ["locked"], "lastMail": ["x"], "lastProblem": ["w"], "sitesByGroup": ["y"], "disabledReason": ["z"]}}
                        """).record(json(STORED)))
                .isEqualTo(json("{\"firstName\":\"C\",\"attributes\":{\"siteAccess\":[\"s\"],\"locale\":\"fr\","
                        + "\"badge\":[\"7\"],\"foo\":[\"f\",\"g\"]}}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id | \"chosen\"",
                "emailVerified | false",
                "emailVerified | null",
                "totp | true",
                "requiredActions | []",
                "requiredActions | [\"X\", \"Y\", \"Z\"]",
                "createdTimestamp | 1",
                "notBefore | 5",
                "credentials | [{\"type\": \"password\", \"value\": \"x\"}]",
                "federationLink | \"f\"",
                "serviceAccountClientId | \"s\"",
                "realmRoles | [\"r\"]",
                "clientRoles | {\"c\": [\"r\"]}",
                "groups | [\"/elsewhere\"]",
                "ofALaterKeycloak | 1"
            })
    void anotherValueInAnyOtherFieldOfARecordIsRefusedAndTheFieldNamed(String field, String value) {
        SentBody body = body("{\"firstName\": \"C\", \"" + field + "\": " + value + "}");

        if (value.equals("null")) {
            assertThat(body.record(json(STORED)).has(field)).isFalse();
            return;
        }
        assertThatThrownBy(() -> body.record(json(STORED)))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertRefused(refusal, field));
    }

    private static void assertRefused(Refusal refusal, String field) {
        assertThat(refusal.response().getStatus()).isEqualTo(403);
        assertThat(((ErrorRepresentation) refusal.response().getEntity()).getField())
                .isEqualTo(field);
        assertThat(refusal).hasMessageStartingWith("Contacts can't ").hasMessageContaining("reload the page");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"badge | [\"8\"]", "badge | []", "foo | \"f\"", "new | [\"n\"]", "email | \"x@b.example\""})
    void anotherValueInAnyOtherAttributeIsRefusedAndTheAttributeNamed(String attribute, String value) {
        SentBody body = body("{\"attributes\": {\"" + attribute + "\": " + value + "}}");

        assertThatThrownBy(() -> body.record(json(STORED)))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertRefused(refusal, "attributes." + attribute));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"enabled\": false | enabled",
                "\"emailVerified\": true | verified",
                "\"requiredActions\": [\"CONFIGURE_TOTP\"] | Credential Reset",
                "\"id\": \"chosen\" | id",
                "\"credentials\": [{\"type\": \"password\"}] | credentials",
                "\"federatedIdentities\": [{\"userId\": \"1\"}] | federatedIdentities",
                "\"clientRoles\": {\"c\": [\"r\"]} | clientRoles",
                "\"attributes\": {\"badge\": [\"7\"]} | attributes.badge"
            })
    void anyOtherFieldOfANewAccountIsRefused(String field, String named) {
        SentBody body = body("{\"email\": \"a@b.example\", " + field + "}");

        assertThatThrownBy(() -> body.newRecord(List.of("/districts/own")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(named);
    }

    @ParameterizedTest
    @CsvSource({"true, true, ''", "true, false, false", "false, true, true", "false, false, ''", "true, null, ''"})
    void enabledCountsOnlyIfItChanges(boolean stored, String sent, String kept) {
        JsonNode saved = body("{\"enabled\": " + sent + "}").record(json("{\"enabled\": " + stored + "}"));

        assertThat(saved.path("enabled").asText()).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"false\"", "0", "[]", "{}"})
    void enabledIsTrueOrFalse(String sent) {
        assertThatThrownBy(() -> body("{\"enabled\": " + sent + "}").record(json(STORED)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("enabled");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"enabled\": true} | true",
                "{\"enabled\": false} | false",
                "{\"enabled\": true, \"firstName\": \"A\"} | false",
                "{} | false"
            })
    void nothingButEnabledUnlocks(String body, boolean unlock) {
        assertThat(body(body).isUnlock()).isEqualTo(unlock);
    }

    @Test
    void theSpellingOfTheAddressStaysUnlessAnotherIsSent() {
        JsonNode stored = json("{\"attributes\": {\"signInEmail\": [\"A@b.example\"], \"siteAccess\": [\"old\"]}}");

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
    void onlyAPasswordCanBeReset(String body) {
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
    void aListIsRefusedAsARecord(String body) {
        assertThatThrownBy(() -> body(body).record(json("{}"))).isInstanceOf(Refusal.class);
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
        assertThatThrownBy(() -> body(json).record(json("{}")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(field);
    }

    @Test
    void fieldsThatOthersCheckAreRead() {
        SentBody everything = body(SETTABLE);
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
