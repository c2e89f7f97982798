package org.powersource.idp.userprofile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.representations.idm.UserRepresentation;
import org.keycloak.userprofile.Attributes;
import org.keycloak.userprofile.UserProfile;
import org.keycloak.userprofile.UserProfileContext;
import org.powersource.idp.Stub;
import org.powersource.idp.StubServer;
import org.powersource.idp.mail.StubOutbox;

class WatchedProfileTest {

    private static final KeycloakSession SESSION =
            new StubOutbox().session(Stub.of(KeycloakContext.class, Map.of("getRealm", StubServer.realm())));

    private final Map<String, String> attributes = new HashMap<>();

    /** What is sent, what the account has after it was saved, and the spelling that is kept. */
    @ParameterizedTest
    @CsvSource(textBlock = """
                    # sent, stored, kept before, editable, kept
                    Pat@s.example, pat@s.example, ,              true,  Pat@s.example
                    PAT@s.example, pat@s.example, Pat@s.example, true,  PAT@s.example
                    Pat@s.example, pat@s.example, Pat@s.example, true,  Pat@s.example
                    # the profile kept another address than the sent one
                    Sam@s.example, pat@s.example, Pat@s.example, true,  Pat@s.example
                    Sam@s.example, pat@s.example, Ann@s.example, true,  pat@s.example
                    # owners who may not change their address
                    PAT@s.example, pat@s.example, Pat@s.example, false, Pat@s.example
                    # an account without an address
                    Pat@s.example, ,              ,              true,
                    """)
    void spellingIsKeptOnceTheProfileIsSaved(
            String sent, @Nullable String stored, @Nullable String before, boolean editable, @Nullable String kept) {
        for (boolean created : List.of(true, false)) {
            attributes.clear();
            if (before != null) {
                attributes.put("signInEmail", before);
            }
            UserModel user = user(stored);
            SentRecord record =
                    SentRecord.of(StubServer.realm(), UserProfileContext.ACCOUNT, Map.of("email", List.of(sent)), null);
            UserProfile saved = Stub.of(
                    UserProfile.class,
                    Map.of(
                            "create",
                            user,
                            "getAttributes",
                            Stub.of(Attributes.class, Map.of("isReadOnly", !editable))));
            WatchedProfile profile =
                    new WatchedProfile(saved, UserProfileContext.ACCOUNT, SESSION, record, created ? null : user);
            if (created) {
                assertThat(profile.create()).isSameAs(user);
            } else {
                profile.update(false);
            }

            assertThat(attributes.get("signInEmail")).isEqualTo(kept);
        }
    }

    @Test
    void profileThatIsOnlyShownStoresNothing() {
        UserProfile shown = Stub.of(UserProfile.class, Map.of("getAttributes", Stub.of(Attributes.class, Map.of())));
        new WatchedProfile(shown, UserProfileContext.ACCOUNT, SESSION, null, user("pat@s.example")).update(false);

        assertThat(attributes).isEmpty();
    }

    /** Owners copy their address from the account console to sign in with it. */
    @ParameterizedTest
    @CsvSource({
        "ACCOUNT, pat@s.example, Pat@s.example, Pat@s.example",
        // a user name of its own
        "ACCOUNT, pat, Pat@s.example, pat",
        "USER_API, pat@s.example, pat@s.example, pat@s.example"
    })
    void ownersAreShownTheExactSpelling(UserProfileContext context, String username, String email, String shownName) {
        attributes.put("signInEmail", "Pat@s.example");

        UserRepresentation shown = profile(context, username, "pat@s.example").toRepresentation(true);

        assertThat(shown.getEmail()).isEqualTo(email);
        assertThat(shown.getUsername()).isEqualTo(shownName);
    }

    @Test
    void ownerWithoutAnAddressIsShownNone() {
        UserRepresentation shown =
                profile(UserProfileContext.ACCOUNT, "pat", null).toRepresentation(true);

        assertThat(shown.getEmail()).isNull();
        assertThat(shown.getUsername()).isEqualTo("pat");
    }

    @Test
    void attributesForProgramsAreInTheFullRepresentationOnly() {
        WatchedProfile profile = profile(UserProfileContext.USER_API, "pat", "pat@s.example")
                .with("siteAccessShown", List.of("1 gradebook"));

        UserRepresentation full = profile.toRepresentation(true);
        UserRepresentation brief = profile.toRepresentation(false);

        assertThat(full.getAttributes()).isEqualTo(Map.of("siteAccessShown", List.of("1 gradebook")));
        assertThat(brief.getAttributes()).isNull();
    }

    private WatchedProfile profile(UserProfileContext context, String username, @Nullable String email) {
        Stub.Reply representation = full -> {
            UserRepresentation shown = new UserRepresentation();
            shown.setUsername(username);
            shown.setEmail(email);
            return shown;
        };
        return new WatchedProfile(
                Stub.of(UserProfile.class, Map.of("toRepresentation", representation)),
                context,
                SESSION,
                null,
                user(email));
    }

    private UserModel user(@Nullable String email) {
        Map<String, Object> answers = new HashMap<>(Map.of(
                "getId",
                StubServer.USER,
                "getUsername",
                "pat",
                "getFirstAttribute",
                (Stub.Reply) name -> attributes.get(name[0]),
                "setSingleAttribute",
                (Stub.Reply) attribute -> attributes.put((String) attribute[0], (String) attribute[1])));
        if (email != null) {
            answers.put("getEmail", email);
        }
        return Stub.of(UserModel.class, answers);
    }
}
