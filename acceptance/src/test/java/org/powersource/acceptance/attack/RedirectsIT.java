package org.powersource.acceptance.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.Site;

/** Nobody is sent anywhere but where the site is configured to be. */
@OnTheSuite
class RedirectsIT {

    private static final String EVIL = "evil.example";

    private final Site site;

    RedirectsIT(Realm realm) {
        this.site = realm.site(Site.POWERSOURCE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example/",
                "{redirect}@evil.example/",
                "{redirect}.evil.example/",
                "{redirect}/../../evil.example",
                "{redirect}%0d%0aLocation:https://evil.example/",
                "{redirect}\\@evil.example/",
                "{redirect}?next=https://evil.example/",
                "{redirect}#https://evil.example/",
                "HTTP://EVIL.EXAMPLE/",
                "javascript:alert('evil.example')",
                "data:text/html,evil.example"
            })
    void signInAndSignOutEndAtTheSiteOnly(String pattern, HttpBrowser browser) {
        String target = pattern.replace("{redirect}", site.redirectUri());

        assertStays(browser.open(site.signIn("redirect_uri", target)));
        assertStays(browser.openOnly(site.signIn("redirect_uri", target, "prompt", "none")));
        assertStays(browser.openOnly(
                site.signOut("client_id", site.clientId(), "post_logout_redirect_uri", target, "state", "s")));
    }

    /** {@code client_data} tells where to go with a refusal; a browser can put anything there. */
    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/", "//evil.example/", "javascript:alert('evil.example')"})
    void runningSignInIsNotLedAstray(String target, HttpBrowser browser) {
        String forged = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        ("{\"ru\":\"" + target + "\",\"rt\":\"code\",\"st\":\"s\"}").getBytes(StandardCharsets.UTF_8));
        Answer login = browser.open(site);
        String action = login.element("#kc-form-login").absUrl("action");
        Account nobody = site.realm().newAccount().create();

        Answer refused = browser.post(
                action.replaceFirst("client_data=[^&]*", "client_data=" + forged),
                Map.of("username", nobody.email(), "password", nobody.password()));
        assertThat(refused.pageId()).isEqualTo("login-site-access-error");
        assertStays(refused);
        assertStays(refused.press("back-to-app"));
        String client = "?client_id=" + site.clientId() + "&tab_id=gone&client_data=" + forged;
        assertStays(browser.open(site.realm().troubleshooting() + client));
        assertStays(browser.open(site.realm().url() + "/login-actions/authenticate" + client));
    }

    private static void assertStays(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isLessThan(500);
        String location = String.valueOf(answer.location()).toLowerCase(Locale.ROOT);
        assertThat(location.startsWith("null") ? "" : location.replaceFirst("[?#].*", ""))
                .as(answer.toString())
                .doesNotContain(EVIL)
                .doesNotStartWith("javascript")
                .doesNotStartWith("data");
        assertThat(answer.page()
                        .select("a[href], form[action], meta[http-equiv=refresh]")
                        .toString())
                .doesNotContain(EVIL + "/\"")
                .doesNotContain("href=\"javascript:");
    }
}
