package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.powersource.acceptance.inspection.Barriers;
import org.powersource.acceptance.inspection.Gallery;
import org.powersource.acceptance.pages.ActivatePage;
import org.powersource.acceptance.pages.LoginPage;
import org.powersource.acceptance.pages.SiteAccessErrorPage;
import org.powersource.acceptance.pages.StockPage;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Invitation;
import org.powersource.acceptance.suite.Language;
import org.powersource.acceptance.suite.NewAccount;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.PasswordRecovery;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Suite;
import org.powersource.acceptance.suite.Windows;
import org.powersource.devserver.Port;

/** Two unrelated OpenID Connect libraries sign in, are told of refusals, and sign out. */
@OnTheSuite
@Isolated("puts the portal in the place of the app")
class OidcClientIT {

    private final Suite suite;
    private final Realm realm;

    OidcClientIT(Suite suite) {
        this.suite = suite;
        this.realm = suite.realm();
    }

    @AfterEach
    void stopPortal() {
        suite.stopPortal();
    }

    /** Spring Security: one start of the portal for the whole story. */
    @Test
    void portalSignsInAndOutAndShowsARefusal(Windows windows) {
        suite.startPortal();
        Account account = realm.accountFor(realm.site(Site.POWERSOURCE));
        Page page = windows.open();

        page.navigate(suite.portalUrl());
        page.locator("#sign-in").click();
        signIn(page, account);
        awaitMarker(page, "portal-signed-in");
        assertThat(page.locator("#email").innerText()).isEqualTo(account.email());
        assertThat(page.locator("#account-management").count()).isZero();

        page.locator("#other-site").click();
        SiteAccessErrorPage error = new SiteAccessErrorPage(page);
        assertThat(error.siteName()).isEqualTo("Gradebook sample");
        page.locator("#back-to-app").click();
        awaitMarker(page, "portal-refused");
        assertThat(page.locator("#error").innerText()).isEqualTo("access_denied");
        assertReadsWell(page, Language.ENGLISH, "refused");

        page.navigate(suite.portalUrl());
        page.locator("#sign-out").click();
        awaitMarker(page, "portal-home");
        assertThat(account.sessions()).isEmpty();
        page.locator("#sign-in").click();
        assertThat(new LoginPage(page).heading()).isEqualTo("Sign in to your account");
    }

    @Test
    void portalOpensTheSecondSiteBySingleSignOnAndKnowsContacts(Windows windows) {
        suite.startPortal();
        Account contact = realm.newAccount()
                .ticked(Site.POWERSOURCE)
                .ticked(Site.GRADEBOOK)
                .create();
        contact.admin()
                .roles()
                .realmLevel()
                .add(List.of(realm.admin().roles().get("technical-contact").toRepresentation()));
        Page page = windows.open();

        page.navigate(suite.portalUrl());
        page.locator("#sign-in").click();
        signIn(page, contact);
        awaitMarker(page, "portal-signed-in");
        assertThat(page.locator("#account-management").getAttribute("href")).endsWith("/realms/powersource/district/");
        assertThat(page.locator("#admin-console").getAttribute("href"))
                .contains("/admin/powersource/console/", "/users");

        page.locator("#other-site").click();
        page.locator("body[data-page-id=portal-signed-in][data-site=gradebook-sample]")
                .waitFor();
    }

    @Test
    void activationEndsInThePortalSignedIn(Windows windows) {
        suite.startPortal();
        Account account = realm.newAccount().inactive().ticked(Site.POWERSOURCE).create();
        String link = suite.mail()
                .await(mail -> mail.to().equalsIgnoreCase(account.email()), PasswordRecovery.SOON)
                .orElseThrow()
                .links()
                .get(0);
        Page page = windows.open();

        ActivatePage.open(page, link)
                .password(Invitation.PASSWORD, Invitation.PASSWORD)
                .question("stuffedAnimal", NewAccount.ANSWER)
                .button()
                .click();

        awaitMarker(page, "portal-signed-in");
        assertThat(page.locator("#email").innerText()).isEqualToIgnoringCase(account.email());
    }

    /** One click to the form, and back at the site when it is done. */
    @Test
    void myPasswordIsOneClickAway(Windows windows) {
        suite.startPortal();
        Account account = realm.accountFor(realm.site(Site.POWERSOURCE));
        Page page = windows.open();
        page.navigate(suite.portalUrl());
        page.locator("#sign-in").click();
        signIn(page, account);
        awaitMarker(page, "portal-signed-in");

        page.locator("#my-password").click();
        StockPage form = new StockPage(page, "login-login-update-password");
        page.locator("#password-new").fill(PasswordRecovery.NEW_PASSWORD);
        page.locator("#password-confirm").fill(PasswordRecovery.NEW_PASSWORD);
        form.press("kc-submit");

        page.locator("#password-changed").waitFor();
        awaitMarker(page, "portal-signed-in");
    }

    /** The first pages that anybody sees: the reader's language, from the portal to the login page; nothing cut, no barrier. */
    @Test
    void portalSpeaksTheReadersLanguage(Windows windows) {
        suite.startPortal();
        Account contact = realm.newAccount().ticked(Site.POWERSOURCE).create();
        contact.admin()
                .roles()
                .realmLevel()
                .add(List.of(realm.admin().roles().get("technical-contact").toRepresentation()));
        for (Language language : Language.values()) {
            Page page = windows.open(language.look());
            page.navigate(suite.portalUrl());
            awaitMarker(page, "portal-home");
            assertReadsWell(page, language, "home");

            page.locator("#sign-in").click();
            LoginPage login = new LoginPage(page);
            assertThat(page.locator("html").getAttribute("lang")).isEqualTo(language.tag());
            login.enter(contact.email(), contact.password()).submit();
            awaitMarker(page, "portal-signed-in");
            assertReadsWell(page, language, "signed-in");
        }
    }

    @Test
    void readerChoosesTheLanguageOfThePortal(Windows windows) {
        suite.startPortal();
        Page page = windows.open();
        page.navigate(suite.portalUrl());

        page.locator("a[hreflang=fr]").click();
        page.navigate(suite.portalUrl() + "/gradebook");
        assertThat(page.locator("html").getAttribute("lang")).isEqualTo("fr");
        page.navigate(suite.portalUrl() + "/?lang=tlh");
        assertThat(page.locator("html").getAttribute("lang"))
                .as("a language that it doesn't speak")
                .isEqualTo("fr");
    }

    private static void assertReadsWell(Page page, Language language, String name) {
        assertThat(page.locator("html").getAttribute("lang")).isEqualTo(language.tag());
        assertThat(page.locator("body").innerText())
                .doesNotContain("??")
                .doesNotContainIgnoringCase("identity provider");
        Barriers.none(page);
        Gallery.add(page, "portal-" + name, language);
    }

    @Test
    void problemsLoggingInLeadsFromThePortalAndHomeLeadsBack(Windows windows) {
        suite.startPortal();
        Page page = windows.open();
        page.navigate(suite.portalUrl());

        page.locator("#problems").click();
        awaitMarker(page, "login-troubleshooting");
        page.locator(".breadcrumb a").click();

        awaitMarker(page, "portal-home");
    }

    /** Jetty. */
    @Test
    void jettySignsInAndOut(Windows windows) {
        try (JettySite jetty = new JettySite(Port.free())) {
            Site site = client(jetty);
            jetty.start(realm.url(), site.clientId(), site.secret());
            Account account = realm.accountFor(site);
            Page page = windows.open();

            page.navigate(jetty.url() + "/inside");
            signIn(page, account);
            awaitMarker(page, "jetty-inside");
            assertThat(page.locator("main").innerText()).isEqualTo(account.email());
            assertThat(account.sessions()).hasSize(1);

            page.navigate(jetty.url() + "/leave");
            awaitMarker(page, "jetty-home");
            assertThat(account.sessions()).isEmpty();
            page.navigate(jetty.url() + "/inside");
            assertThat(new LoginPage(page).heading()).isEqualTo("Sign in to your account");
        }
    }

    @Test
    void jettyIsToldOfARefusal(Windows windows) {
        try (JettySite jetty = new JettySite(Port.free())) {
            Site site = client(jetty);
            jetty.start(realm.url(), site.clientId(), site.secret());
            Page page = windows.open();

            page.navigate(jetty.url() + "/inside");
            signIn(page, realm.newAccount().create());
            new SiteAccessErrorPage(page);
            page.locator("#back-to-app").click();

            awaitMarker(page, "jetty-refused");
            assertThat(page.locator("main").innerText()).contains("access_denied");
        }
    }

    private Site client(JettySite jetty) {
        return realm.newSite()
                .with(client -> client.setRedirectUris(List.of(jetty.url() + "/back")))
                .attribute("post.logout.redirect.uris", jetty.url() + "/")
                .create();
    }

    private static void signIn(Page page, Account account) {
        new LoginPage(page).enter(account.email(), account.password()).submit();
    }

    private static void awaitMarker(Page page, String marker) {
        page.locator("body[data-page-id=" + marker + "]").waitFor();
    }
}
