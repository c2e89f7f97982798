package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.powersource.acceptance.inspection.Gallery;
import org.powersource.acceptance.pages.LoginPage;
import org.powersource.acceptance.pages.StockPage;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.InEachLanguage;
import org.powersource.acceptance.suite.Language;
import org.powersource.acceptance.suite.Nightly;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Windows;

/** The account console that Keycloak ships, in our look: how one signs in, what one may change, which sites one may open. */
@InEachLanguage
class AccountConsoleIT {

    private static final Map<Language, String> NAMES = Map.of(
            Language.ENGLISH, "Password reminder question",
            Language.SPANISH, "Pregunta de recordatorio de contraseña",
            Language.FRENCH, "Question de rappel du mot de passe",
            Language.ARABIC, "سؤال التذكير بكلمة المرور");
    /** Stock: "Select a locale". */
    private static final Map<Language, String> LANGUAGE_FIELD = Map.of(
            Language.ENGLISH, "Language",
            Language.SPANISH, "Idioma",
            Language.FRENCH, "Langue",
            Language.ARABIC, "اللغة");

    private static final String SIGNING_IN = "account-security/signing-in";
    /** Of what is painted over the whole page. */
    private static final String BACKGROUNDS = """
            () => ["body", ".pf-v5-c-page__main", ".pf-v5-c-page__main-section", ".pf-v5-c-page__sidebar", ".pf-v5-c-masthead"]
              .flatMap(s => [...document.querySelectorAll(s)]).map(e => getComputedStyle(e).backgroundColor)
              .filter(c => c !== "rgba(0, 0, 0, 0)")""";

    private static final String FIELDS = """
            () => [...document.querySelectorAll("main input")]
              .map(e => e.id + (e.disabled || e.readOnly ? " read only" : ""))""";
    /** Where the menu leads, below the console's own address. */
    private static final String MENU = """
            () => [...document.querySelectorAll(".pf-v5-c-nav__link")]
              .filter(e => getComputedStyle(e.closest(".pf-v5-c-nav__item")).display !== "none").map(e => (e.pathname ?? "").replace(/^.*?\\/account\\/?/, ""))""";

    /** What moves sideways, or is cut since it can't, but for texts that only a screen reader reads. */
    private static final String SIDEWAYS = """
            () => [...document.querySelectorAll("html, body, .pf-v5-c-masthead, .pf-v5-c-masthead *, .pf-v5-c-page__main, .pf-v5-c-page__main *")]
              .filter(e => e.checkVisibility() && !e.matches("input, img, svg *, .pf-m-action") && e.clientWidth > 1)
              .filter(e => getComputedStyle(e).overflowX !== "visible" && e.scrollWidth > e.clientWidth + 1)
              .map(e => e.outerHTML.slice(0, 120))""";

    private static final String SHOWN =
            "main :is(input, .pf-v5-c-data-list, [data-testid*=credential-list], [data-testid*=row])";

    private final Language language;
    private final Realm realm;

    AccountConsoleIT(Language language, Realm realm) {
        this.language = language;
        this.realm = realm;
    }

    @Test
    void signingInListsThePasswordAndTheQuestion(Windows windows) {
        Page page = signedIn(windows, SIGNING_IN);
        Locator question = page.getByTestId("reminder-question/credential-list");
        assertThat(page.getByTestId("password/credential-list").count()).isOne();
        assertThat(page.locator("main").innerText()).contains(NAMES.get(language));
        Gallery.add(page, "account-signing-in", language);

        question.getByRole(AriaRole.BUTTON).first().click();
        new StockPage(page, "login-set-reminder-question");
        assertThat(page.locator("html").getAttribute("lang")).isEqualTo(language.tag());
    }

    @Test
    void applicationsListsTheSitesThatTheAccountMayOpen(Windows windows) {
        Page page = signedIn(windows, "applications");

        assertThat(page.locator("main").innerText()).contains("PowerSource").doesNotContain("Gradebook sample");
        Gallery.add(page, "account-applications", language);
    }

    @Nightly
    @Test
    void personalInfoShowsNothingThatOneMayNotSee(Windows windows) {
        Page page = signedIn(windows, "");

        assertThat(page.title()).isEqualTo("PowerSource");
        assertThat((List<?>) page.evaluate(FIELDS))
                .as("the address is the username, and the contacts change it")
                .isEqualTo(List.of("username read only", "email read only", "firstName", "lastName"));
        assertThat((List<?>) page.evaluate(MENU))
                .as("nothing that the realm forbids: no groups, organizations, linked accounts or shared resources")
                .isEqualTo(List.of(
                        "", "", "account-security/signing-in", "account-security/device-activity", "applications"));
        assertThat(page.locator("main").innerText()).contains(LANGUAGE_FIELD.get(language));
        Gallery.add(page, "account-personal-info", language);
    }

    @Nightly
    @Test
    void darkIsOursFromEdgeToEdge(Windows windows) {
        Page page = windows.open(language.look().dark());
        signIn(page, "account-security/device-activity");

        assertThat((List<?>) page.evaluate(BACKGROUNDS))
                .isNotEmpty()
                .allSatisfy(colour -> assertThat(colour).isIn("rgb(12, 22, 24)", "rgb(21, 36, 39)", "rgb(10, 51, 58)"));
        Gallery.add(page, "account-device-activity", language);
    }

    @Nightly
    @Test
    void nothingScrollsSidewaysOnAPhone(Windows windows) {
        Page page = windows.open(language.look().size(320, 740));
        signIn(page, "?referrer=" + Site.POWERSOURCE);
        page.locator(SHOWN).first().waitFor();
        assertThat((List<?>) page.evaluate(SIDEWAYS)).as("personal info").isEmpty();

        for (String path : List.of(SIGNING_IN, "account-security/device-activity", "applications")) {
            page.navigate(realm.url() + "/account/" + path);
            page.locator(SHOWN).first().waitFor();
            assertThat((List<?>) page.evaluate(SIDEWAYS)).as(path).isEmpty();
        }
    }

    private Page signedIn(Windows windows, String path) {
        Page page = windows.open(language.look());
        signIn(page, path);
        return page;
    }

    private void signIn(Page page, String path) {
        Account account = realm.newAccount()
                .group("/guests")
                .site(realm.site(Site.POWERSOURCE))
                .create();
        page.navigate(realm.url() + "/account/" + path);
        new LoginPage(page).enter(account.email(), account.password()).submit();
        page.locator(SHOWN).first().waitFor();
    }
}
