package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.NewAccount;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.Site;

/** Nothing is written inline into our pages, so that they can have a strict content security policy. */
@OnTheSuite
class StrictPagesIT {

    private static final List<String> DATA = List.of("application/json", "importmap");

    private final Realm realm;
    private final Site site;

    StrictPagesIT(Realm realm) {
        this.realm = realm;
        this.site = realm.site(Site.POWERSOURCE);
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
