package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.NewAccount;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Suite;

/** A mailed link is a way in that passes no browser flow; it must not be one past the site-access check. */
@OnTheSuite
class SiteAccessAfterResetIT {

    private final Suite suite;
    private final Realm realm;
    private final Site site;

    SiteAccessAfterResetIT(Suite suite) {
        this.suite = suite;
        this.realm = suite.realm();
        this.site = realm.site(Site.POWERSOURCE);
    }

    @Test
    void resetPasswordGivesNoTokensForASiteWithoutAccess(HttpBrowser browser) {
        Account account = realm.newAccount().create();
        Answer form = browser.open(site).click("#kc-forgot-password");
        form.submit("#kc-reset-password-form", "username", account.email());
        String link = suite.mail()
                .await(mail -> mail.to().equals(account.email().toLowerCase(Locale.ROOT)), Duration.ofSeconds(20))
                .orElseThrow()
                .links()
                .get(0);

        Answer update = browser.open(link);
        Answer done = update.submit(
                "#kc-passwd-update-form",
                "password-new",
                NewAccount.PASSWORD + "!",
                "password-confirm",
                NewAccount.PASSWORD + "!");

        boolean givenACode = done.location() != null && done.told().containsKey("code");
        assertThat(givenACode && site.redeem(done).json().containsKey("access_token"))
                .as(done.toString())
                .isFalse();
        assertThat(browser.open(site).pageId()).isIn("login-site-access-error", "login-login");
    }
}
