package org.powersource.idp.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.powersource.idp.StubServer;
import org.powersource.idp.account.EmailAddress;

/** People who get mails without an account. */
class StrangerTest {

    private static final String ADDRESS = "Nora@springfield.example";

    private final KeycloakSession session = StubServer.session("");
    private final RealmModel realm = StubServer.realm();

    /** So their mails supersede each other and share a mailbox's limit. */
    @Test
    void letterCaseMakesNoOtherStranger() {
        assertThat(Stranger.id(EmailAddress.of(ADDRESS)))
                .isEqualTo(Stranger.id(EmailAddress.of(" nora@SPRINGFIELD.example")))
                .isNotEqualTo(Stranger.id(EmailAddress.of("lena@springfield.example")))
                .doesNotContain("springfield")
                .hasSizeLessThan(255);
    }

    @Test
    void accountsAreNoStrangers() {
        assertThat(Stranger.is(StubServer.USER)).isFalse();
        assertThat(Stranger.is(null)).isFalse();
        assertThat(Stranger.orAccount(session, realm, StubServer.USER, Map.of(Mail.RECIPIENT, ADDRESS)))
                .hasValueSatisfying(user -> assertThat(user.getEmail()).isEqualTo("a@b.example"));
        assertThat(Stranger.orAccount(session, realm, "gone", Map.of(Mail.RECIPIENT, ADDRESS)))
                .isEmpty();
    }

    @Test
    void strangerHasTheAddressOfTheRowAndNothingElse() {
        String id = Stranger.id(EmailAddress.of(ADDRESS));

        assertThat(Stranger.is(id)).isTrue();
        assertThat(Stranger.orAccount(session, realm, id, Map.of())).isEmpty();
        UserModel stranger = Stranger.orAccount(session, realm, id, Map.of(Mail.RECIPIENT, ADDRESS))
                .orElseThrow();
        assertThat(stranger.getId()).isEqualTo(id);
        assertThat(EmailAddress.of(stranger.getEmail()).isSameAs(EmailAddress.of(ADDRESS)))
                .isTrue();
        assertThat(stranger.getFirstName()).isNull();
    }
}
