package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.powersource.acceptance.inspection.SmallPng;
import org.powersource.acceptance.pages.LoginPage;
import org.powersource.acceptance.pages.TroubleshootingPage;
import org.powersource.acceptance.suite.Look;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.RealmFile;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Windows;

/** Makes the README's pictures: {@code mvn verify -Ppictures}. No test of a plain build, which leaves the files alone. */
@OnTheSuite
class Pictures {

    private static final Path FOLDER = RealmFile.path().resolveSibling("docs/images");
    private static final int WIDTH = 1120;
    private static final int MAX_BYTES = 70_000;

    private final Realm realm;
    private final Site site;

    Pictures(Realm realm) {
        this.realm = realm;
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

    /** Without the pointer's and the keyboard's traces. */
    private static void take(Page page, String name) throws IOException {
        page.waitForLoadState();
        page.mouse().move(0, 0);
        page.evaluate("() => { document.activeElement.blur();"
                + " return Promise.all(document.getAnimations().map(motion => motion.finished)).then(() => null); }");
        Path file = FOLDER.resolve(name + ".png");
        SmallPng.write(page.screenshot(new Page.ScreenshotOptions().setFullPage(true)), file);
        assertThat(Files.size(file)).as("bytes of %s", file).isLessThan(MAX_BYTES);
    }
}
