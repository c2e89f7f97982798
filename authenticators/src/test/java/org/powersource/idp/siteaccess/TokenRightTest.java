package org.powersource.idp.siteaccess;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.representations.AccessToken;
import org.powersource.idp.Stub;
import org.powersource.idp.site.SiteAccessDecision;
import org.powersource.idp.site.SiteSettings;
import org.powersource.idp.site.StubSites;

/** A realm with the sites {@code gradebook} and {@code library}, and the client {@code portal}, which is no site. */
class TokenRightTest {

    private static final Map<String, ClientModel> CLIENTS = Map.of(
            "gradebook",
            StubSites.site("gradebook"),
            "library",
            StubSites.site("library"),
            "portal",
            Stub.of(ClientModel.class, Map.of("getClientId", "portal")));

    private static final RealmModel REALM = Stub.of(RealmModel.class, Map.of("getClientByClientId", (Stub.Reply)
            id -> id[0] == null ? null : CLIENTS.get(id[0])));

    private static final KeycloakSession SESSION = Stub.of(
            KeycloakSession.class, Map.of("getContext", Stub.of(KeycloakContext.class, Map.of("getRealm", REALM))));

    @ParameterizedTest
    @CsvSource(textBlock = """
                    # client, others, ticked, account, refusal
                    gradebook, allow, true,  ACTIVE,
                    gradebook, allow, false, ACTIVE,   NOT_GRANTED
                    gradebook, allow, true,  DISABLED, NOT_ACTIVE
                    gradebook, allow, true,  INACTIVE, NOT_ACTIVE
                    gradebook, allow, false, DISABLED, NOT_GRANTED
                    # a service account isn't a person
                    gradebook, allow, false, SERVICE,
                    # a client that is no site
                    portal,    allow, false, ACTIVE,
                    portal,    allow, false, DISABLED,
                    portal,    deny,  false, ACTIVE,   NOT_A_SITE
                    portal,    deny,  false, SERVICE,
                    """)
    void tokenOfASiteTakesItsTickAndAnActiveAccount(
            String client, String others, boolean ticked, Account account, @Nullable SiteAccessDecision refusal) {
        UserModel user = user(account, ticked ? List.of(client) : List.of());

        assertThat(right(others).refusal(user, client(client)).map(RefusedSite::decision))
                .isEqualTo(Optional.ofNullable(refusal));
        assertThat(right(others).refusal(user, client(client)).map(RefusedSite::site))
                .isEqualTo(Optional.ofNullable(refusal).map(refused -> client));
    }

    enum Account {
        ACTIVE,
        DISABLED,
        INACTIVE,
        SERVICE
    }

    /** An audience that is no site is open, whatever {@code clientsWithoutRole} says. */
    @ParameterizedTest
    @CsvSource({"gradebook, true", "library, false", "portal, false"})
    void audienceIsRefusedIfItIsAClosedSite(String audience, boolean refused) {
        UserModel user = user(Account.ACTIVE, List.of("library"));

        assertThat(right("deny").refusalAsAudience(user, client(audience)).isPresent())
                .isEqualTo(refused);
    }

    /** The account has {@code library}. */
    @ParameterizedTest
    @CsvSource({
        "library, '', , ",
        "library, portal library, , ",
        "library, unknown, , ",
        "library, portal gradebook, gradebook, NOT_GRANTED",
        "gradebook, library, gradebook, NOT_GRANTED",
        "portal, gradebook, gradebook, NOT_GRANTED",
        "gone, library, gone, NOT_A_SITE",
        ", library, '', NOT_A_SITE"
    })
    void tokenIsRefusedForItsClientOrItsAudience(
            @Nullable String issuedFor, String audience, @Nullable String site, @Nullable SiteAccessDecision decision) {
        UserModel user = user(Account.ACTIVE, List.of("library"));
        Optional<RefusedSite> refused = right("allow").refusal(user, token(issuedFor, audience));

        assertThat(refused.map(RefusedSite::site)).isEqualTo(Optional.ofNullable(site));
        assertThat(refused.map(RefusedSite::decision)).isEqualTo(Optional.ofNullable(decision));
    }

    @ParameterizedTest
    @CsvSource({
        "gradebook, allow, NOT_GRANTED",
        "gradebook, deny, NOT_GRANTED",
        "portal, allow, ",
        "portal, deny, NOT_A_SITE"
    })
    void accountThatIsNotNamedHasNoSite(String client, String others, @Nullable SiteAccessDecision decision) {
        Optional<RefusedSite> refused = right(others).refusalToUnknown(client(client));

        assertThat(refused.map(RefusedSite::decision)).isEqualTo(Optional.ofNullable(decision));
        assertThat(refused.map(RefusedSite::site))
                .isEqualTo(Optional.ofNullable(decision).map(known -> client));
        assertThat(right(others).isSite(client(client))).isEqualTo(client.equals("gradebook"));
    }

    /** The account may use {@code library}. The token contains roles as well as an audience. */
    @ParameterizedTest
    @CsvSource({
        "library portal, library, library portal, library",
        "gradebook library portal, gradebook library, library portal, library",
        "gradebook, portal, , portal",
        "portal, gradebook, portal, ''",
        ", gradebook, , ''",
        "gradebook unknown, unknown, unknown, unknown"
    })
    void closedSitesAreTakenOutOfATokensAudienceAndRoles(
            @Nullable String audience, String roles, @Nullable String audienceLeft, String rolesLeft) {
        AccessToken token = token("portal", audience);
        words(roles).forEach(client -> token.addAccess(client).addRole("reader"));

        right("allow").narrow(token, user(Account.ACTIVE, List.of("library")));

        assertThat(token.getAudience()).isEqualTo(audienceLeft == null ? null : audienceLeft.split(" ", -1));
        assertThat(token.getResourceAccess()).containsOnlyKeys(words(rolesLeft));
    }

    @Test
    void callersWithoutOptionsUseThoseOfTheFlows() {
        assertThat(TokenRight.asTheFlowsSay(SESSION).isSite(client("gradebook")))
                .isTrue();
        assertThat(TokenRight.asTheFlowsSay(SESSION)
                        .refusalToUnknown(client("portal"))
                        .isPresent())
                .isFalse();
    }

    private static TokenRight right(String others) {
        return new TokenRight(SESSION, SiteSettings.of(Map.of("clientsWithoutRole", others)));
    }

    private static ClientModel client(String clientId) {
        return Objects.requireNonNull(CLIENTS.get(clientId));
    }

    private static AccessToken token(@Nullable String issuedFor, @Nullable String audience) {
        AccessToken token = new AccessToken();
        token.issuedFor(issuedFor);
        if (audience != null && !audience.isEmpty()) {
            token.audience(audience.split(" ", -1));
        }
        return token;
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>(List.of(text.split(" ", -1)));
        words.remove("");
        return words;
    }

    private static UserModel user(Account account, List<String> ticks) {
        Map<String, Object> answers = new HashMap<>();
        answers.put("isEnabled", account != Account.DISABLED);
        answers.put("getAttributeStream", (Stub.Reply) name -> ticks.stream());
        answers.put("getRequiredActionsStream", (Stub.Reply)
                none -> account == Account.INACTIVE ? Stream.of("powersource-activate-account") : Stream.empty());
        if (account == Account.SERVICE) {
            answers.put("getServiceAccountClientLink", "portal");
        }
        return Stub.of(UserModel.class, answers);
    }
}
