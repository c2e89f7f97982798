package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.powersource.acceptance.suite.PasswordRecovery.NEW_PASSWORD;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.NewAccount;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.PasswordRecovery;
import org.powersource.acceptance.suite.Suite;

/** No step of Forgot My Password can be skipped, in whichever order they stand. */
@OnTheSuite
class RecoveryStepsIT {

    private final PasswordRecovery before;
    private final PasswordRecovery after;

    RecoveryStepsIT(Suite suite) {
        this.before = PasswordRecovery.in(suite);
        this.after = PasswordRecovery.in(
                suite, "after-link", file -> PasswordRecovery.questionOption(file, "ask", "after-link"));
    }

    @Test
    void thereIsNoOtherWayThanTheQuestion(HttpBrowser browser) {
        Account account = before.account();
        String action = action(before.start(browser, account.email()));

        Answer other = browser.post(action, Map.of("tryAnotherWay", "on"));
        var choices = other.page().select("#kc-select-credential-form button");
        assertThat(choices).hasSize(1);
        other = other.submit("#kc-select-credential-form", "authenticationExecution", choices.val());
        assertThat(other.pageId()).isEqualTo("login-reminder-question");
        Answer forged =
                browser.post(action(other).replaceFirst("execution=[^&]+", "execution=forged"), Map.of("answer", "x"));
        assertThat(forged.pageId()).isNotIn("login-reset-mail-sent", "login-login-update-password");
        assertThat(before.mailed(account)).isEmpty();
    }

    @Test
    void stepsCannotBeNamedByHand(HttpBrowser browser) {
        Account account = before.account();
        Answer question = before.start(browser, account.email());
        for (String id : before.realm().admin().flows().getExecutions("powersource reset").stream()
                .map(step -> step.getId())
                .toList()) {
            Answer posted = browser.post(
                    action(question), Map.of("authenticationExecution", id, "send-again", "true", "password-new", "x"));
            assertThat(posted.pageId()).isNotIn("login-reset-mail-sent", "login-login-update-password");
            Answer named = browser.post(
                    action(question).replaceFirst("execution=[^&]+", "execution=" + id), Map.of("send-again", "true"));
            assertThat(named.pageId()).isNotIn("login-reset-mail-sent", "login-login-update-password");
            question = before.start(browser, account.email());
        }
        assertThat(before.mailed(account)).isEmpty();
    }

    @Test
    void newPasswordCannotBeReachedWithoutTheMail(HttpBrowser browser) {
        Account account = before.account();
        Answer sent = before.askForMail(browser, account);
        String action = action(sent);

        for (String path : new String[] {"required-action", "authenticate"}) {
            Answer elsewhere = browser.open(action.replace("/reset-credentials", "/" + path));
            assertThat(elsewhere.pageId()).isNotEqualTo("login-login-update-password");
        }
        Answer posted = browser.post(
                action.replace("/reset-credentials", "/required-action"),
                Map.of("password-new", NEW_PASSWORD, "password-confirm", NEW_PASSWORD));
        assertThat(posted.status()).isLessThan(500);
        assertThat(before.letsIn(account, NEW_PASSWORD)).isFalse();
        assertThat(before.letsIn(account, account.password())).isTrue();
    }

    @Test
    void backButtonAndSecondTabLoseNothing(HttpBrowser browser) {
        Account account = before.account();
        Answer question = before.start(browser, account.email());
        Answer tab = before.start(browser, account.email());
        Answer sent = before.answer(question, NewAccount.ANSWER);
        assertThat(sent.pageId()).isEqualTo("login-reset-mail-sent");

        Answer replayed = question.submit("#kc-reminder-question-form", "answer", NewAccount.ANSWER);
        assertThat(replayed.pageId()).isIn("login-reset-mail-sent", "login-login-page-expired");
        assertThat(before.answer(tab, NewAccount.ANSWER).pageId()).isEqualTo("login-reset-mail-sent");
        assertThat(browser.open(before.link(account)).pageId()).isEqualTo("login-login-update-password");
    }

    @Test
    void loadedAgainTheSentPageOrdersNothing(HttpBrowser browser) {
        Account account = before.account();
        Answer sent = before.askForMail(browser, account);

        for (int i = 0; i < 3; i++) {
            assertThat(browser.open(action(sent)).pageId()).isIn("login-reset-mail-sent", "login-login-page-expired");
        }

        assertThat(before.mailed(account)).containsExactly("reset-link");
    }

    @Test
    void afterTheLinkTheQuestionStandsBeforeTheNewPassword(HttpBrowser browser) {
        Account account = after.account();
        assertThat(after.start(browser, account.email()).pageId()).isEqualTo("login-reset-mail-sent");

        Answer question = browser.open(after.link(account));
        assertThat(question.has("#resend-activation")).isFalse();
        Answer wrong = after.answer(question, "Wrong");
        assertThat(wrong.pageId()).isEqualTo("login-reminder-question");
        Answer form = after.answer(wrong, NewAccount.ANSWER);
        assertThat(form.pageId()).isEqualTo("login-login-update-password");
        assertThat(after.choose(form, NEW_PASSWORD).told()).containsKey("code");
    }

    @Test
    void afterTheLinkTheQuestionCannotBeSkippedEither() {
        Account account = after.account();
        after.start(after.browser("desk"), account.email());
        HttpBrowser phone = after.browser("phone");
        Answer question = phone.open(after.link(account));
        String action = action(question);

        Answer pressed = question.submit("#kc-reminder-question-form", "resend-activation", "true");
        assertThat(pressed.pageId()).isEqualTo("login-reminder-question");
        for (String path : new String[] {"required-action", "authenticate"}) {
            assertThat(phone.open(action.replace("/reset-credentials", "/" + path))
                            .pageId())
                    .isNotEqualTo("login-login-update-password");
        }
        phone.post(
                action.replace("/reset-credentials", "/required-action"),
                Map.of("password-new", NEW_PASSWORD, "password-confirm", NEW_PASSWORD));
        assertThat(after.letsIn(account, NEW_PASSWORD)).isFalse();
    }

    @Test
    void afterTheLinkWrongAnswersHoldTheQuestion() {
        Account account = after.account();
        after.start(after.browser("desk"), account.email());
        Answer page = after.browser("phone").open(after.link(account));
        for (int i = 0; i < 5; i++) {
            page = after.answer(page, "Wrong " + i);
        }

        assertThat(after.answer(page, NewAccount.ANSWER).pageId()).isEqualTo("login-reminder-question");
        assertThat(after.news(account)).contains("too many wrong answers");
    }

    @Test
    void withoutAPageForTheQuestionTheSentPageOffersTheActivationMail(HttpBrowser browser) {
        Account account = after.account();
        Answer sent = after.start(browser, account.email());

        assertThat(sent.press("resend-activation").pageId()).isEqualTo("login-reset-mail-sent");

        assertThat(after.news(account)).contains("nothing to activate");
    }

    private static String action(Answer page) {
        return page.element("form").absUrl("action");
    }
}
