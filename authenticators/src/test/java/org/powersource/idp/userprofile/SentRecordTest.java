package org.powersource.idp.userprofile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.userprofile.UserProfileContext;
import org.powersource.idp.Stub;

class SentRecordTest {

    private static final RealmModel REALM = Stub.of(
            RealmModel.class, Map.of("isInternationalizationEnabled", true, "getSupportedLocalesStream", (Stub.Reply)
                    none -> Stream.of("en", "fr")));

    @ParameterizedTest
    @ValueSource(strings = {"email", "username", "signInEmail"})
    void addressIsCleaned(String attribute) {
        SentRecord record = SentRecord.of(
                REALM,
                UserProfileContext.ACCOUNT,
                Map.of(attribute, List.of("\u00a0pat@springfield.example\u200b"), "firstName", List.of(" Pat ")),
                null);

        assertThat(record.attributes())
                .isEqualTo(Map.of(attribute, List.of("pat@springfield.example"), "firstName", List.of(" Pat ")));
    }

    /** The account API sends texts, other callers lists; what is clean stays the very same object. */
    @Test
    void cleanValuesStayAsSent() {
        Map<String, Object> sent =
                Map.of("email", "Pat@springfield.example", "username", List.of(), "locale", List.of("fr"));

        assertThat(SentRecord.of(REALM, UserProfileContext.ACCOUNT, sent, null).attributes())
                .isEqualTo(sent);
    }

    /** By an administrator: the address and the spelling as sent, the stored address and spelling, what is saved and kept. */
    @ParameterizedTest
    @CsvSource(textBlock = """
                    # email, spelling field, stored, kept, saved field, spelling
                    # made
                    Pat@s.example, ,              ,              ,              Pat@s.example, Pat@s.example
                    pat@s.example, '',            ,              ,              pat@s.example, pat@s.example
                    pat@s.example, Pat@s.example, ,              ,              Pat@s.example, Pat@s.example
                    ,              ,              ,              ,              ,              ''
                    # saved with nothing of it touched: the form sends the stored address
                    pat@s.example, Pat@s.example, pat@s.example, Pat@s.example, Pat@s.example, Pat@s.example
                    pat@s.example, ,              pat@s.example, Pat@s.example, Pat@s.example, Pat@s.example
                    # sent without the address
                    ,              ,              pat@s.example, Pat@s.example, Pat@s.example, Pat@s.example
                    ,              PAT@s.example, pat@s.example, Pat@s.example, PAT@s.example, PAT@s.example
                    # another address: the field follows
                    Sam@s.example, Pat@s.example, pat@s.example, Pat@s.example, Sam@s.example, Sam@s.example
                    Sam@s.example, '',            pat@s.example, Pat@s.example, Sam@s.example, Sam@s.example
                    # another spelling by its field
                    pat@s.example, PAT@s.example, pat@s.example, Pat@s.example, PAT@s.example, PAT@s.example
                    # a spelling of another address is left for the validator to refuse
                    pat@s.example, Sam@s.example, pat@s.example, Pat@s.example, Sam@s.example, Pat@s.example
                    """)
    void spellingFollowsTheAddressUnlessAnotherIsSent(
            @Nullable String email,
            @Nullable String field,
            @Nullable String stored,
            @Nullable String kept,
            @Nullable String saved,
            String spelling) {
        Map<String, Object> sent = new HashMap<>();
        put(sent, "email", email);
        put(sent, "signInEmail", field);

        SentRecord record = SentRecord.of(
                REALM, UserProfileContext.USER_API, sent, stored == null ? null : account(stored, kept, null));

        assertThat(record.spelling()).isEqualTo(spelling);
        assertThat(record.attributes().get("signInEmail")).isEqualTo(saved == null ? null : List.of(saved));
    }

    /** Their forms have no such field: what they send in it doesn't count. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "USER_API")
    void ownersChangeTheSpellingByTheirAddress(UserProfileContext context) {
        SentRecord record = SentRecord.of(
                REALM,
                context,
                Map.of("email", List.of("PAT@s.example"), "signInEmail", List.of("pAt@s.example")),
                account("pat@s.example", "Pat@s.example", null));

        assertThat(record.spelling()).isEqualTo("PAT@s.example");
        assertThat(record.attributes()).containsEntry("signInEmail", List.of("pAt@s.example"));
    }

    @Test
    void accountWithoutAnAddressGetsNone() {
        SentRecord record = SentRecord.of(
                REALM, UserProfileContext.USER_API, Map.of("firstName", List.of("Pat")), account(null, null, null));

        assertThat(record.spelling()).isEmpty();
        assertThat(record.attributes()).isEqualTo(Map.of("firstName", List.of("Pat")));
    }

    /** A form sends back what an import brought. Any other unknown language is left for the validator to refuse. */
    @ParameterizedTest
    @CsvSource({"de, de, ", "fr, fr, fr", "de, fr, de", "fr, de, fr", ", de, "})
    void unknownLanguageThatIsStoredIsDropped(@Nullable String sent, String stored, @Nullable String saved) {
        Map<String, Object> attributes = new HashMap<>();
        put(attributes, "locale", sent);

        Object locale = SentRecord.of(
                        REALM, UserProfileContext.ACCOUNT, attributes, account("pat@s.example", null, stored))
                .attributes()
                .get("locale");

        assertThat(locale).isEqualTo(sent == null ? null : saved == null ? List.of() : List.of(saved));
    }

    private static void put(Map<String, Object> attributes, String name, @Nullable String value) {
        if (value != null) {
            attributes.put(name, List.of(value));
        }
    }

    private static UserModel account(@Nullable String email, @Nullable String kept, @Nullable String locale) {
        Map<String, Object> answers = new HashMap<>();
        if (email != null) {
            answers.put("getEmail", email);
        }
        answers.put("getFirstAttribute", (Stub.Reply) name -> name[0].equals("locale") ? locale : kept);
        return Stub.of(UserModel.class, answers);
    }
}
