package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.powersource.acceptance.suite.PasswordRecovery.NEW_PASSWORD;
import static org.powersource.acceptance.suite.PasswordRecovery.SOON;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.Eventually;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.NewAccount;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.PasswordRecovery;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Suite;

/** Forgot My Password with a mailed password instead of a link, as the original site had it. */
@OnTheSuite
class TemporaryPasswordIT {

    private static final String SUBJECT = "Your temporary password";
    private static final Pattern PASSWORD = Pattern.compile("(?m)^[A-Z2-9][A-Za-z2-9-]{20,}$");

    private final PasswordRecovery recovery;
    private final Site site;

    TemporaryPasswordIT(Suite suite) {
        this.recovery = PasswordRecovery.in(
                suite, "temporary", file -> PasswordRecovery.mailOption(file, "delivery", "temporary-password"));
        this.site = recovery.site();
    }

    @Test
    void signsInOnceAndLeadsToANewPassword(HttpBrowser browser) {
        Account account = recovery.account();
        Answer sent = recovery.askForMail(browser, account);
        assertThat(sent.text()).contains("without a space before or after");
        String temporary = password(account, 1);

        Answer form = browser.open(site).signIn(account.email(), temporary);
        assertThat(form.pageId()).isEqualTo("login-login-update-password");
        assertThat(account.sessions()).isEmpty();
        assertThat(recovery.choose(form, NEW_PASSWORD).told())
                .containsEntry("state", Site.STATE)
                .containsKey("code");

        assertThat(recovery.letsIn(account, NEW_PASSWORD)).isTrue();
        assertThat(refused(account, temporary)).isTrue();
        assertThat(account.admin().credentials())
                .extracting(CredentialRepresentation::getType)
                .doesNotContain("temporary-password");
    }

    @Test
    void worksAgainUntilTheNewPasswordIsSet() {
        Account account = recovery.account();
        recovery.askForMail(recovery.browser("desk"), account);
        String temporary = password(account, 1);

        for (int i = 0; i < 2; i++) {
            Answer form = recovery.browser("closed it").open(site).signIn(account.email(), temporary);
            assertThat(form.pageId()).isEqualTo("login-login-update-password");
            assertThat(recovery.choose(form, "short").pageId()).isEqualTo("login-login-update-password");
        }
        Answer first = recovery.browser("first tab").open(site).signIn(account.email(), temporary);
        Answer second = recovery.browser("second tab").open(site).signIn(account.email(), temporary);
        assertThat(recovery.choose(first, NEW_PASSWORD).told()).containsKey("code");
        assertThat(recovery.choose(second, "Another-Password-2026").pageId()).isEqualTo("login-reset-link-ended");
    }

    @Test
    void presentPasswordGoesOnWorking() {
        Account account = recovery.account();
        recovery.askForMail(recovery.browser("somebody"), account);
        password(account, 1);

        assertThat(recovery.letsIn(account, account.password())).isTrue();
    }

    @Test
    void onlyTheNewestCounts(HttpBrowser browser) {
        Account account = recovery.account();
        Answer sent = recovery.askForMail(browser, account);
        String first = password(account, 1);
        recovery.sendAgain(sent, account, SUBJECT, 2);
        String second = password(account, 2);

        assertThat(second).isNotEqualTo(first);
        assertThat(refused(account, first)).isTrue();
        assertThat(recovery.browser("newest")
                        .open(site)
                        .signIn(account.email(), second)
                        .pageId())
                .isEqualTo("login-login-update-password");
    }

    @Test
    void aBlankTooManyIsPointedOut(HttpBrowser browser) {
        Account account = recovery.account();
        recovery.askForMail(recovery.browser("desk"), account);
        String temporary = password(account, 1);

        Answer refused = browser.open(site).signIn(account.email(), temporary + " ");

        assertThat(refused.pageId()).isEqualTo("login-login");
        assertThat(refused.text()).contains("begins or ends with a space");
        Answer unknown = recovery.browser("unknown").open(site).signIn("No.Body@springfield.example", "x ");
        assertThat(unknown.text()).contains("begins or ends with a space");
    }

    @Test
    void directGrantSaysThatAPasswordHasToBeChosenFirst() {
        Account account = recovery.account();
        recovery.askForMail(recovery.browser("desk"), account);
        String temporary = password(account, 1);
        Site app = recovery.realm().newSite().create();
        app.grantRole(account);

        var answer = app.passwordGrant(account.email(), temporary);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo("invalid_grant");
        assertThat(account.sessions()).isEmpty();
    }

    @Test
    void isNoAnswerToTheQuestionAndNotOthersPassword() {
        Account account = recovery.account();
        Account other = recovery.account();
        recovery.askForMail(recovery.browser("desk"), account);
        String temporary = password(account, 1);

        assertThat(refused(other, temporary)).isTrue();
        assertThat(recovery.answer(recovery.start(recovery.browser("desk"), other.email()), temporary)
                        .pageId())
                .isEqualTo("login-reminder-question");
        assertThat(recovery.letsIn(other, NewAccount.PASSWORD)).isTrue();
    }

    private boolean refused(Account account, String password) {
        return recovery.browser("refused")
                .open(site)
                .signIn(account.email(), password)
                .pageId()
                .equals("login-login");
    }

    /** Of the newest of so many mails. */
    private String password(Account account, int mails) {
        Eventually.until(
                mails + " mails", SOON, () -> recovery.mails(account, SUBJECT).size() >= mails);
        Matcher line = PASSWORD.matcher(recovery.mails(account, SUBJECT).get(0).text());
        assertThat(line.find()).isTrue();
        return line.group().strip();
    }
}
