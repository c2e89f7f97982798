package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Suite;

/** A realm in a language of Keycloak's that the suite isn't translated to: docs/theme.md, Another language. */
@OnTheSuite
class AnotherLanguageIT {

    private final Realm realm;

    AnotherLanguageIT(Suite suite) {
        this.realm = suite.variant("another-language", file -> {
            file.tree().withArray("/supportedLocales").add("de").add("fa");
        });
    }

    @Test
    void languageHasItsNameAndKeycloaksTexts(HttpBrowser browser) {
        Answer login = browser.open(realm.site(Site.POWERSOURCE));
        assertThat(login.text("a[hreflang=de]")).isEqualTo("Deutsch");

        Answer german = login.click("a[hreflang=de]");

        assertThat(german.element("html").attr("lang")).isEqualTo("de");
        assertThat(german.text("#kc-login")).isEqualTo("Anmelden");
        assertThat(german.text("#troubleshooting")).as("a text of ours").isEqualTo("Problems logging in?");
    }

    /** Keycloak tells the direction by the language's name (26.7.4 {@code LocaleBean}). */
    @Test
    void languageFromRightToLeftIsReadSo(HttpBrowser browser) {
        Answer persian = browser.open(realm.site(Site.POWERSOURCE)).click("a[hreflang=fa]");

        assertThat(persian.element("html").attr("dir")).isEqualTo("rtl");
    }
}
