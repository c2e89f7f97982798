package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.powersource.acceptance.pages.AppPage;
import org.powersource.acceptance.pages.LoginPage;
import org.powersource.acceptance.pages.StockPage;
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
        addVirtualKey(page);
        LoginPage.open(page, site).enter(account.email(), account.password()).submit();
        register(page);
        account.admin().logout();

        LoginPage.open(page, site).enter(account.email(), account.password()).submit();
        new StockPage(page, "login-webauthn-authenticate").press("authenticateWebAuthnButton");

        assertThat(new AppPage(page).told()).containsEntry("state", Site.STATE).containsKey("code");
    }

    /** The page asks for a name of the key in a prompt. */
    private static void register(Page page) {
        page.onDialog(dialog -> dialog.accept("Key"));
        new StockPage(page, "login-webauthn-register").press("registerWebAuthn");
        new AppPage(page);
    }

    private static void addVirtualKey(Page page) {
        CDPSession session = page.context().newCDPSession(page);
        session.send("WebAuthn.enable");
        JsonObject options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "usb");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        JsonObject parameters = new JsonObject();
        parameters.add("options", options);
        session.send("WebAuthn.addVirtualAuthenticator", parameters);
    }
}
