package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.powersource.acceptance.pages.AppPage;
import org.powersource.acceptance.pages.LoginPage;
import org.powersource.acceptance.pages.VirtualKey;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Windows;

/** A security key or passkey as the second factor, with Chromium's virtual authenticator. */
@OnTheSuite
class PasskeyIT {

    private final Realm realm;
    private final Site site;

    PasskeyIT(Realm realm) {
        this.realm = realm;
        this.site = realm.site(Site.POWERSOURCE);
    }

    @Test
    void keyIsAskedForAfterThePasswordAndLetsIn(Windows windows) {
        Account account = realm.newAccount()
                .site(site)
                .requiredAction("webauthn-register")
                .create();
        Page page = windows.open();
        VirtualKey key = VirtualKey.in(page);
        LoginPage.open(page, site).enter(account.email(), account.password()).submit();
        key.register();
        account.admin().logout();

        LoginPage.open(page, site).enter(account.email(), account.password()).submit();
        key.authenticate();

        assertThat(new AppPage(page).told()).containsEntry("state", Site.STATE).containsKey("code");
    }
}
