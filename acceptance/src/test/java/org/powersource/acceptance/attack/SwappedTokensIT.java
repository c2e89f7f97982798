package org.powersource.acceptance.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.powersource.acceptance.suite.PasswordRecovery.NEW_PASSWORD;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.Invitation;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.PasswordRecovery;
import org.powersource.acceptance.suite.Query;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Suite;

/** Tokens of mailed links in places where they don't belong: another kind's, user's, client's or realm's. */
@OnTheSuite
class SwappedTokensIT {

    private static final List<String> OPEN =
            List.of("login-login-update-password", "login-activate", "login-set-reminder-question");

    private final PasswordRecovery recovery;
    private final Invitation invitation;

    SwappedTokensIT(Suite suite) {
        this.recovery = PasswordRecovery.in(suite);
        this.invitation = Invitation.in(suite);
    }

    /** A key is looked up in its realm's mails only, and opens what its mail is about, whatever the path. */
    @Test
    void keyOfOneKindOpensNothingOfAnother() {
        Account inactive = invitation.account();
        String activation = key(invitation.link(inactive));
        Account owner = recovery.account();
        recovery.askForMail(recovery.browser("owner"), owner);
        String reset = key(recovery.link(owner));
        String refresh = recovery.realm()
                .newSite()
                .withoutRole()
                .create()
                .passwordGrant(owner.email(), owner.password())
                .text("refresh_token");

        for (String path : List.of("/go/", "/activation?key=")) {
            Stream.of(activation, refresh)
                    .map(key ->
                            recovery.browser("swapped").open(recovery.realm().url() + path + key))
                    .forEach(SwappedTokensIT::assertClosed);
            Stream.of(reset, refresh)
                    .map(key -> invitation
                            .browser("swapped")
                            .open(invitation.realm().url() + path + key))
                    .forEach(SwappedTokensIT::assertClosed);
        }
        Stream.of(activation, reset, refresh)
                .map(key -> invitation
                        .browser("swapped")
                        .open(invitation.realm().url() + "/login-actions/action-token?key=" + key + "&client_id="
                                + invitation.site().clientId()))
                .forEach(SwappedTokensIT::assertClosed);
        assertThat(invitation.isActive(inactive)).isFalse();
    }

    /** Whom it is for and what it opens, the mail's row says. */
    @Test
    void parametersBesideAKeyOpenNothingMore() {
        Account attacker = recovery.account();
        Site other = recovery.realm().newSite().create();
        recovery.askForMail(recovery.browser("attacker"), attacker);
        String link = recovery.link(attacker);
        for (Map.Entry<String, String> more : Map.of(
                        "client_id", other.clientId(), "tab_id", "forged", "client_data", "e30", "execution", "forged")
                .entrySet()) {
            Answer answer =
                    recovery.browser("other").open(link + "?" + Query.of(Query.fields(more.getKey(), more.getValue())));

            assertThat(answer.pageId()).as(more.toString()).isEqualTo("login-login-update-password");
            assertThat(answer.uri().toString())
                    .startsWith(recovery.realm().url())
                    .doesNotContain(other.clientId());
            assertThat(String.valueOf(recovery.choose(answer, "Short").location()))
                    .doesNotContain("code=");
        }
        Answer form = recovery.browser("owner").open(link);
        recovery.choose(form, NEW_PASSWORD);
        assertThat(recovery.letsIn(attacker, NEW_PASSWORD)).isTrue();
    }

    /** A form that belongs to one account's link is no form for another's. */
    @Test
    void formOfOneLinkChangesNoOtherAccount() {
        Account attacker = recovery.account();
        Account victim = recovery.account();
        recovery.askForMail(recovery.browser("attacker"), attacker);
        Answer form = recovery.browser("attacker").open(recovery.link(attacker));

        form.submit(
                "#kc-passwd-update-form",
                "password-new",
                NEW_PASSWORD,
                "password-confirm",
                NEW_PASSWORD,
                "username",
                victim.email(),
                "userId",
                victim.id(),
                "user",
                victim.id());

        assertThat(recovery.letsIn(victim, victim.password())).isTrue();
        assertThat(recovery.letsIn(victim, NEW_PASSWORD)).isFalse();
    }

    private static void assertClosed(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isBetween(200, 499);
        assertThat(answer.pageId()).isNotIn(OPEN).isNotEqualTo("");
        assertThat(String.valueOf(answer.location())).doesNotContain("code=");
    }

    private static String key(String link) {
        return link.substring(link.lastIndexOf('/') + 1);
    }
}
