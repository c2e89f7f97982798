package org.powersource.acceptance;

import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.powersource.acceptance.inspection.Inspector;
import org.powersource.acceptance.pages.ActivatePage;
import org.powersource.acceptance.pages.LoginPage;
import org.powersource.acceptance.pages.StockPage;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Eventually;
import org.powersource.acceptance.suite.InEachLanguage;
import org.powersource.acceptance.suite.Invitation;
import org.powersource.acceptance.suite.Language;
import org.powersource.acceptance.suite.NewAccount;
import org.powersource.acceptance.suite.Nightly;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Suite;
import org.powersource.acceptance.suite.Windows;

/** From the activation mail to being in, and what may stand between: each state looked over by an {@link Inspector}. */
@Nightly
@InEachLanguage
class ActivationPagesIT {

    private static final String ACTIVATE = "login-activate";
    private static final String ACTIVATE_HEADING = "Activate your account";
    private static final String NOT_ACTIVE = "login-activation";
    private static final String SENT = "login-activation-sent";
    private static final String LINK = "login-activation-link";
    private static final String LINK_HEADING = "This link doesn't work";
    private static final String UNKNOWN = "login-link-unknown";
    private static final String OTHER_ACCOUNT = "login-link-other-account";

    private final Language language;
    private final Invitation invitation;

    ActivationPagesIT(Language language, Suite suite) {
        this.language = language;
        this.invitation = Invitation.in(suite);
    }

    @Test
    void fromTheSignInThatCameTooEarlyToTheLinkThatWasFollowed(Windows windows) {
        Account account = invitation.accountWithPassword();
        String first = newest(account, 1);
        Inspector signIn = Inspector.open(windows, language);
        LoginPage.open(signIn.page(), invitation.site())
                .enter(account.email(), account.password())
                .submit();
        signIn.expect(NOT_ACTIVE, "Your account is not active yet");

        new StockPage(signIn.page(), NOT_ACTIVE).press("resend-activation");
        signIn.expect(SENT, "Check your e-mail");

        String second = newest(account, 2);
        Inspector inspector = Inspector.open(windows, language);
        Page page = inspector.page();
        page.navigate(first);
        inspector.expect(LINK, LINK_HEADING, "superseded");

        page.navigate(first.substring(0, first.length() - 5));
        inspector.expect(UNKNOWN, LINK_HEADING);

        ActivatePage form = ActivatePage.open(page, second);
        inspector.expect(ACTIVATE, ACTIVATE_HEADING);

        form.password("short", "short").question("lostToy", "toy").refused();
        inspector.expect(ACTIVATE, ACTIVATE_HEADING, "refused");

        form.password(Invitation.PASSWORD, Invitation.PASSWORD)
                .question("lostToy", NewAccount.ANSWER)
                .activate();
        page.context().clearCookies();
        page.navigate(second);
        inspector.expect(LINK, "Your account is active", "active");
    }

    @Test
    void activeAtAnAppThatStartsNoSignIn(Windows windows) {
        Site site = invitation.realm().newSite().create();
        Account account = invitation.realm().newAccount().inactive().site(site).create();
        Inspector inspector = Inspector.open(windows, language);
        ActivatePage.open(inspector.page(), newest(account, 1))
                .password(Invitation.PASSWORD, Invitation.PASSWORD)
                .question("lostToy", NewAccount.ANSWER)
                .button()
                .click();

        inspector.expect("login-link-done", "Your account is active");
    }

    @Test
    void linkOpenedWhereSomebodyElseIsSignedIn(Windows windows) {
        String link = newest(invitation.account(), 1);
        Inspector inspector = Inspector.open(windows, language);
        LoginPage.open(inspector.page(), invitation.site())
                .signIn(invitation.realm().accountFor(invitation.site()));
        inspector.page().navigate(link);

        inspector.expect(OTHER_ACCOUNT, "Somebody else is signed in");
    }

    /** In the reader's language, so not by its subject. */
    private String newest(Account account, int mails) {
        Eventually.until(
                mails + " activation mails",
                Invitation.SOON,
                () -> links(account).size() == mails);
        return links(account).get(0);
    }

    private List<String> links(Account account) {
        return invitation.mailsTo(account.email()).stream()
                .flatMap(mail -> mail.links().stream())
                .filter(link -> link.startsWith(invitation.realm().url() + "/go/"))
                .distinct()
                .toList();
    }
}
