package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.powersource.acceptance.pages.LoginPage;
import org.powersource.acceptance.pages.SiteAccessErrorPage;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.OnTheSuite;
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
        assertThat(page.locator("#email").innerText()).isEqualToIgnoringCase(account.email());
        assertThat(page.locator("#account-management").count()).isZero();

        page.locator("#other-site").click();
        SiteAccessErrorPage error = new SiteAccessErrorPage(page);
        assertThat(error.siteName()).isEqualTo("Gradebook sample");
        page.locator("#back-to-app").click();
        awaitMarker(page, "portal-refused");
        assertThat(page.locator("#error").innerText()).isEqualTo("access_denied");

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
        assertThat(page.locator("#account-management").getAttribute("href"))
                .contains("/admin/powersource/console/", "/users");

        page.locator("#other-site").click();
        page.locator("body[data-page-id=portal-signed-in][data-site=gradebook-sample]")
                .waitFor();
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
            assertThat(page.locator("main").innerText())
                    .isEqualTo(account.email().toLowerCase(Locale.ROOT));
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
