package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.UserRepresentation;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.Invitation;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Suite;
import org.powersource.acceptance.suite.TokenAnswer;

/** Whoever comes without a mailed link to an account that isn't active gets no further. */
@OnTheSuite
class ActivationSignInIT {

    private static final String NOT_ACTIVE = "login-activation";

    private final Invitation invitation;

    ActivationSignInIT(Suite suite) {
        this.invitation = Invitation.in(suite);
    }

    @Test
    void rightPasswordShowsThatTheAccountIsNotActiveYet(HttpBrowser browser) {
        Account account = invitation.accountWithPassword();

        Answer page = browser.open(invitation.site()).signIn(account);

        assertThat(page.pageId()).isEqualTo(NOT_ACTIVE);
        assertThat(page.text()).contains("not active yet", account.email());
        assertThat(page.text("#resend-activation")).isEqualTo("Resend Activation Email");
        assertThat(account.sessions()).isEmpty();
        Answer sent = page.press("resend-activation");
        assertThat(sent.pageId()).isEqualTo("login-activation-sent");
        assertThat(sent.text()).contains("spam", "no-reply@powersource.example");
        invitation.await(account, Invitation.SUBJECT, 2);
        assertThat(invitation.events(account)).contains("resent");
    }

    @Test
    void wrongPasswordIsRefusedAsUsual(HttpBrowser browser) {
        Account account = invitation.accountWithPassword();

        Answer refused = browser.open(invitation.site()).signIn(account.email(), "Not-The-Password-2026");
        Answer unknown = invitation
                .browser("stranger")
                .open(invitation.site())
                .signIn("no.body@springfield.example", "Not-The-Password-2026");

        assertThat(refused.pageId()).isEqualTo("login-login");
        assertThat(refused.text("[role=alert]")).isEqualTo(unknown.text("[role=alert]"));
    }

    @Test
    void formsOfThePageOpenNothing(HttpBrowser browser) {
        Account account = invitation.accountWithPassword();
        Answer page = browser.open(invitation.site()).signIn(account);

        Answer posted = page.submit(
                "#kc-activation-form",
                "password-new",
                Invitation.PASSWORD,
                "password-confirm",
                Invitation.PASSWORD,
                "question",
                "stuffedAnimal",
                "answer",
                "Rex",
                "answer-confirm",
                "Rex");

        assertThat(posted.pageId()).isEqualTo(NOT_ACTIVE);
        assertThat(invitation.isActive(account)).isFalse();
        assertThat(browser.open(invitation.site()).pageId()).isIn(NOT_ACTIVE, "login-login");
        assertThat(account.sessions()).isEmpty();
    }

    @Test
    void singleSignOnStopsThereToo(HttpBrowser browser) {
        Account account = invitation.realm().accountFor(invitation.site());
        browser.open(invitation.site()).signIn(account);
        UserRepresentation record = account.admin().toRepresentation();
        record.setRequiredActions(List.of(Invitation.ACTION));
        account.admin().update(record);

        assertThat(browser.open(invitation.site()).pageId()).isEqualTo(NOT_ACTIVE);
        assertThat(browser.open(invitation.site(), "prompt", "none").told())
                .containsEntry("error", "interaction_required");
    }

    @Test
    void activationOfAnAccountWithASecondFactorSaysSoAndSignsNobodyIn(HttpBrowser browser) {
        Account account = invitation.account();
        account.addAuthenticatorApp();

        Answer done = invitation.activate(browser.open(invitation.link(account)), Invitation.PASSWORD);

        assertThat(done.status()).isEqualTo(200);
        assertThat(done.pageId()).isEqualTo("login-activation-link");
        assertThat(done.text()).contains("Your account is active", "second factor", account.email());
        assertThat(invitation.isActive(account)).isTrue();
        assertThat(account.sessions()).isEmpty();
        assertThat(browser.open(done.uri().toString()).pageId()).isEqualTo("login-activation-link");
        assertThat(browser.open(invitation.site())
                        .signIn(account.email(), Invitation.PASSWORD)
                        .pageId())
                .isEqualTo("login-login-otp");
    }

    @Test
    void directGrantIsAnErrorOfTheProtocol() {
        Account account = invitation.accountWithPassword();
        Site app = invitation.realm().newSite().withoutRole().create();

        TokenAnswer answer = app.passwordGrant(account.email(), account.password());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo("invalid_grant");
        assertThat(app.passwordGrant(account.email(), "Not-The-Password-2026").error())
                .isEqualTo("invalid_grant");
    }
}
