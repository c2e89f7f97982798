package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.powersource.acceptance.inspection.Inspector;
import org.powersource.acceptance.pages.AskedPage;
import org.powersource.acceptance.pages.LoginPage;
import org.powersource.acceptance.pages.StockPage;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.AdminApi;
import org.powersource.acceptance.suite.District;
import org.powersource.acceptance.suite.Eventually;
import org.powersource.acceptance.suite.InEachLanguage;
import org.powersource.acceptance.suite.Language;
import org.powersource.acceptance.suite.NewAccount;
import org.powersource.acceptance.suite.Nightly;
import org.powersource.acceptance.suite.PasswordRecovery;
import org.powersource.acceptance.suite.Suite;
import org.powersource.acceptance.suite.Windows;

/** Ask my contact: each state of its pages looked over by an {@link Inspector}. */
@Nightly
@InEachLanguage
class AskPagesIT {

    private static final String ASKED = "login-asked";
    private static final String ASKED_HEADING = "You asked for access";
    private static final String NEW_ACCOUNT = "login-new-account";
    private static final String NEW_ACCOUNT_HEADING = "Ask for a new account";

    private final Language language;
    private final PasswordRecovery recovery;
    private final District district;

    AskPagesIT(Language language, Suite suite) {
        this.language = language;
        this.recovery = PasswordRecovery.in(suite);
        this.district = recovery.realm().newDistrict("Springfield");
    }

    @Test
    void fromTheQuestionToTheAnswer(Windows windows) {
        Account contact = district.technicalContact();
        Account owner = district.newMember().create();
        Inspector inspector = Inspector.open(windows, language);
        Page page = inspector.page();
        var refused = LoginPage.open(page, recovery.site()).signInWithoutAccess(owner);
        stay(page);
        refused.ask("").in("WAITING");
        inspector.expect(ASKED, ASKED_HEADING, "waiting");

        page.unrouteAll();
        page.locator("#stop-waiting").click();
        new AskedPage(page).in("STOPPED");
        inspector.expect(ASKED, ASKED_HEADING, "stopped");

        AdminApi api = AdminApi.as(contact);
        String request =
                api.get("/powersource/requests").json().path(0).path("id").asText();
        api.post("/powersource/requests/" + request + "/decision", Map.of("grant", false, "reason", "No"));
        page.locator("#keep-waiting").click();
        new AskedPage(page).in("DECLINED");
        inspector.expect(ASKED, ASKED_HEADING, "declined");
    }

    /** A page that loads itself would be gone while it is looked at: the answer 204 leaves it as it is, and a picture can be taken. */
    private static void stay(Page page) {
        page.route("**/login-actions/**", route -> {
            if (route.request().method().equals("GET")) {
                route.fulfill(new Route.FulfillOptions().setStatus(204));
            } else {
                route.resume();
            }
        });
    }

    @Test
    void helpIsAskedFor(Windows windows) {
        Inspector inspector = Inspector.open(windows, language);
        Page page = inspector.page();
        LoginPage.open(page, recovery.site());
        page.locator("#kc-forgot-password").click();
        new StockPage(page, "login-login-reset-password")
                .fill("username", NewAccount.address("No.Body"))
                .submit();
        new StockPage(page, "login-reminder-question").press("forgot-answer");
        new StockPage(page, "login-reminder-question-forgotten").press("ask-contact");

        inspector.expect(ASKED, "You asked for help", "help");
    }

    @Test
    void newAccountIsAskedFor(Windows windows) {
        String domain = "pages-" + language.tag() + ".example";
        String address = "Nora.Lind@" + domain;
        district.domains(domain).technicalContact();
        Inspector inspector = Inspector.open(windows, language);
        Page page = inspector.page();
        page.navigate(recovery.realm().newAccountPage());
        inspector.expect(NEW_ACCOUNT, NEW_ACCOUNT_HEADING);

        StockPage form = new StockPage(page, NEW_ACCOUNT);
        form.fill("firstName", "Nora").press("send");
        form.error().first().waitFor();
        inspector.expect(NEW_ACCOUNT, NEW_ACCOUNT_HEADING, "refused");

        form.fill("lastName", "Lind").fill("email", address).press("send");
        in(page, "SENT");
        inspector.expect(NEW_ACCOUNT, NEW_ACCOUNT_HEADING, "sent");

        page.navigate(link(address));
        in(page, "CONFIRM");
        inspector.expect(NEW_ACCOUNT, NEW_ACCOUNT_HEADING, "confirm");

        form.press("ask");
        in(page, "ASKED");
        inspector.expect(NEW_ACCOUNT, NEW_ACCOUNT_HEADING, "asked");
    }

    private static void in(Page page, String state) {
        page.locator("#new-account-state[data-state='" + state + "']").waitFor();
    }

    /** In the reader's language, so not by its subject. */
    private String link(String address) {
        Eventually.until(
                "a mail to " + address,
                PasswordRecovery.SOON,
                () -> !recovery.mailsTo(address).isEmpty());
        String link = recovery.mailsTo(address).get(0).links().get(0);
        assertThat(link).startsWith(recovery.realm().url() + "/go/");
        return link;
    }
}
