package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.powersource.acceptance.pages.ActivatePage;
import org.powersource.acceptance.pages.AppPage;
import org.powersource.acceptance.pages.LoginPage;
import org.powersource.acceptance.pages.SetReminderQuestionPage;
import org.powersource.acceptance.pages.StockPage;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Invitation;
import org.powersource.acceptance.suite.NewAccount;
import org.powersource.acceptance.suite.Nightly;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.PasswordManager;
import org.powersource.acceptance.suite.PasswordManager.Decision;
import org.powersource.acceptance.suite.PasswordRecovery;
import org.powersource.acceptance.suite.Suite;
import org.powersource.acceptance.suite.Windows;

/**
 * Chromium's password manager keeps the password for the address, whichever page it is chosen or entered on, and has nothing to do with the
 * answer to the reminder question.
 */
@Nightly
@OnTheSuite
class PasswordManagerIT {

    private static final String SET_QUESTION = "powersource-set-reminder-question";

    private final Invitation invitation;
    private final PasswordRecovery recovery;

    PasswordManagerIT(Suite suite) {
        this.invitation = Invitation.in(suite);
        this.recovery = PasswordRecovery.in(suite);
    }

    /** A page that ends with a password that works. */
    private enum Choice {
        SIGN_IN(NewAccount.PASSWORD) {
            @Override
            Account account(PasswordManagerIT here) {
                return here.recovery.account();
            }

            @Override
            void make(PasswordManagerIT here, Page page, Account account) {
                LoginPage.open(page, here.recovery.site()).signIn(account);
            }
        },
        ACTIVATION(Invitation.PASSWORD) {
            @Override
            Account account(PasswordManagerIT here) {
                return here.invitation.account();
            }

            @Override
            void make(PasswordManagerIT here, Page page, Account account) {
                ActivatePage.open(page, here.invitation.link(account))
                        .password(Invitation.PASSWORD, Invitation.PASSWORD)
                        .question("lostToy", NewAccount.ANSWER)
                        .activate();
            }
        },
        RESET(PasswordRecovery.NEW_PASSWORD) {
            @Override
            Account account(PasswordManagerIT here) {
                return here.recovery.account();
            }

            @Override
            void make(PasswordManagerIT here, Page page, Account account) {
                here.recovery.askForMail(here.recovery.browser("owner"), account);
                page.navigate(here.recovery.link(account));
                StockPage update = new StockPage(page, "login-login-update-password");
                update.fill("password-new", PasswordRecovery.NEW_PASSWORD)
                        .fill("password-confirm", PasswordRecovery.NEW_PASSWORD)
                        .press("kc-submit");
                new AppPage(page);
            }
        };

        private final String password;

        Choice(String password) {
            this.password = password;
        }

        abstract Account account(PasswordManagerIT here);

        abstract void make(PasswordManagerIT here, Page page, Account account);
    }

    @ParameterizedTest
    @EnumSource
    void passwordIsOfferedForKeeping(Choice choice, Windows windows) {
        PasswordManager manager = windows.passwordManager();

        choice.make(this, manager.open(), choice.account(this));

        manager.await(Decision.ASK);
    }

    /** Only these two, letter by letter, are no news for a manager that has them. */
    @ParameterizedTest
    @EnumSource
    void passwordBelongsToTheAddress(Choice choice, Windows windows) {
        Account account = choice.account(this);
        PasswordManager manager = windows.passwordManager();
        manager.keep(account.realm().url(), account.email(), choice.password);

        choice.make(this, manager.open(), account);

        manager.await(Decision.KNOWN);
    }

    @Test
    void signInIsFilledIn(Windows windows) {
        Account account = recovery.account();
        PasswordManager manager = keeping(account, windows);
        LoginPage login = LoginPage.open(manager.open(), recovery.site());

        touch(login.page());

        assertThat(login.username().inputValue()).isEqualTo(account.email());
        assertThat(login.password().inputValue()).isEqualTo(account.password());
    }

    @Test
    void answerThatIsSetIsNoPassword(Windows windows) {
        Account account = recovery.account();
        PasswordManager manager = keeping(account, windows);
        Page page = manager.open();
        LoginPage.open(page, recovery.site(), "kc_action", SET_QUESTION)
                .enter(account.email(), account.password())
                .submit();
        SetReminderQuestionPage form = new SetReminderQuestionPage(page);

        touch(page);

        assertEmpty(page);
        form.enter("lostToy", "Kite", "Kite").save();
        page.context().clearCookies();
        LoginPage.open(page, recovery.site()).signIn(account);
        manager.await(Decision.KNOWN, Decision.KNOWN);
    }

    @Test
    void answerThatIsGivenIsNoPassword(Windows windows) {
        Account account = recovery.account();
        PasswordManager manager = keeping(account, windows);
        Page page = manager.open();
        LoginPage.open(page, recovery.site());
        page.locator("#kc-forgot-password").click();
        new StockPage(page, "login-login-reset-password")
                .fill("username", account.email())
                .submit();
        StockPage question = new StockPage(page, "login-reminder-question");

        touch(page);

        assertEmpty(page);
        question.fill("answer", NewAccount.ANSWER).press("submit-answer");
        new StockPage(page, "login-reset-mail-sent");
        page.context().clearCookies();
        LoginPage.open(page, recovery.site()).signIn(account);
        manager.await(Decision.KNOWN);
    }

    private static PasswordManager keeping(Account account, Windows windows) {
        PasswordManager manager = windows.passwordManager();
        manager.keep(account.realm().url(), account.email(), account.password());
        return manager;
    }

    /** Scripts see what the manager filled in after a click only. */
    private static void touch(Page page) {
        page.locator("h1").click();
    }

    private static void assertEmpty(Page page) {
        assertThat(page.locator("main input:not([type=hidden])").all().stream().map(Locator::inputValue))
                .isNotEmpty()
                .containsOnly("");
    }
}
