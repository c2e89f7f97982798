package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.EventRepresentation;
import org.powersource.acceptance.inspection.Barriers;
import org.powersource.acceptance.pages.AppPage;
import org.powersource.acceptance.pages.AskedPage;
import org.powersource.acceptance.pages.DistrictPage;
import org.powersource.acceptance.pages.LoginPage;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.AdminApi;
import org.powersource.acceptance.suite.AdminApi.Reply;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.District;
import org.powersource.acceptance.suite.Eventually;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.PasswordRecovery;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Suite;
import org.powersource.acceptance.suite.Windows;
import org.powersource.devserver.ReceivedMail;

/** Problem 9: from the Site Access Error into the app, without typing anything again. */
@OnTheSuite
class AskAccessIT {

    private static final String TOLD = "People of your district ask for something";
    private static final String GRANTED = "Your request was granted";
    private static final String DECLINED = "Your request was declined";
    private static final String WORDS = "For the report <b>of May</b> http://evil.example";

    private final PasswordRecovery recovery;
    private final Realm realm;
    private final Site site;
    private final District district;
    private final Account contact;
    private final Account owner;

    AskAccessIT(Suite suite) {
        this.recovery = PasswordRecovery.in(suite);
        this.realm = recovery.realm();
        this.site = recovery.site();
        this.district = realm.newDistrict("Springfield");
        this.contact = district.technicalContact();
        this.owner = district.newMember().create();
    }

    private AskedPage ask(Windows windows, String words) {
        return LoginPage.open(windows.open(), site).signInWithoutAccess(owner).ask(words);
    }

    /** The newest request of the owner, as the contact's page gets it. */
    private static String request(AdminApi api, Account owner) {
        Reply reply = api.get("/powersource/requests?state=open");
        for (int i = 0; i < reply.json().size(); i++) {
            if (reply.json().path(i).path("user").asText().equals(owner.id())) {
                return reply.json().path(i).path("id").asText();
            }
        }
        throw new AssertionError("No request of " + owner + " in " + reply.json());
    }

    private static Reply decide(AdminApi api, String request, boolean grant) {
        return api.post(
                "/powersource/requests/" + request + "/decision", Map.of("grant", grant, "reason", "Not this year"));
    }

    private List<EventRepresentation> events(String error) {
        return realm.events("LOGIN_ERROR", owner).stream()
                .filter(event -> error.equals(event.getError()))
                .toList();
    }

    @Test
    void goesOnIntoTheAppOnceAContactGrants(Windows windows) {
        AskedPage waiting = ask(windows, WORDS).in("WAITING");
        assertThat(waiting.text()).contains("goes on by itself");
        ReceivedMail told = recovery.await(contact, TOLD, 1).get(0);
        assertThat(told.text()).contains(owner.email(), "PowerSource").doesNotContain("report", "evil.example");
        assertThat(told.links()).allMatch(link -> link.startsWith(realm.districtPage()));

        DistrictPage page = DistrictPage.signIn(windows.open(), contact).go("requests");
        assertThat(page.request(owner.email()).innerText()).contains(WORDS);
        assertThat(page.request(owner.email()).locator("a[href*='evil']").count())
                .isZero();
        Barriers.none(page.page());
        assertThat(page.decide(owner.email(), "grant", "")).contains("Done");

        assertThat(new AppPage(waiting.page()).page().url()).contains("code=");
        assertThat(recovery.await(owner, GRANTED, 1).get(0).text())
                .contains("PowerSource")
                .doesNotContain(contact.email());
        assertThat(owner.admin().toRepresentation().getAttributes().get("siteAccess"))
                .containsExactly(Site.POWERSOURCE);
    }

    @Test
    void waitingWritesNoEvent(Windows windows) {
        AskedPage waiting = ask(windows, "");
        int refused = events("access_denied").size();

        waiting.page().waitForTimeout(12_000);

        assertThat(events("access_denied")).hasSize(refused);
        assertThat(realm.events("CUSTOM_REQUIRED_ACTION", owner).stream()
                        .map(event -> event.getDetails().get("request")))
                .containsExactly("asked");
    }

    @Test
    void declinedIsToldWithTheContactsLineAndWithoutAName(Windows windows) {
        AskedPage waiting = ask(windows, "").in("WAITING");
        AdminApi api = AdminApi.as(contact);

        assertThat(decide(api, request(api, owner), false).status()).isEqualTo(200);

        assertThat(waiting.in("DECLINED").text()).contains("Not this year").doesNotContain(contact.email());
        ReceivedMail mail = recovery.await(owner, DECLINED, 1).get(0);
        assertThat(mail.text()).contains("Not this year").doesNotContain(contact.email());
        assertThat(owner.sessions()).isEmpty();
    }

    @Test
    void askedAgainSaysSinceWhen(Windows windows) {
        ask(windows, "").in("WAITING");

        assertThat(ask(windows, "").in("WAITING").text()).contains("already asked");

        AdminApi api = AdminApi.as(contact);
        assertThat(api.get("/powersource/requests").json()).hasSize(1);
    }

    @Test
    void decidedByOneForAll(Windows windows) {
        Account colleague = district.contact("implementation-contact");
        ask(windows, "").in("WAITING");
        AdminApi first = AdminApi.as(contact);
        AdminApi second = AdminApi.as(colleague);
        String request = request(first, owner);
        assertThat(decide(first, request, true).status()).isEqualTo(200);

        Reply late = decide(second, request, false);

        assertThat(late.status()).isEqualTo(409);
        assertThat(late.error()).contains("colleague").doesNotContain(contact.email());
        assertThat(second.get("/powersource/requests?state=all").json().toString())
                .contains("\"granted\"", "\"byYou\":false")
                .doesNotContain(contact.email(), contact.id());
    }

    /** The server gives at most a hundred at once. Here one request stands for all of them. */
    @Test
    void longListGoesOnWithOlderRequests(Windows windows) {
        ask(windows, "").in("WAITING");
        DistrictPage page = DistrictPage.signIn(windows.open(), contact);
        String one =
                AdminApi.as(contact).get("/powersource/requests").json().path(0).toString();
        page.page()
                .route(
                        "**/powersource/requests?*",
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setResponse(route.fetch())
                                .setBody(parts(one, route.request().url().contains("first=0&") ? 100 : 3))));
        page.go("requests");
        assertThat(page.request(owner.email()).count()).isEqualTo(100);
        Locator older = page.page().locator("[data-do=older]");

        older.click();

        older.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
        assertThat(page.request(owner.email()).count()).isEqualTo(103);
    }

    private static String parts(String request, int times) {
        return Collections.nCopies(times, request).toString();
    }

    @Test
    void recordShowsTheOpenRequest(Windows windows) {
        ask(windows, "").in("WAITING");

        assertThat(AdminApi.as(contact)
                        .get("/users/" + owner.id())
                        .json()
                        .path("attributes")
                        .path("openRequest")
                        .path(0)
                        .asText())
                .contains("access to the site PowerSource");
    }

    @Test
    void waitEndsWithTheAccount(Windows windows) {
        AskedPage waiting = ask(windows, "").in("WAITING");

        owner.admin().remove();

        Page page = waiting.page();
        page.locator("body:not([data-page-id='login-asked'])").waitFor();
        assertThat(AdminApi.as(contact).get("/powersource/requests?state=all").json())
                .isEmpty();
    }

    /** The support team is told where no contact could help. */
    @Test
    void withoutAnActiveContactTheSupportTeamIsTold(Suite suite) {
        PasswordRecovery own = PasswordRecovery.in(suite, "support-access", file -> {});
        Account lonely = own.realm().newDistrict("Shelbyville").newMember().create();

        Answer asked = own.browser("lonely").open(own.site()).signIn(lonely).press("ask-for-access");

        assertThat(asked.pageId()).isEqualTo("login-asked");
        Eventually.until(
                "a mail to the support team",
                PasswordRecovery.SOON,
                () -> own.mailsTo("webservices@powersource.example").stream()
                        .anyMatch(mail -> mail.text().contains(lonely.email())));
    }
}
