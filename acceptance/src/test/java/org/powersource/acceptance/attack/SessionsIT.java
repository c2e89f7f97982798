package org.powersource.acceptance.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.TokenAnswer;

/** How long a session lives, and what ends it; docs/security.md says the same. */
@OnTheSuite
class SessionsIT {

    private final Realm realm;
    private final Site site;

    SessionsIT(Realm realm) {
        this.realm = realm;
        this.site = realm.site(Site.POWERSOURCE);
    }

    @Test
    void livesAreThoseOfTheDocumentation() {
        RealmRepresentation settings = realm.admin().toRepresentation();

        assertThat(settings.getSsoSessionIdleTimeout()).isEqualTo(seconds(Duration.ofMinutes(30)));
        assertThat(settings.getSsoSessionMaxLifespan()).isEqualTo(seconds(Duration.ofHours(10)));
        assertThat(settings.getSsoSessionIdleTimeoutRememberMe()).isZero();
        assertThat(settings.getSsoSessionMaxLifespanRememberMe()).isZero();
        assertThat(settings.getAccessTokenLifespan()).isEqualTo(seconds(Duration.ofMinutes(5)));
        assertThat(settings.getAccessCodeLifespanLogin()).isEqualTo(seconds(Duration.ofMinutes(30)));
    }

    private static int seconds(Duration time) {
        return Math.toIntExact(time.toSeconds());
    }

    @Test
    void disabledAccountIsOutAtTheNextRefreshAndRequest(HttpBrowser browser) {
        Account account = realm.accountFor(site);
        TokenAnswer tokens = site.redeem(browser.open(site).signIn(account));
        enable(account, false);

        assertThat(site.refresh(tokens).error()).isEqualTo("invalid_grant");
        assertThat(browser.openOnly(site.signIn("prompt", "none")).told()).doesNotContainKey("code");
    }

    @Test
    void sessionsOfADisabledAccountEndForGood(HttpBrowser browser) {
        Account account = realm.accountFor(site);
        TokenAnswer tokens = site.redeem(browser.open(site).signIn(account));
        assertThat(account.sessions()).hasSize(1);

        enable(account, false);
        assertThat(account.sessions()).isEmpty();
        enable(account, true);

        assertThat(site.refresh(tokens).error()).isEqualTo("invalid_grant");
        assertThat(browser.open(site).pageId()).isEqualTo("login-login");
    }

    /** The owner allowed offline access beyond a sign-in: it works again once the account is enabled. */
    @Test
    void offlineAccessOfADisabledAccountRests(HttpBrowser browser) {
        Account account = realm.accountFor(site);
        TokenAnswer offline =
                site.redeem(browser.open(site, "scope", "openid offline_access").signIn(account));

        enable(account, false);
        assertThat(site.refresh(offline).error()).isEqualTo("invalid_grant");
        enable(account, true);

        assertThat(site.refresh(offline).status()).isEqualTo(200);
    }

    private static void enable(Account account, boolean enabled) {
        UserRepresentation record = account.admin().toRepresentation();
        record.setEnabled(enabled);
        account.admin().update(record);
    }

    @Test
    void removedAccountIsOut(HttpBrowser browser) {
        Account account = realm.accountFor(site);
        TokenAnswer tokens = site.redeem(browser.open(site).signIn(account));
        account.admin().remove();

        assertThat(site.refresh(tokens).error()).isEqualTo("invalid_grant");
        assertThat(browser.open(site).pageId()).isEqualTo("login-login");
    }

    @Test
    void signOutAndAnAdministratorEndASessionForGood(HttpBrowser browser) {
        Account account = realm.accountFor(site);
        TokenAnswer first = site.redeem(browser.open(site).signIn(account));
        browser.open(site.signOut("id_token_hint", first.text("id_token")));
        assertThat(site.refresh(first).error()).isEqualTo("invalid_grant");
        assertThat(browser.open(site).pageId()).isEqualTo("login-login");

        TokenAnswer second = site.redeem(browser.open(site).signIn(account));
        account.admin().logout();
        assertThat(site.refresh(second).error()).isEqualTo("invalid_grant");
        assertThat(browser.open(site).pageId()).isEqualTo("login-login");
    }

    @Test
    void signInAfterSignInIsAnotherSession(HttpBrowser browser) {
        Account account = realm.accountFor(site);
        TokenAnswer first = site.redeem(browser.open(site).signIn(account));
        browser.open(site.signOut("id_token_hint", first.text("id_token")));
        TokenAnswer second = site.redeem(browser.open(site).signIn(account));

        assertThat(second.text("session_state")).isNotEqualTo(first.text("session_state"));
    }
}
