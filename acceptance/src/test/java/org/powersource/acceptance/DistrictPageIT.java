package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.powersource.acceptance.suite.Language.ENGLISH;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.AdminEventRepresentation;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.powersource.acceptance.inspection.Barriers;
import org.powersource.acceptance.inspection.Traffic;
import org.powersource.acceptance.pages.DistrictPage;
import org.powersource.acceptance.pages.LoginPage;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.Cells;
import org.powersource.acceptance.suite.District;
import org.powersource.acceptance.suite.Eventually;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.Look;
import org.powersource.acceptance.suite.NewAccount;
import org.powersource.acceptance.suite.Nightly;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.PasswordRecovery;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Suite;
import org.powersource.acceptance.suite.Windows;

/** The contact's page: each thing of a contact's week, on a phone and on a desk. */
@OnTheSuite
class DistrictPageIT {

    private static final int REQUESTS = 8;
    private static final long BYTES = 60 * 1024;
    /** Younger sessions that are refused are told so, instead of signing in again. */
    private static final long FRESH_MILLIS = 11_000;

    /** Where contacts sit. */
    private enum Place {
        PHONE,
        DESK;

        Look look() {
            return this == PHONE ? Look.USUAL.phone() : Look.USUAL;
        }
    }

    /** By night both; else the phone alone. */
    private static Stream<Place> places() {
        return Cells.ofThisRun(Stream.of(Place.values()));
    }

    private final Suite suite;
    private final PasswordRecovery recovery;
    private final Realm realm;
    private final District district;
    private final Account contact;
    private final Account jane;

    DistrictPageIT(Suite suite) {
        this.suite = suite;
        this.recovery = PasswordRecovery.in(suite);
        this.realm = recovery.realm();
        this.district = realm.newDistrict("Springfield");
        this.contact = district.technicalContact();
        this.jane = district.newMember().ticked(Site.POWERSOURCE).create();
    }

    @ParameterizedTest
    @MethodSource("places")
    void listHasTheDistrictsAccountsAndFindsThem(Place place, Windows windows) {
        Account invited = district.newMember().inactive().create();
        realm.newDistrict("Shelbyville").newMember().create();
        DistrictPage list = open(windows, place);
        assertThat(list.rows().allInnerTexts()).hasSize(2).noneMatch(row -> row.contains(contact.email()));

        list.search("", "not-active");

        list.page().locator(".rows li:only-child").waitFor();
        assertThat(list.rows().innerText()).contains(invited.email(), "not active yet");
        list.search(jane.email().substring(0, 12).toUpperCase(Locale.ROOT), "active");
        list.page().locator(".rows a[href='#account/" + jane.id() + "']").waitFor();
        assertThat(list.rows().count()).isEqualTo(1);
        Barriers.none(list.page());
    }

    @ParameterizedTest
    @MethodSource("places")
    void mailsALinkToANewPassword(Place place, Windows windows) {
        DistrictPage record = open(windows, place).record(jane);

        assertThat(record.press("reset")).contains(jane.email(), "on its way");

        record.page()
                .locator("[data-slot=lastMail]:has-text('Link to a new password')")
                .waitFor();
        assertThat(recovery.browser("owner").open(recovery.link(jane)).pageId())
                .isEqualTo("login-login-update-password");
        assertThat(record.press("reset")).contains("too often");
        Barriers.none(record.page());
    }

    @Test
    void problemsHaveTheContactsOwnTime(Windows windows) {
        recovery.browser("owner").open(recovery.site()).signIn(jane.email(), "wrong");
        Eventually.until(
                "noted",
                PasswordRecovery.SOON,
                () -> jane.admin().toRepresentation().getAttributes().containsKey("lastProblem"));

        DistrictPage record = open(windows, Place.PHONE).record(jane);

        assertThat(record.fact("lastProblem")).matches("\\w{3} \\d+, \\d{4}, \\d+:\\d\\d\\s[AP]M: wrong password");
    }

    @ParameterizedTest
    @MethodSource("places")
    void sendsTheActivationMailAgain(Place place, Windows windows) {
        Account invited = district.newMember().inactive().create();
        DistrictPage record = open(windows, place).record(invited);
        assertThat(record.button("reset").isVisible()).isFalse();

        assertThat(record.press("activation")).contains(invited.email(), "on its way");

        assertThat(record.fact("status")).isEqualTo("not active yet");
    }

    @ParameterizedTest
    @MethodSource("places")
    void boxesAreSavedAtOnceAndCanBeUndone(Place place, Windows windows) {
        DistrictPage record = open(windows, place).record(jane);

        record.site("Gradebook sample").check();
        assertThat(record.told("undo")).contains("Gradebook sample");
        assertThat(ticks()).containsExactlyInAnyOrder(Site.POWERSOURCE, Site.GRADEBOOK);
        record.site("PowerSource").uncheck();
        record.page().locator(".told.good:has-text('PowerSource')").waitFor();
        assertThat(ticks()).containsExactly(Site.GRADEBOOK);

        assertThat(record.press("undo")).contains("as before");

        assertThat(ticks()).containsExactlyInAnyOrder(Site.POWERSOURCE, Site.GRADEBOOK);
        assertThat(record.site("PowerSource").isChecked()).isTrue();
        assertThat(jane.signInEmail()).isEqualTo(jane.email());
        Barriers.none(record.page());
    }

    @Test
    void aRealmWithoutCodesOffersNone(Windows windows) {
        Realm without = PasswordRecovery.in(
                        suite,
                        "no-codes",
                        file -> file.authenticatorOption("powersource e-mail and password", "spokenCodes", "false"))
                .realm();
        District other = without.newDistrict("Springfield");
        Account member = other.newMember().create();

        DistrictPage record =
                DistrictPage.signIn(windows.open(), other.technicalContact()).record(member);

        assertThat(record.button("reset").isVisible()).isTrue();
        assertThat(record.button("code").isVisible()).isFalse();
        assertThat(record.page().locator("#code-title").isVisible()).isFalse();
    }

    private List<String> ticks() {
        return jane.admin().toRepresentation().getAttributes().getOrDefault("siteAccess", List.of());
    }

    @ParameterizedTest
    @MethodSource("places")
    void readsOutACode(Place place, Windows windows) {
        DistrictPage record = open(windows, place).record(jane);

        assertThat(record.press("code")).contains("Read this code out");

        String code = record.fact("code").replaceAll("\\s", "");
        assertThat(code).matches("[2-9A-Z]{10}");
        assertThat(new HttpBrowser(realm.url())
                        .open(realm.site(Site.POWERSOURCE))
                        .signIn(jane.email(), code)
                        .pageId())
                .isEqualTo("login-login-update-password");
        Barriers.none(record.page());
        record.go("accounts");
        record.go("account/" + jane.id());
        assertThat(record.page().locator("main").innerText().replaceAll("\\s", ""))
                .doesNotContain(code);
    }

    @ParameterizedTest
    @MethodSource("places")
    void disablesAndEnables(Place place, Windows windows) {
        DistrictPage record = open(windows, place).record(jane);

        assertThat(record.press("disable")).startsWith("Disabled");
        assertThat(jane.admin().toRepresentation().isEnabled()).isFalse();
        assertThat(record.fact("status")).isEqualTo("disabled");
        assertThat(focus(record.page())).isEqualTo("enable");

        assertThat(record.press("enable")).startsWith("Enabled");
        assertThat(jane.admin().toRepresentation().isEnabled()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("places")
    void disablesSeveralAfterALookAtTheList(Place place, Windows windows) {
        Account left = district.newMember().create();
        Account stays = district.newMember().create();
        DistrictPage list = open(windows, place);
        list.button("choose").click();
        for (Account account : List.of(jane, left)) {
            list.page().locator("[name=chosen][value='" + account.id() + "']").check();
        }
        assertThat(list.page().locator("[data-slot=chosen] li").count()).isEqualTo(2);

        assertThat(list.press("disableChosen")).contains("Disabled: 2. Not disabled: 0.");

        assertThat(List.of(jane, left, stays))
                .extracting(account -> account.admin().toRepresentation().isEnabled())
                .containsExactly(false, false, true);
        assertThat(list.rows().allInnerTexts())
                .filteredOn(row -> row.contains("disabled"))
                .hasSize(2);
        Barriers.none(list.page());
    }

    @ParameterizedTest
    @MethodSource("places")
    void changesNameAndAddress(Place place, Windows windows) {
        String address = NewAccount.address("Janet.Doe");
        DistrictPage record = open(windows, place).record(jane);
        assertThat(record.fill("firstName", "Janet").press("save")).contains("new name");

        assertThat(record.fill("email", " " + address + " ").press("save")).contains(jane.email(), address);

        UserRepresentation saved = jane.admin().toRepresentation();
        assertThat(saved.getFirstName()).isEqualTo("Janet");
        assertThat(saved.getEmail()).isEqualTo(address.toLowerCase(Locale.ROOT));
        assertThat(jane.signInEmail()).isEqualTo(address);
        assertThat(saved.isEmailVerified()).isFalse();
        assertThat(ticks()).containsExactly(Site.POWERSOURCE);
        assertThat(record.heading()).startsWith("Janet");
    }

    @ParameterizedTest
    @MethodSource("places")
    void removesTheReminderQuestion(Place place, Windows windows) {
        DistrictPage record = open(windows, place).record(jane);

        assertThat(record.press("question")).contains("chooses another");

        assertThat(jane.admin().credentials())
                .extracting(CredentialRepresentation::getType)
                .containsExactly("password");
        assertThat(record.button("question").isVisible()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("places")
    void makesAnAccountAndLeadsToItsRecord(Place place, Windows windows) {
        String address = NewAccount.address("Nora.Teacher");
        DistrictPage form = open(windows, place).go("new-account");
        Barriers.none(form.page());

        form.fill("firstName", "Nora").fill("lastName", "Teacher").fill("email", address);
        form.site("PowerSource").check();
        form.page().locator("[name=language]").selectOption("fr");
        form.create().at("account");

        assertThat(form.heading()).isEqualTo("Nora Teacher");
        assertThat(form.notice().innerText()).contains(address, "activation e-mail");
        UserRepresentation made = realm.admin()
                .users()
                .searchByEmail(address.toLowerCase(Locale.ROOT), true)
                .get(0);
        assertThat(realm.admin().users().get(made.getId()).groups())
                .extracting(GroupRepresentation::getPath)
                .containsExactly(district.path());
        assertThat(made.getAttributes())
                .containsEntry("siteAccess", List.of(Site.POWERSOURCE))
                .containsEntry("locale", List.of("fr"))
                .containsEntry("signInEmail", List.of(address));
        assertThat(made.getRequiredActions()).contains("powersource-activate-account");
    }

    /** From the list on; the way to the form isn't counted. */
    @ParameterizedTest
    @MethodSource("places")
    void frequentTasksTakeFewClicks(Place place, Windows windows) {
        Page page = windows.open(place.look());
        page.addInitScript("window.clicks = 0; addEventListener('click', (event) => {"
                + " window.clicks += event.isTrusted && event.detail ? 1 : 0; }, true);");
        DistrictPage list = DistrictPage.signIn(page, contact);

        list.record(jane).site("Gradebook sample").check();
        list.told("undo");
        assertThat(clicks(page)).as("a site").isLessThanOrEqualTo(3);

        page.locator("nav a[data-view=accounts]").click();
        list.at("accounts");
        clicks(page);
        list.record(jane).press("reset");
        assertThat(clicks(page)).as("a reset").isLessThanOrEqualTo(2);

        page.locator("nav a[data-view=new-account]").click();
        list.at("new-account");
        clicks(page);
        assertThat(page.locator("main form [required]").count()).isEqualTo(3);
        list.fill("firstName", "Nora").fill("lastName", "Teacher").fill("email", NewAccount.address("Nora"));
        list.create().at("account");
        assertThat(clicks(page)).as("a new account").isEqualTo(1);
    }

    /** Since the last call. */
    private static int clicks(Page page) {
        return ((Number) page.evaluate("() => { const before = window.clicks; window.clicks = 0; return before; }"))
                .intValue();
    }

    /** The realm stores events for 30 days. */
    @Test
    void whoDidNotSignInForAYearIsUnknownWhileEventsAreStoredForAMonth(Windows windows) {
        Page page = windows.open(Place.PHONE.look());
        page.route(
                "**/powersource/accounts?**status=idle**",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody("{\"count\": 0, \"accounts\": [], \"prefixOnly\": false, \"unknown\": 7}")));
        DistrictPage list = DistrictPage.signIn(page, contact);

        list.search("", "idle");

        page.locator("[data-slot=unknown]:not([hidden])").waitFor();
        assertThat(list.fact("unknown")).contains("For 7 accounts");
        assertThat(list.rows().count()).isZero();
        list.search("", "active");
        page.locator("[data-slot=unknown][hidden]")
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
    }

    @Test
    void contactOfSeveralDistrictsChoosesOne(Windows windows) {
        District other = realm.newDistrict("Capital City");
        contact.admin().joinGroup(other.id());
        String address = NewAccount.address("Nora.Teacher");
        DistrictPage form = open(windows, Place.PHONE).go("new-account");

        form.fill("firstName", "Nora").fill("lastName", "Teacher").fill("email", address);
        form.page().locator("[name=district]").selectOption(other.path());
        form.create().at("account");

        UserRepresentation made = realm.admin()
                .users()
                .searchByEmail(address.toLowerCase(Locale.ROOT), true)
                .get(0);
        assertThat(realm.admin().users().get(made.getId()).groups())
                .extracting(GroupRepresentation::getPath)
                .containsExactly(other.path());
    }

    @Test
    void addressThatExistsLeadsToItsRecordOrSaysOnlyWhatToDo(Windows windows) {
        Account elsewhere = realm.newDistrict("Shelbyville").newMember().create();
        DistrictPage form = open(windows, Place.PHONE).go("new-account");
        form.fill("firstName", "Nora").fill("lastName", "Teacher");

        form.fill("email", elsewhere.email()).create();
        form.page().locator("main form .told.bad:has-text('administrator')").waitFor();
        assertThat(form.refusal().innerText()).doesNotContain("Shelbyville", elsewhere.email());
        assertThat(form.refusal().locator("a").count()).isZero();

        form.fill("email", jane.email().toUpperCase(Locale.ROOT)).create();
        form.page().locator("main form .told.bad a").click();
        form.at("account");
        assertThat(form.fact("address")).isEqualTo(jane.email());
    }

    /** The second of two contacts who have the record open. */
    @Test
    void changeOfSomebodyElseIsToldAndNotOverwritten(Windows windows) {
        DistrictPage record = open(windows, Place.DESK).record(jane);
        UserRepresentation changed = jane.admin().toRepresentation();
        changed.setFirstName("Changed");
        jane.admin().update(changed);

        record.site("Gradebook sample").click();

        assertThat(record.told("undo")).contains("Somebody else");
        assertThat(record.heading()).startsWith("Changed");
        assertThat(record.site("Gradebook sample").isChecked()).isFalse();
        assertThat(ticks()).containsExactly(Site.POWERSOURCE);
        assertThat(record.fill("lastName", "Again").press("save")).contains("Saved");
    }

    @Test
    void reloadKeepsThePlaceAndNoTokenIsKept(Windows windows) {
        DistrictPage record = open(windows, Place.PHONE).record(jane);
        String address = record.page().url();

        record.page().reload();

        record.at("account");
        assertThat(record.page().url()).isEqualTo(address).doesNotContain("code=", "state=");
        assertThat(record.fact("address")).isEqualTo(jane.email());
        assertThat(record.page()
                        .evaluate("JSON.stringify([{...sessionStorage}, {...localStorage}])")
                        .toString())
                .doesNotContain("eyJ");
    }

    @Test
    void endedSessionSignsInAgainAndGoesOnThere(Windows windows) {
        Page page = windows.open(Place.PHONE.look());
        page.clock().install();
        DistrictPage record = DistrictPage.signIn(page, contact).record(jane);
        record.fill("firstName", "Typed");
        contact.admin().logout();
        page.clock().fastForward(FRESH_MILLIS);

        record.button("save").click();
        new LoginPage(page).enter(contact.email(), contact.password()).submit();

        record.at("account");
        assertThat(record.notice().innerText()).contains("signed in again");
        assertThat(page.locator("main [name=firstName]").inputValue()).isEqualTo("Typed");
        assertThat(jane.admin().toRepresentation().getFirstName()).isNotEqualTo("Typed");
        assertThat(record.press("save")).contains("Saved");
    }

    @Test
    void accountsOfOthersAreClosed(Windows windows) {
        Account foreign = realm.newDistrict("Shelbyville").newMember().create();
        DistrictPage page = open(windows, Place.PHONE);

        for (String id : List.of(foreign.id(), contact.id(), "nobody", "..%2f..%2fusers", "%")) {
            page.go("account/" + id);
            page.page().locator("h1:has-text('That didn’t work')").waitFor();
            assertThat(page.text()).as(id).doesNotContain(foreign.email());
            page.go("accounts");
        }
    }

    @Test
    void whoManagesNobodyIsToldSo(Windows windows) {
        Page page = windows.open(Place.PHONE.look());
        page.navigate(realm.districtPage());
        new LoginPage(page).enter(jane.email(), jane.password()).submit();

        page.locator("h1:has-text('That didn’t work')").waitFor();
        assertThat(page.locator("main").innerText()).contains("for contacts of a district");
    }

    @Test
    void buttonSendsOnce(Windows windows) {
        DistrictPage record = open(windows, Place.PHONE).record(jane);
        List<Request> sent = new ArrayList<>();
        record.page().onRequest(request -> {
            if (request.url().endsWith("/execute-actions-email")
                    && request.method().equals("PUT")) {
                sent.add(request);
            }
        });

        record.button("reset").dblclick();

        assertThat(record.told("reset")).contains("on its way");
        assertThat(sent).hasSize(1);
    }

    @Test
    void withoutAConnectionNothingIsSaidToBeDone(Windows windows) {
        DistrictPage record = open(windows, Place.PHONE).record(jane);
        record.page().context().setOffline(true);
        assertThat(record.press("reset")).contains("Nothing was sent");
        record.page().context().setOffline(false);

        record.page().route("**/execute-actions-email", Route::abort);
        assertThat(record.press("reset")).contains("don’t know");

        assertThat(recovery.mailed(jane)).isEmpty();
        record.page().unroute("**/execute-actions-email");
        assertThat(record.press("reset")).contains("on its way");
    }

    @Test
    void textsOfOthersAreTextsOnly(Windows windows) {
        String markup = "<img src=x onerror=window.ran=1>";
        Page page = windows.open(Place.PHONE.look());
        page.route(
                "**/powersource/accounts?**",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody(
                                ("{\"count\": 1, \"prefixOnly\": false, \"accounts\": [{\"id\": \"%1$s\", \"firstName\": \"%1$s\","
                                                + " \"lastName\": \"%1$s\", \"signInEmail\": \"%1$s\", \"status\": \"%1$s\","
                                                + " \"locked\": false, \"lastMail\": {\"kind\": \"%1$s\", \"state\": \"%1$s\","
                                                + " \"time\": 1}}]}")
                                        .formatted(markup))));
        DistrictPage list = DistrictPage.signIn(page, contact);

        assertThat(list.rows().innerText()).contains(markup);
        assertThat(page.locator("main img").count()).isZero();
        assertThat(page.evaluate("() => window.ran")).isNull();
        assertThat(page.evaluate("() => { try { document.body.innerHTML = '<b>x</b>'; return 'made'; } catch (e) {"
                        + " return e.name; } }"))
                .isEqualTo("TypeError");
    }

    @Test
    void coldVisitIsLight(Windows windows) {
        Page page = windows.open(Place.PHONE.look());
        DistrictPage.signIn(page, contact);
        Traffic traffic = Traffic.of(page);
        DistrictPage list = DistrictPage.open(page, contact);

        list.rows().first().waitFor();

        assertThat(traffic.requests()).as(traffic.requests().toString()).hasSizeLessThanOrEqualTo(REQUESTS);
        assertThat(traffic.total()).as(traffic.requests().toString()).isLessThanOrEqualTo(BYTES);
    }

    @Test
    void worksByKeyboard(Windows windows) {
        DistrictPage list = open(windows, Place.DESK);
        Page page = list.page();
        assertThat(page.evaluate("() => document.activeElement.tagName")).isEqualTo("H1");

        tabTo(page, "#account/" + jane.id());
        page.keyboard().press("Enter");
        list.at("account");
        assertThat(page.evaluate("() => document.activeElement.tagName")).isEqualTo("H1");
        tabTo(page, "reset");
        page.keyboard().press("Enter");

        assertThat(list.told("reset")).contains("on its way");
        assertThat(focus(page)).isEqualTo("reset");
        assertThat(page.locator("section:has([data-do=reset]) .told").getAttribute("role"))
                .isEqualTo("status");
    }

    private static void tabTo(Page page, String name) {
        for (int i = 0; i < 60 && !focus(page).equals(name); i++) {
            page.keyboard().press("Tab");
        }
        assertThat(focus(page)).isEqualTo(name);
    }

    /** What the focused button does, or where the focused link leads. */
    private static String focus(Page page) {
        return page.evaluate(
                        "() => document.activeElement.dataset.do ?? document.activeElement.getAttribute('href') ?? ''")
                .toString();
    }

    @Nightly
    @ParameterizedTest
    @ValueSource(strings = {"es", "fr", "ar"})
    void speaksFourLanguages(String language, Windows windows) {
        DistrictPage page = open(windows, Place.PHONE).record(jane);
        String english = page.text();

        page.language(language).at("account");

        assertThat(page.page().locator("html").getAttribute("dir")).isEqualTo(language.equals("ar") ? "rtl" : "ltr");
        page.button("reset").waitFor();
        assertThat(page.button("reset").innerText()).isNotBlank().isNotEqualTo("Send a password reset");
        assertThat(page.text()).isNotEqualTo(english).doesNotContain("district.", "{0}");
        assertThat(page.press("reset")).contains(jane.email()).doesNotContain("on its way");
        Barriers.none(page.page());
    }

    @Test
    void contactsActionsAreAdminEvents(Windows windows) {
        DistrictPage record = open(windows, Place.DESK).record(jane);
        record.site("Gradebook sample").check();
        record.told("undo");
        record.press("reset");

        List<AdminEventRepresentation> events =
                realm.admin().getAdminEvents(null, null, null, contact.id(), null, null, null, null, 0, 100);

        assertThat(events)
                .extracting(event -> event.getOperationType() + " " + event.getResourcePath())
                .contains("UPDATE users/" + jane.id(), "ACTION users/" + jane.id() + "/execute-actions-email");
    }

    @Test
    void realmWithoutTheSuiteHasNoSuchPage(HttpBrowser browser) {
        assertThat(browser.open(suite.freshRealm().districtPage()).status()).isEqualTo(404);
        assertThat(browser.open(suite.url() + "/realms/nowhere/district/").status())
                .isEqualTo(404);
    }

    @Test
    void withoutItsClientThePageSaysWhatIsMissing(HttpBrowser browser) {
        Realm own = suite.variant("district-page", file -> {});
        own.admin().clients().get(own.site("powersource-district").id()).remove();

        Answer answer = browser.open(own.districtPage());

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.pageId()).isEqualTo("login-error");
        assertThat(answer.text()).contains("powersource-district");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "?kc_locale=es", "?kc_locale=%22%3E%3Cscript%3Ealert(1)%3C/script%3E", "?x=evil.example"})
    void documentIsStrictAndHasNothingOfTheRequest(String query, HttpBrowser browser) {
        Answer page = browser.open(realm.districtPage() + query);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'", "require-trusted-types-for 'script'")
                .doesNotContain("unsafe");
        assertThat(page.headers().allValues("Content-Security-Policy")).hasSize(1);
        for (String header : List.of("X-Frame-Options", "X-Content-Type-Options", "Referrer-Policy", "X-Robots-Tag")) {
            assertThat(page.headers().allValues(header)).as(header).hasSize(1);
        }
        assertThat(page.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(page.body()).doesNotContain("alert(1)", "evil.example", "district.page", "district.told");
        assertThat(page.page().select("style, script:not([src])")).isEmpty();
        for (Element element : page.page().getAllElements()) {
            element.attributes()
                    .forEach(attribute -> assertThat(attribute.getKey())
                            .doesNotStartWith("on")
                            .isNotEqualTo("style"));
        }
    }

    @Test
    void filesAreKeptByTheirHash(HttpBrowser browser) {
        Answer page = browser.open(realm.districtPage());
        String script = page.element("script").attr("src");
        String style = page.element("link[rel=stylesheet]").attr("href");

        for (Map.Entry<String, String> file :
                Map.of(script, "text/javascript", style, "text/css").entrySet()) {
            Answer answer = browser.open(suite.url() + file.getKey());
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith(file.getValue());
            assertThat(answer.headers().firstValue("Cache-Control").orElseThrow())
                    .contains("immutable");
            Answer older =
                    browser.open(suite.url() + file.getKey().replaceFirst("/district/[0-9a-f]+/", "/district/0/"));
            assertThat(older.headers().firstValue("Cache-Control").orElseThrow())
                    .contains("no-store");
        }
        assertThat(browser.open(suite.url() + script.replace("/" + ENGLISH.tag() + "/", "/tlh/"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void realmsTextsAndItsNameMoveThePage(Windows windows) {
        Realm own = suite.variant("Own name", file -> {
            file.tree()
                    .putObject("localizationTexts")
                    .putObject("en")
                    .put("brandName", "Own Brand")
                    .put("district.told.foundNone", "Nobody here");
        });
        Account theirs = own.newDistrict("Springfield").technicalContact();

        DistrictPage list = DistrictPage.signIn(windows.open(Place.PHONE.look()), theirs);

        assertThat(list.text()).contains("Nobody here");
        assertThat(list.page().title()).isEqualTo("Accounts – Own Brand");
    }

    private DistrictPage open(Windows windows, Place place) {
        return DistrictPage.signIn(windows.open(place.look()), contact);
    }
}
