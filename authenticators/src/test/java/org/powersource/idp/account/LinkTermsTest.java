package org.powersource.idp.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.common.Profile;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.powersource.idp.Stub;
import org.powersource.idp.StubServer;

class LinkTermsTest {

    private static final KeycloakSession SESSION = Stub.of(
            KeycloakSession.class,
            Map.of("getContext", Stub.of(KeycloakContext.class, Map.of("getRealm", StubServer.realm()))));

    @BeforeAll
    static void features() {
        Profile.defaults();
    }

    /** Roles and groups when the mail was ordered, and those when its link is opened. */
    @ParameterizedTest
    @CsvSource(textBlock = """
                    # role, groups, role now, groups now, met
                    ,                  '',      ,                  '',      true
                    ,                  a,       ,                  a,       true
                    ,                  a,       ,                  a b,     true
                    ,                  a b,     ,                  a,       false
                    ,                  a,       ,                  b,       false
                    ,                  a,       technical-contact, a,       false
                    technical-contact, a,       technical-contact, a,       true
                    technical-contact, a,       ,                  a,       true
                    technical-contact, a,       admin,             a,       false
                    admin,             a,       admin,             a b,     true
                    """)
    void linkIsGoodUnlessItsAccountGotPowersOrLeftAGroup(
            @Nullable String role, String groups, @Nullable String roleNow, String groupsNow, boolean met) {
        Map<String, String> ordered = new LinkTerms(SESSION, user(role, groups)).details();

        assertThat(new LinkTerms(SESSION, user(roleNow, groupsNow)).areMet(ordered))
                .isEqualTo(met);
    }

    @ParameterizedTest
    @CsvSource({", true", "technical-contact, false", "admin, false"})
    void mailWithoutTermsIsForAnAccountWithoutPrivileges(@Nullable String role, boolean met) {
        assertThat(new LinkTerms(SESSION, user(role, "a")).areMet(Map.of())).isEqualTo(met);
    }

    /** They have to fit into the mail's row. */
    @Test
    void fortyGroupsAreKept() {
        String hundred = IntStream.range(100, 200).mapToObj(i -> "g" + i).collect(Collectors.joining(" "));

        assertThat(new LinkTerms(SESSION, user(null, hundred)).details().get("groups"))
                .isEqualTo(IntStream.range(100, 140).mapToObj(i -> "g" + i).collect(Collectors.joining(",")));
    }

    private static UserModel user(@Nullable String role, String groups) {
        return Stub.of(
                UserModel.class,
                Map.of(
                        "getRoleMappingsStream",
                        (Stub.Reply) none -> Stream.ofNullable(role)
                                .map(name -> Stub.of(
                                        RoleModel.class, Map.of("getName", name, "getContainer", StubServer.realm()))),
                        "getGroupsStream",
                        (Stub.Reply) none -> Stream.of(groups.split(" ", -1))
                                .filter(id -> !id.isEmpty())
                                .map(id -> Stub.of(GroupModel.class, Map.of("getId", id)))));
    }
}
