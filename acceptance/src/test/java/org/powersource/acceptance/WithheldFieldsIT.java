package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.UserRepresentation;
import org.keycloak.util.JsonSerialization;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.AdminApi;
import org.powersource.acceptance.suite.AdminApi.Reply;
import org.powersource.acceptance.suite.ContactAtWork;
import org.powersource.acceptance.suite.District;
import org.powersource.acceptance.suite.NewAccount;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Suite;

/** What a contact can't set or change of an account is refused in words, and nothing is saved. */
@OnTheSuite
class WithheldFieldsIT {
    private final ContactAtWork work;
    private final Realm realm;
    private final District district;
    private final AdminApi api;

    WithheldFieldsIT(Suite suite) {
        this.work = ContactAtWork.in(suite);
        this.realm = work.realm();
        this.district = work.district();
        this.api = work.api();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "enabled | false",
                "emailVerified | true",
                "requiredActions | [\"CONFIGURE_TOTP\"]",
                "id | \"5a3f0c5e-0000-4000-8000-000000000815\"",
                "createdTimestamp | 1",
                "notBefore | 99",
                "federationLink | \"ldap\"",
                "origin | \"ldap\"",
                "totp | true",
                "serviceAccountClientId | \"powersource\"",
                "realmRoles | [\"technical-contact\"]",
                "clientRoles | {\"realm-management\": [\"manage-users\"]}",
                "credentials | [{\"type\": \"password\", \"value\": \"Chosen-Password-2026\", \"temporary\": false}]",
                "federatedIdentities | [{\"identityProvider\": \"x\", \"userId\": \"1\", \"userName\": \"x\"}]",
                "attributes | {\"badge\": [\"7\"]}"
            })
    void whatAContactMayNotSetOnANewAccountIsRefusedAndNoneIsMade(String field, String value) {
        String address = NewAccount.address("x");

        Reply reply = api.post("/users", "{\"email\": \"" + address + "\", \"" + field + "\": " + value + "}");

        assertThat(reply.status()).as(reply.toString()).isEqualTo(403);
        assertThat(reply.error()).startsWith("Contacts can't ");
        assertThat(realm.admin().users().searchByEmail(address.toLowerCase(Locale.ROOT), true))
                .isEmpty();
    }

    /** As the console's form sends what nobody touched; the user name is the address whatever is sent. */
    @Test
    void untouchedFieldsOfANewAccountCountForNothing() {
        Reply reply = api.post("/users/", """
                {"username": "someone.else", "email": "%s", "enabled": true, "emailVerified": false, "requiredActions": [],
                 "groups": [], "federationLink": null, "attributes": {"accountStatus": ["active"], "locale": "", "badge": []}}
                """.formatted(NewAccount.address("x")));

        assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
        UserRepresentation made = work.user(reply.created()).toRepresentation();
        assertThat(made.isEnabled()).isTrue();
        assertThat(made.isEmailVerified()).isFalse();
        assertThat(made.getUsername()).isEqualTo(made.getEmail());
        assertThat(made.getRequiredActions()).contains("powersource-activate-account");
        assertThat(work.user(reply.created()).credentials()).isEmpty();
        assertThat(work.user(reply.created()).roles().getAll().getClientMappings())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"firstName\": \"Nora\"}",
                "{\"email\": \" \"}",
                "{\"username\": \"nora\", \"email\": null}"
            })
    void newAccountWithoutAnAddressIsRefusedAndTheFieldNamed(String body) {
        Reply reply = api.post("/users", body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().path("field").asText()).isEqualTo("email");
        assertThat(reply.error()).contains("e-mail address");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "nonsense", "[]", "null", "\"text\"", "{\"email\":", "{\"groups\": 1}", "{\"email\": {}}"})
    void badBodiesAreRefusedWithoutATrace(String body) {
        Reply reply = api.post("/users", body);

        assertThat(reply.status()).as(reply.toString()).isEqualTo(400);
        assertThat(reply.json().toString()).doesNotContain("Exception");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "emailVerified | false | mailed link",
                "requiredActions | [\"CONFIGURE_TOTP\"] | Credential Reset",
                "id | \"5a3f0c5e-0000-4000-8000-000000000815\" | id",
                "createdTimestamp | 1 | createdTimestamp",
                "notBefore | 99 | notBefore",
                "totp | true | totp",
                "federationLink | \"ldap\" | federationLink",
                "groups | [\"/guests\"] | groups",
                "realmRoles | [\"technical-contact\"] | realmRoles",
                "credentials | [{\"type\": \"password\", \"value\": \"Chosen-Password-2026\"}] | credentials",
                "attributes.badge | [\"7\"] | attributes.badge"
            })
    void whatAContactMayNotChangeIsRefusedWithASentenceAndNothingIsSaved(String field, String value, String named)
            throws IOException {
        Account member = district.newMember().ticked(Site.POWERSOURCE).create();
        UserRepresentation before = member.admin().toRepresentation();
        ObjectNode record = work.record(member);
        record.put("firstName", "Janet");
        ObjectNode place = field.startsWith("attributes.") ? (ObjectNode) record.path("attributes") : record;
        place.set(field.replace("attributes.", ""), JsonSerialization.mapper.readTree(value));

        Reply reply = api.put("/users/" + member.id(), record);

        assertThat(reply.status()).as(reply.toString()).isEqualTo(403);
        assertThat(reply.json().path("field").asText()).isEqualTo(field);
        assertThat(reply.error()).startsWith("Contacts can't ").contains(named, "reload the page");
        ContactAtWork.assertUnchanged(member, before);
        assertThat(member.admin().credentials()).hasSize(2);
    }

    /** The required actions keep an account from being used before its owner followed the mailed link. */
    @Test
    void contactActivatesNoAccountByTakingItsActionAway() {
        String made = api.post("/users", Map.of("email", NewAccount.address("Nora.Teacher")))
                .created();

        Reply reply = api.put("/users/" + made, Map.of("requiredActions", List.of()));

        assertThat(reply.status()).isEqualTo(403);
        assertThat(work.user(made).toRepresentation().getRequiredActions()).contains("powersource-activate-account");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"false\"", "0", "[]"})
    void enabledIsTrueOrFalse(String value) {
        Account member = district.newMember().create();

        Reply reply = api.put("/users/" + member.id(), "{\"enabled\": " + value + "}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().path("field").asText()).isEqualTo("enabled");
        assertThat(member.admin().toRepresentation().isEnabled()).isTrue();
    }
}
