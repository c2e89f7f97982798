package org.powersource.idp.setup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ShippedRealmTest {

    private static final List<Element> ELEMENTS = ShippedRealm.get().elements();

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SITE")
    void thereAreElementsOfEachKind(Kind kind) {
        assertThat(ELEMENTS).anyMatch(element -> element.key().kind() == kind);
    }

    @Test
    void namesAreUniqueAndSurviveTheirRow() {
        assertThat(ELEMENTS).extracting(Element::key).doesNotHaveDuplicates();
        assertThat(ELEMENTS).allSatisfy(element -> {
            assertThat(Key.parse(element.key().text())).isEqualTo(element.key());
            assertThat(element.key().text()).hasSizeLessThanOrEqualTo(255);
        });
    }

    /** An element comes after the one that contains it. */
    @Test
    void elementsComeInTheOrderInWhichTheyNeedEachOther() {
        List<Key> keys = ELEMENTS.stream().map(Element::key).toList();
        assertThat(ELEMENTS)
                .allSatisfy(element -> assertThat(element.needs().filter(keys::contains))
                        .allMatch(needed -> keys.indexOf(needed) < keys.indexOf(element.key())));
    }

    /** A dry run without settings mustn't touch what only settings may. */
    @Test
    void onlySettingsAreOptional() {
        assertThat(ELEMENTS)
                .filteredOn(element -> ShippedRealm.isOptional(element.key()))
                .extracting(element -> element.key().name())
                .contains("passwordPolicy", "bruteForceProtected", "supportedLocales", "smtpServer", "email")
                .doesNotContain("browserFlow", "loginTheme", "siteAccess");
    }

    /** Whoever opens it has a contact's powers there, and no more. */
    @Test
    void theContactsPageGetsTwoRolesAndLeadsToItselfOnly() {
        assertThat(ELEMENTS)
                .filteredOn(element -> element.key().kind() == Kind.CLIENT)
                .singleElement()
                .satisfies(page -> {
                    JsonNode client = page.value().json();
                    assertThat(client.at("/scope").toString())
                            .isEqualTo("{\"realm-management\":[\"query-groups\",\"query-users\"]}");
                    assertThat(client.path("fullScopeAllowed").asBoolean(true)).isFalse();
                    assertThat(client.path("directAccessGrantsEnabled").asBoolean(true))
                            .isFalse();
                    assertThat(client.at("/redirectUris").toString()).isEqualTo("[\"/realms/powersource/district/\"]");
                });
    }

    /** An import fails if another realm of the server has the id. */
    @Test
    void theFileFixesNoIdAndSharesNoOptionsBetweenSteps() throws IOException {
        JsonNode file =
                new ObjectMapper().readTree(Path.of("..", "realm-export.json").toFile());

        assertThat(file.findValues("id")).isEmpty();
        assertThat(file.findValues("authenticatorConfig").stream().filter(JsonNode::isTextual))
                .isNotEmpty()
                .doesNotHaveDuplicates();
    }

    @Test
    void everyKindHasALabel() {
        assertThat(Arrays.stream(Kind.values())).allMatch(kind -> !kind.label().isBlank());
    }
}
