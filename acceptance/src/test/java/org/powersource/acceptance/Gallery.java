package org.powersource.acceptance;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.powersource.acceptance.pages.ActivatePage;
import org.powersource.acceptance.pages.ContactConsole;
import org.powersource.acceptance.pages.LoginPage;
import org.powersource.acceptance.pages.StockPage;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.District;
import org.powersource.acceptance.suite.Eventually;
import org.powersource.acceptance.suite.Invitation;
import org.powersource.acceptance.suite.Look;
import org.powersource.acceptance.suite.NewAccount;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Suite;
import org.powersource.acceptance.suite.WayBack;
import org.powersource.acceptance.suite.Windows;

/**
 * Every page of Forgot My Password and of the activation as people see it, to be looked at: {@code mvn verify -Ppictures} leaves the pictures in
 * {@code acceptance/target/gallery}. No test of a plain build.
 */
@OnTheSuite
class Gallery {

    static final Map<String, Look> LOOKS = Map.of(
            "light", Look.USUAL,
            "dark", Look.USUAL.dark(),
            "phone", Look.USUAL.phone(),
            "spanish", Look.USUAL.locale("es"),
            "french", Look.USUAL.locale("fr"),
            "arabic", Look.USUAL.locale("ar"),
            "plain", Look.USUAL.withoutScripts());

    static final List<String> NAMES = LOOKS.keySet().stream().sorted().toList();

    private static final Path FOLDER = Path.of("target", "gallery");

    private final Suite suite;
    private final WayBack wayBack;

    Gallery(Suite suite) {
        this.suite = suite;
        this.wayBack = WayBack.in(suite);
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void forgotMyPassword(String look, Windows windows) {
        BiConsumer<Page, String> take = (page, name) -> take(page, name + "-" + look);
        Account account = wayBack.account();
        Page page = windows.open(LOOKS.get(look));
        LoginPage.open(page, wayBack.site());
        page.locator("#kc-forgot-password").click();
        StockPage address = new StockPage(page, "login-login-reset-password");
        address.fill("username", "no-address").submit();
        address.error().first().waitFor();
        take.accept(page, "address-refused");
        address.fill("username", account.email()).submit();
        StockPage question = new StockPage(page, "login-reminder-question");
        take.accept(page, "question");
        question.fill("answer", "Wrong").press("submit-answer");
        question.error().first().waitFor();
        take.accept(page, "question-refused");
        question.fill("answer", NewAccount.ANSWER).press("submit-answer");
        new StockPage(page, "login-reset-mail-sent");
        take.accept(page, "mail-sent");
        String link = suite.mail()
                .await(mail -> mail.to().equals(account.email()), WayBack.SOON)
                .orElseThrow()
                .links()
                .get(0);
        page.navigate(link);
        StockPage password = new StockPage(page, "login-login-update-password");
        take.accept(page, "new-password");
        password.fill("password-new", "short").fill("password-confirm", "short").press("kc-submit");
        password.error().first().waitFor();
        take.accept(page, "new-password-refused");
        password.fill("password-new", WayBack.NEW_PASSWORD)
                .fill("password-confirm", WayBack.NEW_PASSWORD)
                .press("kc-submit");
        page.waitForURL(url -> url.contains("code="));
        Page elsewhere = windows.open(LOOKS.get(look));
        elsewhere.navigate(link);
        new StockPage(elsewhere, "login-reset-link-ended");
        take.accept(elsewhere, "link-ended");
        LoginPage.open(elsewhere, wayBack.site());
        elsewhere.locator("#kc-forgot-password").click();
        new StockPage(elsewhere, "login-login-reset-password")
                .fill("username", account.email())
                .submit();
        new StockPage(elsewhere, "login-reminder-question").press("forgot-answer");
        new StockPage(elsewhere, "login-reminder-question-forgotten");
        take.accept(elsewhere, "question-forgotten");
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void activation(String look, Suite suite, Windows windows) {
        BiConsumer<Page, String> take = (page, name) -> take(page, name + "-" + look);
        Invitation invitation = Invitation.in(suite);
        Account account = invitation.accountWithPassword();
        String link = invitation.link(account);
        Page mail = windows.open(LOOKS.get(look));
        mail.setContent(invitation.await(account, Invitation.SUBJECT, 1).get(0).html());
        take.accept(mail, "activation-mail");
        Page signIn = windows.open(LOOKS.get(look));
        LoginPage.open(signIn, invitation.site())
                .enter(account.email(), account.password())
                .submit();
        StockPage notActive = new StockPage(signIn, "login-activation");
        take.accept(signIn, "not-active");
        notActive.press("resend-activation");
        new StockPage(signIn, "login-activation-sent");
        take.accept(signIn, "activation-sent");
        // In the reader's language, so not by its subject.
        Eventually.until(
                "second mail",
                Invitation.SOON,
                () -> invitation.mailsTo(account.email()).size() == 2);
        String newest = invitation.mailsTo(account.email()).get(0).links().get(0);
        Page page = windows.open(LOOKS.get(look));
        page.navigate(link);
        new StockPage(page, "login-activation-link");
        take.accept(page, "activation-link-superseded");
        page.navigate(link.substring(0, link.length() - 20));
        new StockPage(page, "login-activation-link");
        take.accept(page, "activation-link-unreadable");
        ActivatePage form = ActivatePage.open(page, newest);
        take.accept(page, "activate");
        form.password("short", "short").question("lostToy", "toy").refused();
        take.accept(page, "activate-refused");
        Page shared = windows.open(LOOKS.get(look));
        LoginPage.open(shared, invitation.site()).signIn(invitation.realm().accountFor(invitation.site()));
        shared.navigate(newest);
        new StockPage(shared, "login-activation-other-account");
        take.accept(shared, "activation-other-account");
        form.password(Invitation.PASSWORD, Invitation.PASSWORD)
                .question("lostToy", NewAccount.ANSWER)
                .activate();
        Page late = windows.open(LOOKS.get(look));
        late.navigate(newest);
        new StockPage(late, "login-activation-link");
        take.accept(late, "activation-link-active");
    }

    /** What a contact sees of the admin console: each tab of a record. */
    @Test
    void contactsConsole(Windows windows) {
        District district = wayBack.realm().newDistrict("Springfield");
        Account member = district.newMember().ticked(Site.POWERSOURCE).create();
        Page page = windows.open();
        ContactConsole console = ContactConsole.signIn(page, district.technicalContact());
        console.users();
        take(page, "contact-accounts");
        console.record(member);
        take(page, "contact-record");
        for (String tab : console.tabs().allInnerTexts()) {
            console.tab(tab);
            take(page, "contact-" + tab.strip().toLowerCase(Locale.ROOT).replace(' ', '-'));
        }
    }

    /** Keycloak's account console in our look; it needs scripts. */
    @ParameterizedTest
    @ValueSource(strings = {"light", "dark", "phone", "arabic"})
    void accountConsole(String look, Windows windows) {
        Page page = windows.open(LOOKS.get(look));
        Account account = wayBack.account();
        page.navigate(wayBack.realm().url() + "/account/account-security/signing-in");
        new LoginPage(page).enter(account.email(), account.password()).submit();
        page.getByTestId("reminder-question/credential-list")
                .or(page.locator("main h2"))
                .first()
                .waitFor();
        page.waitForLoadState(LoadState.NETWORKIDLE);
        take(page, "account-signing-in-" + look);
        page.navigate(wayBack.realm().url() + "/account/");
        page.locator("input").first().waitFor();
        take(page, "account-personal-info-" + look);
    }

    /** Where an administrator of the realm finds the contacts' permissions and their policy. */
    @Test
    void permissionsConsole(Windows windows) {
        Page page = windows.open();
        page.navigate(suite.url() + "/admin/master/console/#/" + wayBack.realm().name() + "/permissions");
        page.locator("#username").fill(suite.adminUser());
        page.locator("#password").fill(suite.adminPassword());
        page.locator("#kc-login").click();
        for (String link : List.of("Contacts: accounts", "Policies", "Same district")) {
            page.getByText(link).first().waitFor();
            take(page, "permissions-before-" + link.replaceAll("\\W+", "-"));
            page.getByText(link).first().click();
            page.waitForLoadState(LoadState.NETWORKIDLE);
        }
        take(page, "permissions-policy");
    }

    static void take(Page page, String name) {
        page.waitForLoadState(LoadState.LOAD);
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(FOLDER.resolve(name + ".png")));
    }
}
