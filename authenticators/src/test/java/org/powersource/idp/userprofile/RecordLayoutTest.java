package org.powersource.idp.userprofile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.UserProfileAttributeGroupMetadata;
import org.keycloak.representations.idm.UserProfileAttributeMetadata;
import org.keycloak.representations.idm.UserProfileMetadata;
import org.powersource.idp.account.ComputedField;

/** Order of a record in the admin console, and whether its texts exist. */
class RecordLayoutTest {

    private static final Pattern KEY = Pattern.compile("\\$\\{(record\\w+)}");

    private final List<UserProfileAttributeMetadata> attributes = List.of(
            attribute("accountStatus", null),
            attribute("lastMail", null),
            attribute("lastProblem", null),
            attribute("username", null),
            attribute("siteAccess", "site-access"),
            attribute("badge", "school"),
            attribute("sitesByGroup", "site-access"));

    @Test
    void statusComesFirstThenSitesThenTheGeneralFieldsThenTheRealmsOwnGroups() {
        UserProfileMetadata shown =
                RecordLayout.of(new UserProfileMetadata(attributes, List.of(group("school"), group("site-access"))));

        assertThat(shown.getGroups())
                .extracting(UserProfileAttributeGroupMetadata::getName)
                .containsExactly("powersource-account", "site-access", "powersource-general", "school");
        assertThat(shown.getAttributes())
                .extracting(UserProfileAttributeMetadata::getName, UserProfileAttributeMetadata::getGroup)
                .containsExactly(
                        tuple("accountStatus", "powersource-account"),
                        tuple("lastMail", "powersource-account"),
                        tuple("lastProblem", "powersource-account"),
                        tuple("username", "powersource-general"),
                        tuple("siteAccess", "site-access"),
                        tuple("badge", "school"),
                        tuple("sitesByGroup", "site-access"));
    }

    @Test
    void aRealmWithoutTheGroupOfSitesKeepsItsOrder() {
        UserProfileMetadata shown = RecordLayout.of(new UserProfileMetadata(
                List.of(attribute("username", null), attribute("siteAccess", null)), List.of(group("school"))));

        assertThat(shown.getGroups())
                .extracting(UserProfileAttributeGroupMetadata::getName)
                .containsExactly("powersource-account", "powersource-general", "school");
    }

    @Test
    void aFieldKeepsEverythingElse() {
        UserProfileAttributeMetadata before = attribute("username", null);

        UserProfileAttributeMetadata after = RecordLayout.of(new UserProfileMetadata(List.of(before), List.of()))
                .getAttributes()
                .get(0);

        assertThat(after).usingRecursiveComparison().ignoringFields("group").isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es", "fr", "ar"})
    void eachTextOfTheRecordExists(String language) throws IOException {
        String profile = Files.readString(Path.of("..", "realm-export.json"));
        List<String> keys = Stream.of(
                        KEY.matcher(profile).results().map(RecordLayoutTest::key),
                        Stream.of(ComputedField.values())
                                .flatMap(field -> Stream.of(field.label(), field.help()))
                                .flatMap(text -> KEY.matcher(text).results())
                                .map(RecordLayoutTest::key),
                        Stream.of("recordAccount"))
                .flatMap(each -> each)
                .toList();
        Properties texts = texts(language);

        assertThat(keys)
                .hasSize(5 + 2 * ComputedField.values().length + 1)
                .allSatisfy(key -> assertThat(texts.getProperty(key)).as(key).isNotBlank());
    }

    @ParameterizedTest
    @EnumSource
    void helpExplainsEachStatus(AccountStatus status) throws IOException {
        assertThat(texts("en").getProperty("recordStatusHelp")).contains(status.words());
    }

    private static Properties texts(String language) throws IOException {
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(
                Path.of("src/main/resources/theme-resources/messages", "messages_" + language + ".properties"))) {
            texts.load(reader);
        }
        return texts;
    }

    private static String key(MatchResult found) {
        return found.group(1);
    }

    private static UserProfileAttributeGroupMetadata group(String name) {
        return new UserProfileAttributeGroupMetadata(name, name, null, null);
    }

    private static UserProfileAttributeMetadata attribute(String name, @Nullable String group) {
        return new UserProfileAttributeMetadata(
                name, "label", true, true, group, Map.of("a", 1), Map.of("v", Map.of()), true, "default");
    }
}
