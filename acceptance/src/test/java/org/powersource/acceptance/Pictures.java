package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.powersource.acceptance.inspection.SmallPng;
import org.powersource.acceptance.pages.DistrictPage;
import org.powersource.acceptance.pages.LoginPage;
import org.powersource.acceptance.pages.ManyAccountsPage;
import org.powersource.acceptance.pages.TroubleshootingPage;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.District;
import org.powersource.acceptance.suite.Look;
import org.powersource.acceptance.suite.NewAccount;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.PasswordRecovery;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.RealmFile;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Suite;
import org.powersource.acceptance.suite.Windows;

/** Makes the pictures of the README and of docs/guide-for-contacts.md: {@code mvn verify -Ppictures}. No test of a plain build, which leaves the files alone. */
@OnTheSuite
class Pictures {

    private static final Path FOLDER = RealmFile.path().resolveSibling("docs/images");
    private static final int WIDTH = 1120;
    private static final int MAX_BYTES = 70_000;
    private static final Look PHONE = Look.USUAL.size(360, 900);

    private final Suite suite;
    private final Realm realm;
    private final Site site;

    Pictures(Suite suite) {
        this.suite = suite;
        this.realm = suite.realm();
        this.site = realm.site(Site.POWERSOURCE);
    }

    @Test
    void login(Windows windows) throws IOException {
        Page page = windows.open(Look.USUAL.size(WIDTH, 720));
        LoginPage.open(page, site).username().fill("Jane.Doe@springfield.example");

        take(page, "login");
    }

    @Test
    void troubleshooting(Windows windows) throws IOException {
        Page page = windows.open(Look.USUAL.size(WIDTH, 900));
        LoginPage.open(page, site).problems();
        new TroubleshootingPage(page).choose("new-account");

        take(page, "troubleshooting");
    }

    @Test
    void siteAccessError(Windows windows) throws IOException {
        Page page = windows.open(Look.USUAL.size(WIDTH, 900));
        LoginPage.open(page, site)
                .signInWithoutAccess(realm.newAccount()
                        .email("sam.smith@springfield.example")
                        .create());

        take(page, "site-access-error");
    }

    @Test
    void contactsPage(Windows windows) throws IOException {
        District district = suite.variant("pictures", file -> {}).newDistrict("Springfield");
        Account jane = member(district, "Jane", "Doe").ticked(Site.POWERSOURCE).create();
        Account nora = member(district, "Nora", "Adams")
                .inactive()
                .ticked(Site.POWERSOURCE)
                .create();
        member(district, "Sam", "Smith").create();
        member(district, "Uma", "Young").disabled().create();
        assertThat(suite.mail().await(mail -> mail.to().equals(nora.email()), PasswordRecovery.SOON))
                .isPresent();
        DistrictPage page = DistrictPage.signIn(windows.open(PHONE), district.technicalContact());
        page.rows().first().waitFor();
        takeTop(page.page(), "contacts-accounts");

        takeTop(page.record(jane).page(), "contacts-account");

        ManyAccountsPage many = ManyAccountsPage.open(page).paste("""
                First name,Last name,E-mail address,Sites
                Ann,Lee,Ann.Lee@springfield.example,
                Jane,Doe,Jane.Doe@springfield.example,
                Omar,Said,Omar.Said,
                Pat,Moss,Pat.Moss@springfield.example,
                """);
        many.verdicts();
        many.page().locator("#preview-title").evaluate("heading => heading.scrollIntoView()");
        takeTop(many.page(), "contacts-many-accounts");
    }

    private static NewAccount member(District district, String first, String last) {
        return district.newMember().named(first, last).email(first + "." + last + "@springfield.example");
    }

    private static void take(Page page, String name) throws IOException {
        take(page, name, true);
    }

    /** What a phone shows without scrolling. */
    private static void takeTop(Page page, String name) throws IOException {
        take(page, name, false);
    }

    /** Without the pointer's and the keyboard's traces. */
    private static void take(Page page, String name, boolean whole) throws IOException {
        page.waitForLoadState();
        page.mouse().move(0, 0);
        page.evaluate("() => { document.activeElement.blur();"
                + " return Promise.all(document.getAnimations().map(motion => motion.finished)).then(() => null); }");
        Path file = FOLDER.resolve(name + ".png");
        SmallPng.write(page.screenshot(new Page.ScreenshotOptions().setFullPage(whole)), file);
        assertThat(Files.size(file)).as("bytes of %s", file).isLessThan(MAX_BYTES);
    }
}
