package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.representations.idm.EventRepresentation;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.Eventually;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.PasswordRecovery;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Suite;

/** What somebody meets who signs in rightly but may not use the site. */
@OnTheSuite
class SiteAccessIT {

    private static final String FORM = "#kc-form-login";
    private static final String REFUSED = "login-site-access-error";

    private final Suite suite;
    private final Realm realm;
    private final Site first;
    private final Site second;

    SiteAccessIT(Suite suite) {
        this.suite = suite;
        this.realm = suite.realm();
        this.first = realm.site(Site.POWERSOURCE);
        this.second = realm.site(Site.GRADEBOOK);
    }

    @Test
    void accountWithoutAccessMeetsTheSiteAccessErrorPage(HttpBrowser browser) {
        Account account = realm.newAccount().create();

        Answer page = browser.open(second).signIn(account);

        assertThat(page.status()).isEqualTo(403);
        assertThat(page.pageId()).isEqualTo(REFUSED);
        assertThat(page.text("h1")).isEqualTo("Site Access Error");
        assertThat(page.text("#site-name")).isEqualTo("Gradebook sample");
        assertThat(page.text("#site-access-email")).isEqualTo(account.email());
        assertThat(page.text())
                .contains("You signed in correctly")
                .contains("was not granted when your account was set up")
                .contains("technical contact")
                .contains("superintendent", "principal", "technology department")
                .contains("disclose who the contacts are");
    }

    @Test
    void pageLeadsToItsTroubleshootingTopicAndBackWithoutLosingTheSignIn(HttpBrowser browser) {
        Account account = realm.newAccount().create();
        Answer page = browser.open(first).signIn(account);

        assertThat(page.link("#site-access-help")).endsWith("#site-access-error");
        Answer help = page.click("#site-access-help");
        assertThat(help.text("#site-access-error")).contains("Edit User > Site Access");
        Answer back = help.click("#back-to-login");

        assertThat(back.pageId()).isEqualTo(REFUSED);
        assertThat(back.press("back-to-app").told()).containsEntry("state", Site.STATE);
    }

    @Test
    void reloadedPageRefusesAgain(HttpBrowser browser) {
        Answer page = browser.open(first).signIn(realm.newAccount().create());

        Answer again = page.submit("#kc-site-access-form");

        assertThat(again.status()).isEqualTo(403);
        assertThat(again.pageId()).isEqualTo(REFUSED);
    }

    @Test
    void wayBackToTheAppIsAccessDeniedWithItsState(HttpBrowser browser) {
        Answer page = browser.open(first).signIn(realm.newAccount().create());

        Answer back = page.press("back-to-app");

        assertThat(back.location().toString()).startsWith(first.redirectUri());
        assertThat(back.told())
                .containsEntry("error", "access_denied")
                .containsEntry("state", Site.STATE)
                .doesNotContainKey("code");
    }

    @Test
    void refusedSignInLeavesNoSessionBehind(HttpBrowser browser) {
        Account account = realm.newAccount().ticked(Site.GRADEBOOK).create();

        browser.open(first).signIn(account);

        assertThat(account.sessions()).isEmpty();
        assertThat(browser.open(second).pageId()).isEqualTo("login-login");
    }

    @Test
    void wayBackToTheAppLeavesNoSessionBehindEither(HttpBrowser browser) {
        Account account = realm.newAccount().ticked(Site.GRADEBOOK).create();

        browser.open(first).signIn(account).press("back-to-app");

        assertThat(account.sessions()).isEmpty();
        assertThat(browser.open(second).pageId()).isEqualTo("login-login");
    }

    @Test
    void anotherAccountFinishesTheSameSignIn(HttpBrowser browser) {
        Account refused = realm.newAccount().create();
        Account welcome = realm.accountFor(first);

        Answer login = browser.open(first, "login_hint", refused.email())
                .signIn(refused)
                .press("try-another-account");

        assertThat(login.pageId()).isEqualTo("login-login");
        assertThat(login.element("#username").val()).isEmpty();
        assertThat(login.signIn(welcome).told())
                .containsEntry("state", Site.STATE)
                .containsKey("code");
        assertThat(refused.sessions()).isEmpty();
        assertThat(welcome.sessions()).hasSize(1);
    }

    @Test
    void singleSignOnOpensTheSecondSiteForWhoMayUseIt(HttpBrowser browser) {
        Account account = realm.newAccount()
                .ticked(Site.POWERSOURCE)
                .ticked(Site.GRADEBOOK)
                .create();
        browser.open(first).signIn(account);

        Answer answer = browser.open(second, "state", "second-state");

        assertThat(answer.told()).containsEntry("state", "second-state").containsKey("code");
        assertThat(second.redeem(answer).status()).isEqualTo(200);
    }

    @Test
    void singleSignOnStopsAtTheSecondSiteForWhoMayNotUseIt(HttpBrowser browser) {
        Account account = realm.accountFor(first);
        browser.open(first).signIn(account);

        Answer page = browser.open(second);

        assertThat(page.status()).isEqualTo(403);
        assertThat(page.pageId()).isEqualTo(REFUSED);
        assertThat(page.text("#site-name")).isEqualTo("Gradebook sample");
    }

    @Test
    void refusedSingleSignOnLeavesTheExistingSessionAsItIs(HttpBrowser browser) {
        Account account = realm.accountFor(first);
        var tokens = first.redeem(browser.open(first).signIn(account));

        Answer back = browser.open(second).press("back-to-app");

        assertThat(back.told()).containsEntry("error", "access_denied").containsEntry("state", Site.STATE);
        assertThat(account.sessions())
                .singleElement()
                .satisfies(session -> assertThat(session.getClients().values()).containsExactly(Site.POWERSOURCE));
        assertThat(browser.open(first).told()).containsKey("code");
        assertThat(first.refresh(tokens).status()).isEqualTo(200);
    }

    @Test
    void anotherAccountAfterSingleSignOnEndsTheFirstSession(HttpBrowser browser) {
        Account account = realm.accountFor(first);
        Account welcome = realm.accountFor(second);
        browser.open(first).signIn(account);

        Answer page = browser.open(second);
        assertThat(page.text()).contains("signed out of this one");
        Answer login = page.press("try-another-account");

        assertThat(login.pageId()).isEqualTo("login-login");
        assertThat(login.has("#username")).isTrue();
        assertThat(login.signIn(welcome).told())
                .containsEntry("state", Site.STATE)
                .containsKey("code");
        assertThat(account.sessions()).isEmpty();
        assertThat(welcome.sessions()).hasSize(1);
    }

    @Test
    void passiveRequestIsRefusedInTheProtocolAndNeverByAPage(HttpBrowser browser) {
        Account account = realm.accountFor(first);
        browser.open(first).signIn(account);

        Answer answer = browser.open(second, "prompt", "none");

        assertThat(answer.location().toString()).startsWith(second.redirectUri());
        assertThat(answer.told()).containsEntry("error", "access_denied").containsEntry("state", Site.STATE);
        assertThat(account.sessions()).hasSize(1);
    }

    @Test
    void passiveRequestOfNobodyIsLoginRequired(HttpBrowser browser) {
        assertThat(browser.open(first, "prompt", "none").told())
                .containsEntry("error", "login_required")
                .containsEntry("state", Site.STATE);
    }

    @Test
    void passiveRequestOfWhoMayUseTheSiteSucceeds(HttpBrowser browser) {
        Account account = realm.accountFor(first);
        browser.open(first).signIn(account);

        assertThat(browser.open(first, "prompt", "none").told()).containsKey("code");
    }

    @Test
    void refusalCanGoStraightBackToTheApp(HttpBrowser browser) {
        Realm redirecting = suite.variant(
                "refusal-redirect", file -> file.authenticatorOption("powersource site access", "refusal", "redirect"));
        Site site = redirecting.site(Site.POWERSOURCE);
        Account account = redirecting.newAccount().create();

        Answer answer = browser.open(site).signIn(account);

        assertThat(answer.location().toString()).startsWith(site.redirectUri());
        assertThat(answer.told()).containsEntry("error", "access_denied").containsEntry("state", Site.STATE);
        assertThat(account.sessions()).isEmpty();
    }

    @Test
    void eventTellsUserSiteAndReason(HttpBrowser browser) {
        Account account = realm.newAccount().create();

        browser.open(second).signIn(account);

        EventRepresentation event =
                assertThat(realm.events("LOGIN_ERROR", account)).singleElement().actual();
        assertThat(event.getError()).isEqualTo("access_denied");
        assertThat(event.getUserId()).isEqualTo(account.id());
        assertThat(event.getClientId()).isEqualTo(Site.GRADEBOOK);
        assertThat(event.getDetails())
                .containsAllEntriesOf(Map.of("site", Site.GRADEBOOK, "reason", "site_access_not_granted"));
        assertThat(realm.events("LOGIN", account)).isEmpty();
    }

    @Test
    void everyRefusalOfSingleSignOnIsAnEventToo(HttpBrowser browser) {
        Account account = realm.accountFor(first);
        browser.open(first).signIn(account);

        browser.open(second, "prompt", "none");

        assertThat(realm.events("LOGIN_ERROR", account))
                .anySatisfy(event -> assertThat(event.getDetails())
                        .containsEntry("site", Site.GRADEBOOK)
                        .containsEntry("reason", "site_access_not_granted"));
    }

    @Test
    void clientNameThatLooksLikeMarkupIsText(HttpBrowser browser) {
        Site site = realm.newSite()
                .with(client -> client.setName("<img src=x onerror=alert(1)>\"'"))
                .create();

        Answer page = browser.open(site).signIn(realm.newAccount().create());

        assertThat(page.text("#site-name")).isEqualTo("<img src=x onerror=alert(1)>\"'");
        assertThat(page.has("img[src=x]")).isFalse();
    }

    /** Keycloak's console stores an empty name. */
    @Test
    void clientWithoutANameIsNamedByItsId(HttpBrowser browser) {
        Site site = realm.newSite().with(client -> client.setName("")).create();

        Answer page = browser.open(site).signIn(realm.newAccount().create());

        assertThat(page.text("#site-name")).isEqualTo(site.clientId());
    }

    /** Step-up, an action that the app asks for, or a second sign-in: the site access step comes after each of them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "acr_values 1",
                "acr_values gold",
                "claims {\"id_token\":{\"acr\":{\"essential\":true,\"values\":[\"1\"]}}}",
                "kc_action UPDATE_PASSWORD",
                "kc_action UPDATE_PROFILE",
                "kc_action powersource-set-reminder-question",
                "prompt login",
                "prompt consent",
                "max_age 0"
            })
    void nothingThatAnAppAsksForLeadsPastTheStep(String parameter, String value, HttpBrowser browser) {
        Site open = realm.newSite().withoutRole().create();
        Account account = realm.newAccount().create();
        browser.open(open).signIn(account);

        AtomicReference<Answer> last = new AtomicReference<>(browser.open(first, parameter, value));
        // Until Keycloak has counted the first sign-in, in the background, it refuses a second one (26.7.4
        // DefaultBlockingBruteForceProtector).
        Eventually.until(
                "past the form",
                PasswordRecovery.SOON,
                () -> !last.get().has(FORM)
                        || !last.updateAndGet(form -> form.signIn(account)).has(FORM));

        Answer page = last.get();
        assertThat(page.status()).isEqualTo(403);
        assertThat(page.pageId()).isEqualTo(REFUSED);
        assertThat(page.press("back-to-app").told())
                .containsEntry("error", "access_denied")
                .doesNotContainKey("code");
    }
}
