package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.Eventually;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.Site;

/** What stock's form does with sessions, and ours has to keep: remember me, signing in again, several tabs. */
@OnTheSuite
class SingleSignOnIT {

    private static final Duration COUNTED = Duration.ofSeconds(10);

    private final Realm realm;
    private final Site site;

    SingleSignOnIT(Realm realm) {
        this.realm = realm;
        this.site = realm.site(Site.POWERSOURCE);
    }

    @Test
    void rememberedPersonIsStillSignedInAfterTheBrowserWasClosed(HttpBrowser browser) {
        Account account = realm.accountFor(site);
        signIn(browser.open(site), account, "rememberMe", "on");

        browser.restart();

        assertThat(browser.open(site).told()).containsKey("code");
    }

    @Test
    void withoutRememberMeClosingTheBrowserEndsIt(HttpBrowser browser) {
        Account account = realm.accountFor(site);
        signIn(browser.open(site), account);
        assertThat(browser.open(site).told()).containsKey("code");

        browser.restart();

        assertThat(browser.open(site).pageId()).isEqualTo("login-login");
    }

    @Test
    void rememberedAddressIsFilledInWithItsSpelling(HttpBrowser browser) {
        Account account = realm.accountFor(site);
        signIn(browser.open(site), account, "rememberMe", "on");
        account.admin().logout();

        Answer login = browser.open(site);

        assertThat(login.pageId()).isEqualTo("login-login");
        assertThat(login.element("#username").val()).isEqualTo(account.email());
        assertThat(login.element("#rememberMe").hasAttr("checked")).isTrue();
        assertThat(login.submit("#kc-form-login", "password", account.password())
                        .told())
                .containsKey("code");
    }

    @Test
    void promptLoginAsksTheSignedInPersonForThePasswordAlone(HttpBrowser browser) {
        Account account = realm.accountFor(site);
        signIn(browser.open(site), account);

        Answer login = browser.open(site, "prompt", "login");

        assertThat(login.pageId()).isEqualTo("login-login");
        assertThat(login.has("#username")).isFalse();
        assertThat(login.element("#kc-attempted-username").val()).isEqualTo(account.email());
        assertThat(login.submit("#kc-form-login", "password", account.password())
                        .told())
                .containsKey("code");
    }

    @Test
    void promptLoginTakesNoOtherPersonsName(HttpBrowser browser) {
        Account account = realm.accountFor(site);
        Account other =
                realm.newAccount().site(site).password("Another-Password-2026").create();
        signIn(browser.open(site), account);

        Answer refused = signIn(browser.open(site, "prompt", "login"), other);
        Answer accepted = refused.submit("#kc-form-login", "username", other.email(), "password", account.password());

        assertThat(refused.pageId()).isEqualTo("login-login");
        assertThat(accepted.told()).containsKey("code");
        assertThat(account.sessions()).hasSize(1);
        assertThat(other.sessions()).isEmpty();
    }

    @Test
    void maxAgeAsksTheSignedInPersonForThePasswordAlone(HttpBrowser browser) {
        Account account = realm.accountFor(site);
        signIn(browser.open(site), account);
        AtomicReference<Answer> login = new AtomicReference<>(browser.open(site, "max_age", "0"));

        Eventually.until("asked again", Duration.ofSeconds(10), () -> {
            login.set(browser.open(site, "max_age", "0"));
            return login.get().status() == 200;
        });

        assertThat(login.get().has("#username")).isFalse();
        assertThat(login.get()
                        .submit("#kc-form-login", "password", "Not-The-Password-2026")
                        .pageId())
                .isEqualTo("login-login");
        assertThat(browser.open(site, "max_age", "3600").told()).containsKey("code");
    }

    @Test
    void personMaySignInAgainAsSomebodyElseByStartingOver(HttpBrowser browser) {
        Account account = realm.accountFor(site);
        signIn(browser.open(site), account);

        Answer fresh = browser.open(site, "prompt", "login").click("#reset-login");

        assertThat(fresh.pageId()).isEqualTo("login-login");
        assertThat(fresh.has("#kc-attempted-username")).isFalse();
        Account other = realm.accountFor(site);
        assertThat(fresh.signIn(other).told()).containsKey("code");
        assertThat(other.sessions()).hasSize(1);
        assertThat(account.sessions()).isEmpty();
    }

    @Test
    void formThatWasSentBeforeLeadsBackIntoTheSignIn(HttpBrowser browser) {
        Account account = realm.accountFor(site);
        Answer first = browser.open(site);
        first.signIn(account.email(), "Not-The-Password-2026");

        Answer again = first.signIn(account);

        assertThat(again.pageId()).isEqualTo("login-login");
        assertThat(again.signIn(account).told())
                .containsEntry("state", Site.STATE)
                .containsKey("code");
    }

    @Test
    void formOfAStepThatIsOverIsAnExpiredPageFromWhichTheSignInGoesOn(HttpBrowser browser) {
        Account account = realm.newAccount().create();
        Answer login = browser.open(site);
        assertThat(login.signIn(account).pageId()).isEqualTo("login-site-access-error");

        Answer expired = login.signIn(account);

        assertThat(expired.pageId()).isEqualTo("login-login-page-expired");
        assertThat(expired.click("#loginContinueLink").pageId()).isEqualTo("login-site-access-error");
    }

    @Test
    void expiredPageAlsoStartsTheSameSignInOver(HttpBrowser browser) {
        Account account = realm.accountFor(site);
        Answer login = browser.open(site);
        login.signIn(realm.newAccount().create());

        Answer again = login.signIn(account).click("#loginRestartLink");

        assertThat(again.pageId()).isEqualTo("login-login");
        assertThat(again.signIn(account).told())
                .containsEntry("state", Site.STATE)
                .containsKey("code");
    }

    @Test
    void everyTabFinishesItsOwnSignIn(HttpBrowser browser) {
        Account account = realm.accountFor(site);
        Site second = realm.newSite().create();
        second.grantRole(account);
        Answer firstTab = browser.open(site);
        Answer secondTab = browser.open(second, "state", "state-of-the-second-tab");

        assertThat(firstTab.signIn(account).told()).containsEntry("state", Site.STATE);
        AtomicReference<Answer> answer = new AtomicReference<>(secondTab.signIn(account));
        // Keycloak refuses an account for as long as another attempt for it is being counted, which it does a moment
        // later.
        Eventually.until("signed in", COUNTED, () -> {
            if (answer.get().location() == null) {
                answer.set(answer.get().signIn(account));
            }
            return answer.get().location() != null;
        });

        // Signed in already in the first tab: stock says so, or goes on by single sign-on.
        assertThat(answer.get().told())
                .containsEntry("state", "state-of-the-second-tab")
                .containsKey("code");
    }

    @Test
    void signInWithoutItsCookieStartsAnew(HttpBrowser browser, HttpBrowser other) {
        Account account = realm.accountFor(site);
        Answer login = browser.open(site);
        browser.restart();

        Answer answer = login.signIn(account);

        assertThat(answer.status()).isLessThan(500);
        assertThat(answer.pageId()).startsWith("login-");
        assertThat(account.sessions()).isEmpty();
        assertThat(other.open(site).signIn(account).told()).containsKey("code");
    }

    private static Answer signIn(Answer login, Account account, String... more) {
        String[] fields = new String[4 + more.length];
        fields[0] = "username";
        fields[1] = account.email();
        fields[2] = "password";
        fields[3] = account.password();
        System.arraycopy(more, 0, fields, 4, more.length);
        return login.submit("#kc-form-login", fields);
    }
}
