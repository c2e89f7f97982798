package org.powersource.idp.userprofile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.managers.BruteForceProtector;
import org.powersource.idp.Stub;
import org.powersource.idp.StubServer;
import org.powersource.idp.account.ComputedField;
import org.powersource.idp.mail.MailOf;
import org.powersource.idp.mail.MailState;
import org.powersource.idp.mail.StubOutbox;
import org.powersource.idp.site.Sites;
import org.powersource.idp.site.StubSites;

class ComputedFieldsTest {

    private static final List<Sites.Site> SITES = StubSites.of(
                    StubSites.site("gradebook", StubSites.id("gradebook"), "Gradebook"), StubSites.site("library"))
            .all();

    private final StubOutbox outbox = new StubOutbox();

    @Test
    void namesOfTheFieldsDoNotChange() {
        assertThat(ComputedField.attributes())
                .isEqualTo(Set.of("accountStatus", "lastMail", "lastProblem", "openRequest", "sitesByGroup"));
    }

    @ParameterizedTest
    @EnumSource
    void fieldExplainsItself(ComputedField field) {
        assertThat(field.label()).isNotBlank();
        assertThat(field.help()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    # enabled, action, protected, for now, for good, ticks, roles, status
                    true,  ,                             true,  false, false, gradebook, '',      active
                    true,  ,                             true,  false, false, '',        library, active
                    true,  ,                             true,  false, false, '',        '',      no site access
                    true,  ,                             true,  false, false, gone,      '',      no site access
                    true,  powersource-activate-account, true,  false, false, gradebook, '',      not active
                    true,  UPDATE_PASSWORD,              true,  false, false, gradebook, '',      active
                    false, ,                             true,  false, false, gradebook, '',      disabled
                    true,  ,                             true,  true,  false, gradebook, '',      locked
                    false, ,                             true,  false, true,  gradebook, '',      locked
                    # A realm that switched the protection off keeps what it counted.
                    true,  ,                             false, true,  true,  gradebook, '',      active
                    """)
    void statusIsWorkedOutFromTheAccount(
            boolean enabled,
            @Nullable String action,
            boolean bruteForceProtected,
            boolean forNow,
            boolean forGood,
            String ticks,
            String roles,
            String status) {
        UserModel user = Stub.of(
                UserModel.class,
                Map.of(
                        "getId",
                        StubServer.USER,
                        "isEnabled",
                        enabled,
                        "getRequiredActionsStream",
                        (Stub.Reply) none -> Stream.ofNullable(action),
                        "getAttributeStream",
                        (Stub.Reply) name -> Stream.of(ticks),
                        "getRoleMappingsStream",
                        (Stub.Reply) none -> Stream.of(role(roles))));

        assertThat(values(user, bruteForceProtected, forNow, forGood)).containsEntry("accountStatus", List.of(status));
    }

    @Test
    void emptyFieldIsLeftOut() {
        assertThat(values(account(Map.of()), true, false, false)).containsOnlyKeys("accountStatus");
    }

    @Test
    void lastMailIsTheNewest() {
        outbox.order(StubServer.realm(), StubServer.USER);

        assertThat(values(account(Map.of()), true, false, false))
                .hasEntrySatisfying(
                        "lastMail",
                        line -> assertThat(line)
                                .singleElement()
                                .asString()
                                .matches("test-mail: queued \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d UTC"));
    }

    @Test
    void sitesByRoleNameTheGroupsThatGrantThem() {
        UserModel user = account(Map.of(
                "getRoleMappingsStream",
                (Stub.Reply) none -> Stream.of(role("library")),
                "getGroupsStream",
                (Stub.Reply) none -> Stream.of(
                        group("teachers", "gradebook"), group("choir", "none"), group("staff", "gradebook"))));

        assertThat(values(user, true, false, false))
                .containsEntry("sitesByGroup", List.of("Gradebook by group staff, teachers; library by role"));
    }

    @Test
    void sitesThatAreOnlyTickedAreNotAmongThem() {
        UserModel user = account(Map.of("getAttributeStream", (Stub.Reply) name -> Stream.of("gradebook")));

        assertThat(values(user, true, false, false)).doesNotContainKey("sitesByGroup");
    }

    /** The latest that is known of a mail, with its time. */
    @ParameterizedTest
    @CsvSource(textBlock = """
                    # state, accepted, opened, used, words
                    QUEUED,    ,                     ,                     ,                     queued 2026-11-25 08:15 UTC
                    RETRYING,  ,                     ,                     ,                     retrying 2026-11-25 08:15 UTC
                    REFUSED,   ,                     ,                     ,                     refused 2026-11-25 08:15 UTC
                    ACCEPTED,  2026-11-25T08:16:00Z, ,                     ,                     accepted 2026-11-25 08:16 UTC
                    ACCEPTED,  2026-11-25T08:16:00Z, 2026-11-25T08:17:59Z, ,                     opened 2026-11-25 08:17 UTC
                    ACCEPTED,  2026-11-25T08:16:00Z, 2026-11-25T08:17:59Z, 2026-11-26T18:18:00Z, used 2026-11-26 18:18 UTC
                    # By another link of the same account.
                    ACCEPTED,  2026-11-25T08:16:00Z, ,                     2026-11-26T18:18:00Z, used 2026-11-26 18:18 UTC
                    """)
    void lastMailIsToldByTheLatestThatIsKnown(
            MailState state,
            @Nullable Instant accepted,
            @Nullable Instant opened,
            @Nullable Instant used,
            String words) {
        assertThat(ComputedFields.words(MailOf.state(state, accepted, opened, used)))
                .isEqualTo("reset-link: " + words);
    }

    private Map<String, List<String>> values(
            UserModel user, boolean bruteForceProtected, boolean forNow, boolean forGood) {
        BruteForceProtector locks = Stub.of(
                BruteForceProtector.class, Map.of("isTemporarilyDisabled", forNow, "isPermanentlyLockedOut", forGood));
        RealmModel realm =
                Stub.of(RealmModel.class, Map.of("getId", "r", "isBruteForceProtected", bruteForceProtected));
        KeycloakSession session =
                outbox.session(Stub.of(KeycloakContext.class, Map.of()), Map.of(BruteForceProtector.class, locks));
        return new ComputedFields(session, realm, user, SITES).values();
    }

    private static UserModel account(Map<String, ?> answers) {
        Map<String, Object> all = new HashMap<>(answers);
        all.put("getId", StubServer.USER);
        all.put("isEnabled", true);
        return Stub.of(UserModel.class, all);
    }

    private static GroupModel group(String name, String site) {
        return Stub.of(GroupModel.class, Map.of("getName", name, "getRoleMappingsStream", (Stub.Reply)
                none -> Stream.of(role(site))));
    }

    private static RoleModel role(String site) {
        return Stub.of(RoleModel.class, Map.of("getId", StubSites.id(site)));
    }
}
