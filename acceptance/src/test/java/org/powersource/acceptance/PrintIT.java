package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.Media;
import org.junit.jupiter.api.Test;
import org.powersource.acceptance.pages.LoginPage;
import org.powersource.acceptance.pages.StockPage;
import org.powersource.acceptance.pages.TroubleshootingPage;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Windows;

/** What people print: the answers to their problem, and their recovery codes. */
@OnTheSuite
class PrintIT {

    private static final String CODES = "login-login-recovery-authn-code-config";

    private final Realm realm;

    PrintIT(Realm realm) {
        this.realm = realm;
    }

    @Test
    void everyAnswerIsPrinted(Windows windows) {
        Page page = windows.open();
        TroubleshootingPage troubleshooting = TroubleshootingPage.open(page, realm, "");
        assertThat(page.locator(".answer:visible").count()).isZero();

        page.emulateMedia(new EmulateMediaOptions().setMedia(Media.PRINT));

        assertThat(troubleshooting.openAnswers()).isEmpty();
        assertThat(page.locator(".answer")
                        .evaluateAll("all => all.map(a => a.getBoundingClientRect().height > 20"
                                + " && a.checkVisibility({ contentVisibilityAuto: true })).join()"))
                .isEqualTo("true,true,true,true,true,true,true,true,true,true");
        assertThat(page.locator("footer nav").isVisible()
                        && page.locator(".languages").isVisible())
                .isFalse();
    }

    @Test
    void recoveryCodesArePrintedWithoutWhatCannotBePressedOnPaper(Windows windows) {
        Page page = windows.open();
        Site site = realm.site(Site.POWERSOURCE);
        Account account = realm.newAccount()
                .site(site)
                .requiredAction("CONFIGURE_RECOVERY_AUTHN_CODES")
                .create();
        LoginPage.open(page, site).enter(account.email(), account.password()).submit();
        new StockPage(page, CODES);

        page.emulateMedia(new EmulateMediaOptions().setMedia(Media.PRINT));

        assertThat(page.locator("#kc-recovery-codes-list li:visible").count()).isEqualTo(12);
        assertThat(page.locator(".brand").isVisible()).isTrue();
        assertThat(page.locator("button:visible, input:visible, footer nav li:visible")
                        .count())
                .isZero();
    }
}
