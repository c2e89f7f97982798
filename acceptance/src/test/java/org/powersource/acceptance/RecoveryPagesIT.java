package org.powersource.acceptance;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.powersource.acceptance.inspection.Inspector;
import org.powersource.acceptance.pages.AppPage;
import org.powersource.acceptance.pages.LoginPage;
import org.powersource.acceptance.pages.StockPage;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.InEachLanguage;
import org.powersource.acceptance.suite.Language;
import org.powersource.acceptance.suite.NewAccount;
import org.powersource.acceptance.suite.Nightly;
import org.powersource.acceptance.suite.PasswordRecovery;
import org.powersource.acceptance.suite.Suite;
import org.powersource.acceptance.suite.Windows;

/** Forgot My Password and the reminder question, each state looked over by an {@link Inspector}. */
@Nightly
@InEachLanguage
class RecoveryPagesIT {

    private static final String ADDRESS = "login-login-reset-password";
    private static final String ADDRESS_HEADING = "Forgot My Password";
    private static final String QUESTION = "login-reminder-question";
    private static final String QUESTION_HEADING = "Your reminder question";
    private static final String FORGOTTEN = "login-reminder-question-forgotten";
    private static final String SENT = "login-reset-mail-sent";
    private static final String SENT_HEADING = "Check your e-mail";
    private static final String PASSWORD = "login-login-update-password";
    private static final String PASSWORD_HEADING = "Choose a new password";
    private static final String ENDED = "login-reset-link-ended";
    private static final String ENDED_HEADING = "This link no longer works";
    private static final String SET_QUESTION = "login-set-reminder-question";
    private static final String ACTION = "powersource-set-reminder-question";

    private final Language language;
    private final Suite suite;
    private final PasswordRecovery recovery;

    RecoveryPagesIT(Language language, Suite suite) {
        this.language = language;
        this.suite = suite;
        this.recovery = PasswordRecovery.in(suite);
    }

    @Test
    void fromTheAddressToTheMail(Windows windows) {
        Inspector inspector = Inspector.open(windows, language);
        StockPage address = address(inspector.page());
        inspector.expect(ADDRESS, ADDRESS_HEADING);

        address.fill("username", "").submit();
        address.error().first().waitFor();
        inspector.expect(ADDRESS, ADDRESS_HEADING, "refused");

        address.fill("username", recovery.account().email()).submit();
        StockPage question = new StockPage(inspector.page(), QUESTION);
        inspector.expect(QUESTION, QUESTION_HEADING);

        question.fill("answer", "Not The Answer").press("submit-answer");
        question.error().first().waitFor();
        inspector.expect(QUESTION, QUESTION_HEADING, "refused");

        question.press("forgot-answer");
        inspector.expect(FORGOTTEN, "I forgot the answer");

        new StockPage(inspector.page(), FORGOTTEN).press("back-to-question");
        question.fill("answer", NewAccount.ANSWER).press("submit-answer");
        inspector.expect(SENT, SENT_HEADING);

        new StockPage(inspector.page(), SENT).press("send-again");
        inspector.page().waitForLoadState();
        inspector.expect(SENT, SENT_HEADING, "again");
    }

    @Test
    void activationAskedForInstead(Windows windows) {
        Inspector inspector = Inspector.open(windows, language);
        address(inspector.page()).fill("username", recovery.account().email()).submit();
        new StockPage(inspector.page(), QUESTION).press("resend-activation");

        inspector.expect(SENT, SENT_HEADING, "activation");
    }

    @Test
    void linkOfTheMail(Windows windows) {
        Account account = recovery.account();
        Page own = windows.open(language.look());
        address(own).fill("username", account.email()).submit();
        new StockPage(own, QUESTION).fill("answer", NewAccount.ANSWER).press("submit-answer");
        // In the reader's language, so not by its subject.
        String link = suite.mail()
                .await(mail -> mail.to().equals(account.email()), PasswordRecovery.SOON)
                .orElseThrow()
                .links()
                .get(0);
        Inspector inspector = Inspector.open(windows, language);
        inspector.page().navigate(link);
        inspector.expect(PASSWORD, PASSWORD_HEADING);

        StockPage update = new StockPage(inspector.page(), PASSWORD);
        update.fill("password-new", "short").fill("password-confirm", "short").press("kc-submit");
        update.error().first().waitFor();
        inspector.expect(PASSWORD, PASSWORD_HEADING, "refused");

        update.fill("password-new", PasswordRecovery.NEW_PASSWORD)
                .fill("password-confirm", PasswordRecovery.NEW_PASSWORD)
                .press("kc-submit");
        new AppPage(inspector.page());

        inspector.page().context().clearCookies();
        inspector.page().navigate(link);
        inspector.expect(ENDED, ENDED_HEADING);
    }

    @Test
    void questionThatIsMissing(Windows windows) {
        Inspector inspector = Inspector.open(windows, language);
        Account account = recovery.realm()
                .newAccount()
                .site(recovery.site())
                .withoutReminderQuestion()
                .create();
        LoginPage.open(inspector.page(), recovery.site())
                .enter(account.email(), account.password())
                .submit();
        inspector.expect(SET_QUESTION, "Set your password reminder question");

        StockPage set = new StockPage(inspector.page(), SET_QUESTION);
        set.press("save-question");
        set.error().first().waitFor();
        inspector.expect(SET_QUESTION, "Set your password reminder question", "refused");
    }

    /** In the account console: Signing in. */
    @Test
    void questionThatIsChanged(Windows windows) {
        Inspector inspector = Inspector.open(windows, language);
        Account account = recovery.account();
        LoginPage.open(inspector.page(), recovery.site(), "kc_action", ACTION)
                .enter(account.email(), account.password())
                .submit();

        inspector.expect(SET_QUESTION, "Change your password reminder question", "change");
    }

    @Test
    void temporaryPassword(Windows windows) {
        Inspector inspector = Inspector.open(windows, language);
        Account account = recovery.account();
        CredentialRepresentation temporary = new CredentialRepresentation();
        temporary.setType(CredentialRepresentation.PASSWORD);
        temporary.setValue(PasswordRecovery.NEW_PASSWORD);
        temporary.setTemporary(true);
        account.admin().resetPassword(temporary);
        LoginPage.open(inspector.page(), recovery.site())
                .enter(account.email(), PasswordRecovery.NEW_PASSWORD)
                .submit();
        inspector.expect(PASSWORD, PASSWORD_HEADING, "temporary");

        new StockPage(inspector.page(), PASSWORD)
                .fill("password-new", "Changed-Once-More-2026")
                .fill("password-confirm", "Changed-Once-More-2026")
                .press("kc-submit");
        new AppPage(inspector.page());
    }

    private StockPage address(Page page) {
        LoginPage.open(page, recovery.site());
        page.locator("#kc-forgot-password").click();
        return new StockPage(page, ADDRESS);
    }
}
