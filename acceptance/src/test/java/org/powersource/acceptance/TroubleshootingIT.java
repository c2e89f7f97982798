package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.HttpCookie;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Suite;

/** What the troubleshooting page says, and that nothing of a request comes back out of it. */
@OnTheSuite
class TroubleshootingIT {

    private static final List<String> NOTE_N = List.of(
            "superintendent", "principal", "technology department", "security", "disclose who the contacts are");

    private final Suite suite;
    private final Realm realm;

    TroubleshootingIT(Suite suite) {
        this.suite = suite;
        this.realm = suite.realm();
    }

    static Stream<Arguments> facts() {
        return Stream.of(
                topic("forgot-password", false, "Forgot My Password"),
                topic(
                        "forgot-answer",
                        true,
                        "technical or implementation contact",
                        "can reset your password",
                        "admin console",
                        "record",
                        "reset"),
                topic(
                        "no-reset-email",
                        false,
                        "spam",
                        "junk",
                        "e-mail administrator",
                        "let through",
                        "no-reply@powersource.example",
                        "powersource.example, mail.powersource.example"),
                topic(
                        "rejected",
                        true,
                        "both case-sensitive",
                        "exactly as it was set up",
                        "copy",
                        "space before or after",
                        "Copy and paste",
                        "only the newest e-mail counts",
                        "Caps Lock is off",
                        "username is your e-mail address",
                        "aren't sure which address, ask",
                        "may not have an account here",
                        "our other products",
                        "student information system",
                        "grade book",
                        "don't work on this site",
                        "If you aren't sure, ask your contact"),
                topic(
                        "change-password",
                        false,
                        "security",
                        "can't set a password by hand",
                        "Forgot My Password",
                        "signed in",
                        "Home > My Setup > My Password"),
                topic(
                        "new-account",
                        true,
                        "sales representative",
                        "guest access",
                        "technical or implementation contact",
                        "may create accounts for the district"),
                topic(
                        "not-active",
                        false,
                        "sent again",
                        "Forgot My Password",
                        "Enter your username (your e-mail address)",
                        "submit",
                        "asks your reminder question. Don't answer it",
                        "Resend Activation Email",
                        "spam",
                        "let through",
                        "no-reply@powersource.example"),
                topic(
                        "site-access-error",
                        true,
                        "was not granted when your account was set up",
                        "Ask your district's technical contact",
                        "the person who may create accounts at your school, whether you should have it",
                        "technical contact grants it",
                        "Home > Account Management > Edit User > Site Access"),
                topic(
                        "other-product",
                        true,
                        "not linked to your student information system or to your grade book",
                        "technical staff",
                        "technical or implementation contact, ask the vendor's technical support",
                        "can only help with this site"),
                topic("other", false, "e-mail", "Web Services", "webservices@powersource.example"));
    }

    private static Arguments topic(String anchor, boolean note, String... facts) {
        return Arguments.of(anchor, note, List.of(facts));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("facts")
    void everyAnswerHoldsItsFacts(String anchor, boolean note, List<String> facts, HttpBrowser browser) {
        Answer page = browser.open(realm.troubleshooting());

        assertThat(page.text("#" + anchor)).contains(facts);
        if (note) {
            assertThat(page.text("#" + anchor)).contains(NOTE_N);
        } else {
            assertThat(page.text("#" + anchor)).doesNotContain("superintendent");
        }
    }

    @Test
    void pageHoldsTheTenProblemsUnderTheirHeading(HttpBrowser browser) {
        Answer page = browser.open(realm.troubleshooting());

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.pageId()).isEqualTo("login-troubleshooting");
        assertThat(page.text("h1")).contains("problems logging in");
        assertThat(page.page().select("details > summary")).hasSize(10);
        assertThat(page.page().select("details > .answer").eachAttr("id"))
                .containsExactlyElementsOf(
                        facts().map(topic -> (String) topic.get()[0]).toList());
        assertThat(page.text(".breadcrumb")).contains("Home", "Problems logging in");
    }

    @ParameterizedTest
    @ValueSource(strings = {"es", "fr", "ar"})
    void everyLanguageHasItsOwnTextForEverything(String language, HttpBrowser browser, HttpBrowser english) {
        Answer page = browser.open(realm.troubleshooting() + "?kc_locale=" + language);
        Answer original = english.open(realm.troubleshooting());

        assertThat(page.element("html").attr("lang")).isEqualTo(language);
        for (String selector : List.of("h1", "details > summary", ".answer p", ".answer li", "#back-to-login")) {
            List<String> texts = page.page().select(selector).eachText();
            assertThat(texts).hasSameSizeAs(original.page().select(selector)).isNotEmpty();
            assertThat(texts)
                    .doesNotContainAnyElementsOf(
                            original.page().select(selector).eachText());
        }
        assertThat(page.text())
                .contains("webservices@powersource.example", "no-reply@powersource.example")
                .contains("Web Services");
    }

    @Test
    void realmsMailSettingsAndTextsAreShownInEveryLanguage(HttpBrowser browser) {
        Realm own = suite.variant("own-texts", file -> {
            ((ObjectNode) file.tree().get("smtpServer")).put("from", "accounts@district.example");
            file.tree()
                    .putObject("localizationTexts")
                    .putObject("en")
                    .put("brandName", "Own Brand")
                    .put("supportTeam", "Own Team")
                    .put("supportEmail", "team@district.example")
                    .put("mailDomains", "district.example, post.example")
                    .put("vendorSupportUrl", "https://vendor.example/help");
        });
        for (String language : List.of("en", "es", "fr", "ar")) {
            Answer page = browser.open(own.troubleshooting() + "?kc_locale=" + language);

            assertThat(page.element("html").attr("lang")).isEqualTo(language);
            assertThat(page.page().title()).contains("Own Brand");
            assertThat(page.text("#other")).contains("Own Team", "team@district.example");
            assertThat(page.text("#no-reset-email"))
                    .contains("accounts@district.example", "district.example, post.example");
            assertThat(page.has("#other-product a[href='https://vendor.example/help']"))
                    .isTrue();
            assertThat(page.has("#other a[href='mailto:team@district.example']"))
                    .isTrue();
            assertThat(page.text()).doesNotContain("Web Services").doesNotContain("powersource.example");
        }
    }

    @Test
    void byItselfItLeadsToPlacesThatWork(HttpBrowser browser) {
        Answer page = browser.open(realm.troubleshooting());

        assertThat(page.click("#forgot-password a").pageId()).isEqualTo("login-login-reset-password");
        assertThat(page.link("#change-password a:containsOwn(My Setup)"))
                .isEqualTo(realm.url() + "/account/account-security/signing-in");
        assertThat(browser.open(page.link("#back-to-login")).status()).isEqualTo(200);
    }

    @Test
    void withAClientItLeadsHomeToThatApp(HttpBrowser browser) {
        Answer page = browser.open(realm.troubleshooting() + "?client_id=" + Site.POWERSOURCE);

        assertThat(page.link(".breadcrumb a")).isEqualTo(suite.portalUrl() + "/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "client_id=nobody",
                "client_id=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
                "client_id=powersource&tab_id=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
                "client_id=powersource&tab_id=none&client_data=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
                "client_id=powersource&redirect_uri=https://evil.example/",
                "client_id=powersource&client_data=eyJydSI6Imh0dHBzOi8vZXZpbC5leGFtcGxlLyIsInJ0IjoiY29kZSJ9",
                "redirect_uri=https://evil.example/&referrer_uri=https://evil.example/&kc_locale=evil.example",
                "kc_locale=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
                "client_id=powersource&client_id=evil.example",
                "q=%0d%0aSet-Cookie:evil.example=1",
                "%22%3E%3Cscript%3Ealert(1)%3C/script%3E=evil.example"
            })
    void nothingOfARequestComesBackOutOfThePage(String query, HttpBrowser browser) {
        Answer page = browser.open(realm.troubleshooting() + "?" + query);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.pageId()).isEqualTo("login-troubleshooting");
        assertThat((page.body() + page.headers().map()).toLowerCase(Locale.ROOT))
                .doesNotContain("alert(1)")
                .doesNotContain("evil.example")
                .doesNotContain("eyjydsi6imh0dhbzoi8vzxzpb");
        assertThat(page.page().select("a[href]").eachAttr("abs:href"))
                .allMatch(href -> href.startsWith(suite.url() + "/")
                        || href.startsWith(suite.portalUrl() + "/")
                        || href.equals("mailto:webservices@powersource.example")
                        || href.equals("https://support.powersource.example/"));
    }

    @Test
    void parameterThatNoTextHoldsIsACleanErrorPage(HttpBrowser browser) {
        Answer page = browser.open(realm.troubleshooting() + "?client_id=%22%3E%3Cscript%3Ealert(1)%3C/script%3E%00");

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.pageId()).isEqualTo("login-error");
        assertThat(page.body() + page.headers().map()).doesNotContain("<script>alert");
    }

    @Test
    void disabledClientIsLikeNone(HttpBrowser browser, HttpBrowser other) {
        Site closed = realm.newSite().with(client -> client.setEnabled(false)).create();

        Answer page = browser.open(realm.troubleshooting() + "?client_id=" + closed.clientId());

        assertThat(page.text()).isEqualTo(other.open(realm.troubleshooting()).text());
        assertThat(page.body()).doesNotContain(closed.clientId());
    }

    @Test
    void pageIsNotKeptAndHasTheLoginPagesSecurityHeaders(HttpBrowser browser) {
        Answer login = browser.open(realm.site(Site.POWERSOURCE));
        Answer page = browser.open(realm.troubleshooting());

        assertThat(page.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
        for (String header : List.of(
                "Content-Security-Policy",
                "X-Frame-Options",
                "X-Content-Type-Options",
                "X-Robots-Tag",
                "Referrer-Policy",
                "Strict-Transport-Security")) {
            assertThat(page.headers().allValues(header))
                    .as(header)
                    .isNotEmpty()
                    .isEqualTo(login.headers().allValues(header));
        }
        assertThat(page.page()
                        .select("meta[http-equiv=Content-Security-Policy]")
                        .eachAttr("content"))
                .containsExactly("script-src 'self'; style-src 'self'");
    }

    @Test
    void byItselfItStartsNoSignIn(HttpBrowser browser) {
        browser.open(realm.troubleshooting() + "?client_id=" + Site.POWERSOURCE);

        assertThat(browser.cookies()).extracting(HttpCookie::getName).doesNotContain("AUTH_SESSION_ID", "KC_RESTART");
    }

    @Test
    void headIsAnsweredLikeGetButEmpty(HttpBrowser browser) {
        Answer head = browser.send("HEAD", realm.troubleshooting());

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(head.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH"})
    void otherMethodsAreRefusedCleanly(String method, HttpBrowser browser) {
        assertThat(browser.send(method, realm.troubleshooting()).status()).isEqualTo(405);
    }

    @Test
    void unknownRealmIsNotFound(HttpBrowser browser) {
        assertThat(browser.open(suite.url() + "/realms/nowhere/troubleshooting").status())
                .isEqualTo(404);
    }

    @Test
    void loginAndOtherPagesLeadHere(HttpBrowser browser) {
        Site site = realm.site(Site.POWERSOURCE);
        Answer login = browser.open(site);
        Map<String, Answer> pages = Map.of(
                "login", login,
                "reset", login.click("#kc-forgot-password"),
                "error", browser.open(site.signIn("redirect_uri", "https://evil.example/")));

        assertThat(pages).allSatisfy((name, page) -> {
            assertThat(page.pageId()).contains(name);
            assertThat(page.click("#troubleshooting").pageId()).isEqualTo("login-troubleshooting");
        });
    }
}
