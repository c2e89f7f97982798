package org.powersource.acceptance.meanwhile;

import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.Invitation;
import org.powersource.acceptance.suite.NewAccount;
import org.powersource.acceptance.suite.PasswordRecovery;

/** Where somebody is when something changes: how one gets there, and what one sends there. */
@SuppressWarnings("ImmutableEnumChecker") // lambdas without state
enum Step {
    LOGIN(
            "login-login",
            Step::active,
            (scene, account) -> scene.login(),
            (scene, account) -> page -> page.signIn(account)),
    FORGOT_MY_PASSWORD(
            "login-login-reset-password",
            Step::active,
            (scene, account) -> scene.login().click("#kc-forgot-password"),
            (scene, account) -> page -> page.submit("#kc-reset-password-form", "username", account.email())),
    QUESTION(
            "login-reminder-question",
            Step::active,
            Scene::question,
            (scene, account) -> page -> page.submit("#kc-reminder-question-form", "answer", NewAccount.ANSWER)),
    RESET_MAIL_SENT(
            "login-reset-mail-sent",
            Step::active,
            (scene, account) -> scene.recovery().answer(scene.question(account), NewAccount.ANSWER),
            (scene, account) -> page -> page.press("send-again")),
    RESET_LINK_IN_MAIL(
            "login-reset-mail-sent",
            Step::active,
            (scene, account) -> {
                Answer sent = scene.recovery().answer(scene.question(account), NewAccount.ANSWER);
                scene.recovery().link(account);
                return sent;
            },
            (scene, account) -> page -> page.browser().open(scene.recovery().link(account))),
    NEW_PASSWORD(
            "login-login-update-password",
            Step::active,
            (scene, account) -> scene.browser().open(scene.resetLink(account)),
            (scene, account) -> Step::choosePassword),
    NEW_PASSWORD_ON_ANOTHER_DEVICE(
            "login-login-update-password",
            Step::active,
            (scene, account) -> scene.recovery().browser("phone").open(scene.resetLink(account)),
            (scene, account) -> Step::choosePassword),
    ENDED_LINK(
            "login-reset-link-ended",
            Step::active,
            (scene, account) -> {
                String link = scene.resetLink(account);
                choosePassword(scene.recovery().browser("phone").open(link));
                return scene.browser().open(link);
            },
            (scene, account) -> page -> page.press("send-again")),
    OTHER_ACCOUNT(
            "login-link-other-account",
            Step::active,
            (scene, account) -> {
                String link = scene.resetLink(account);
                scene.login().signIn(scene.newAccount().create());
                return scene.browser().open(link);
            },
            (scene, account) -> page -> page.press("switch-account")),
    SECOND_FACTOR(
            "login-login-otp",
            scene -> {
                Account account = active(scene);
                account.addAuthenticatorApp();
                return account;
            },
            (scene, account) -> scene.login().signIn(account),
            (scene, account) -> page -> page.submit("#kc-otp-login-form", "otp", Account.oneTimeCode())),
    SET_QUESTION(
            "login-set-reminder-question",
            scene -> scene.newAccount().withoutReminderQuestion().create(),
            (scene, account) -> scene.login().signIn(account),
            (scene, account) -> page -> page.submit(
                    "#kc-set-reminder-question-form",
                    "question",
                    "stuffedAnimal",
                    "answer",
                    NewAccount.ANSWER,
                    "answer-confirm",
                    NewAccount.ANSWER)),
    SITE_ACCESS_ERROR(
            "login-site-access-error",
            scene -> scene.district().newMember().create(),
            (scene, account) -> scene.login().signIn(account),
            (scene, account) -> page -> page.press("try-another-account")),
    /** Sends nothing: the page loads itself. */
    ASKED_FOR_ACCESS(
            "login-asked",
            SITE_ACCESS_ERROR.account,
            (scene, account) -> scene.login().signIn(account).press("ask-for-access"),
            (scene, account) -> page -> page.browser().open(page.refresh())),
    NOT_ACTIVE(
            "login-activation",
            scene -> {
                Account account = scene.newAccount().inactive().create();
                scene.activationLink(account);
                return withPassword(account);
            },
            (scene, account) -> scene.login().signIn(account),
            (scene, account) -> page -> page.press("resend-activation")),
    ACTIVATION_MAIL_SENT(
            "login-activation-sent",
            NOT_ACTIVE.account,
            (scene, account) -> scene.login().signIn(account).press("resend-activation"),
            (scene, account) -> page -> page.press("send-again")),
    ACTIVATION_LINK_IN_MAIL(
            "login-login",
            scene -> scene.newAccount().inactive().create(),
            (scene, account) -> {
                scene.activationLink(account);
                return scene.login();
            },
            (scene, account) -> page -> page.browser().open(scene.activationLink(account))),
    ACTIVATE(
            "login-activate",
            scene -> scene.newAccount().inactive().create(),
            (scene, account) -> scene.browser().open(scene.activationLink(account)),
            (scene, account) -> page -> page.submit(
                    "#kc-activate-form",
                    "password-new",
                    Invitation.PASSWORD,
                    "password-confirm",
                    Invitation.PASSWORD,
                    "question",
                    "stuffedAnimal",
                    "answer",
                    NewAccount.ANSWER,
                    "answer-confirm",
                    NewAccount.ANSWER));

    private final String pageId;
    private final Function<Scene, Account> account;
    private final BiFunction<Scene, Account, Answer> reach;
    private final BiFunction<Scene, Account, UnaryOperator<Answer>> send;

    /**
     * One step.
     *
     * @param pageId marker of its page
     * @param send what its owner sends
     */
    Step(
            String pageId,
            Function<Scene, Account> account,
            BiFunction<Scene, Account, Answer> reach,
            BiFunction<Scene, Account, UnaryOperator<Answer>> send) {
        this.pageId = pageId;
        this.account = account;
        this.reach = reach;
        this.send = send;
    }

    /** The account that the step is about. */
    Account account(Scene scene) {
        return account.apply(scene);
    }

    Answer reach(Scene scene, Account owner) {
        Answer page = reach.apply(scene, owner);
        if (!page.pageId().equals(pageId)) {
            throw new AssertionError(this + " wasn't reached: " + page);
        }
        return page;
    }

    /** Fills the page's form in as it should be, and sends it. */
    Answer send(Scene scene, Answer page, Account owner) {
        return send.apply(scene, owner).apply(page);
    }

    @Override
    public String toString() {
        return EndsDocument.words(this);
    }

    private static Account active(Scene scene) {
        return scene.newAccount().create();
    }

    private static Account withPassword(Account inactive) {
        inactive.resetPassword(inactive.password());
        return inactive;
    }

    private static Answer choosePassword(Answer page) {
        return page.submit(
                "#kc-passwd-update-form",
                "password-new",
                PasswordRecovery.NEW_PASSWORD,
                "password-confirm",
                PasswordRecovery.NEW_PASSWORD);
    }
}
