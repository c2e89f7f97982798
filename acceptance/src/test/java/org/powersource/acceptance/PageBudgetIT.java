package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.powersource.acceptance.inspection.Traffic;
import org.powersource.acceptance.pages.LoginPage;
import org.powersource.acceptance.pages.SiteAccessErrorPage;
import org.powersource.acceptance.pages.TroubleshootingPage;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.NewAccount;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Windows;

/** What our pages cost on a first visit, icon included, and that nothing in them is written inline. */
@OnTheSuite
class PageBudgetIT {

    private static final int KILOBYTE = 1024;
    private static final int REQUESTS = 5;
    private static final List<String> DATA = List.of("application/json", "importmap");

    private final Realm realm;
    private final Site site;

    PageBudgetIT(Realm realm) {
        this.realm = realm;
        this.site = realm.site(Site.POWERSOURCE);
    }

    @Test
    void loginPageTakesFiveRequestsAndFifteenKilobytes(Windows windows) {
        Page page = windows.open();
        Traffic traffic = Traffic.of(page);
        LoginPage.open(page, site);

        assertWithin(page, traffic, 15);
    }

    @Test
    void troubleshootingPageTakesFiveRequestsAndTwentyFiveKilobytes(Windows windows) {
        Page page = windows.open();
        Traffic traffic = Traffic.of(page);
        TroubleshootingPage.open(page, realm, "");

        assertWithin(page, traffic, 25);
    }

    /** Opened by itself: who comes from the login page has most of its files already. */
    @Test
    void siteAccessErrorTakesFiveRequestsAndFifteenKilobytes(Windows windows) {
        Account account = realm.newAccount().create();
        Page page = windows.open();
        LoginPage.open(page, site).signInWithoutAccess(account);
        page.waitForURL(url -> !url.contains("session_code"));
        String address = page.url();
        Page cold = page.context().newPage();
        Traffic traffic = Traffic.of(cold);
        emptyCache(cold);
        cold.navigate(address);
        new SiteAccessErrorPage(cold);

        assertWithin(cold, traffic, 15);
    }

    @Test
    void nothingIsInline(HttpBrowser browser) {
        Account account = realm.newAccount().create();

        assertNothingInline(browser.open(site).page());
        assertNothingInline(browser.open(site)
                .signIn(NewAccount.address("No.Body"), account.password())
                .page());
        assertNothingInline(browser.open(site).signIn(account).page());
        assertNothingInline(browser.open(realm.troubleshooting()).page());
    }

    private static void assertWithin(Page page, Traffic traffic, int kilobytes) {
        page.waitForLoadState();
        traffic.askForTheIcon();
        System.out.printf(
                "%s: %d requests, %,d bytes%n", page.title(), traffic.requests().size(), traffic.total());
        assertThat(traffic.requests()).hasSizeLessThanOrEqualTo(REQUESTS);
        assertThat(traffic.requests().keySet()).anyMatch(url -> url.contains("favicon"));
        assertThat(traffic.requests().values()).as("%s", traffic.requests()).allMatch(length -> length > 0);
        assertThat(traffic.total()).as("%s", traffic.requests()).isLessThanOrEqualTo((long) kilobytes * KILOBYTE);
    }

    private static void emptyCache(Page page) {
        page.context().newCDPSession(page).send("Network.clearBrowserCache");
    }

    private static void assertNothingInline(Document page) {
        assertThat(page.body().attr("data-page-id")).startsWith("login-");
        assertThat(page.select("style")).isEmpty();
        assertThat(page.select("script:not([src])")).allMatch(script -> DATA.contains(script.attr("type")));
        for (Element element : page.getAllElements()) {
            for (Attribute attribute : element.attributes()) {
                assertThat(attribute.getKey())
                        .as(element.toString())
                        .isNotEqualTo("style")
                        .doesNotStartWith("on");
                assertThat(attribute.getValue()).as(element.toString()).doesNotContainPattern("(?i)^\\s*javascript:");
            }
        }
    }
}
