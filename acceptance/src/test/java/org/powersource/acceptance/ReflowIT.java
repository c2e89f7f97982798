package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.Media;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.powersource.acceptance.inspection.Layout;
import org.powersource.acceptance.pages.LoginPage;
import org.powersource.acceptance.pages.TroubleshootingPage;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Look;
import org.powersource.acceptance.suite.NewAccount;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Windows;

/** Our pages on small screens, zoomed, in large print, in the system's own colours, and on paper. */
@OnTheSuite
class ReflowIT {

    /** 1280 pixels at 400 % (WCAG 1.4.10). */
    private static final int ZOOMED = 320;

    private static final int PHONE = 360;
    /** WCAG 2.5.8. */
    private static final int TARGET = 24;

    private final Realm realm;
    private final Site site;

    ReflowIT(Realm realm) {
        this.realm = realm;
        this.site = realm.site(Site.POWERSOURCE);
    }

    @ParameterizedTest
    @ValueSource(ints = {ZOOMED, PHONE})
    void nothingIsCutOnASmallScreen(int width, Windows windows) {
        onEveryPage(windows.open(Look.USUAL.size(width, 640)), page -> {
            assertThat(Layout.cutOff(page)).isEmpty();
            assertThat(Layout.targetsBelow(TARGET, page)).isEmpty();
        });
    }

    @Test
    void nothingIsCutInFrenchEither(Windows windows) {
        onEveryPage(
                windows.open(Look.USUAL.size(ZOOMED, 640).locale("fr")),
                page -> assertThat(Layout.cutOff(page)).isEmpty());
    }

    /** WCAG 1.4.4. */
    @ParameterizedTest
    @ValueSource(ints = {640, 1280})
    void nothingIsCutWhenTextIsTwiceAsLarge(int width, Windows windows) {
        onEveryPage(windows.open(Look.USUAL.size(width, 800)), page -> {
            page.evaluate("document.documentElement.style.fontSize = '200%'");
            assertThat(Layout.cutOff(page)).isEmpty();
        });
    }

    /** Colours are the reader's own then, so shapes must show by their borders. */
    @Test
    void controlsKeepTheirShapeInForcedColors(Windows windows) {
        onEveryPage(windows.open(), page -> {
            page.emulateMedia(new EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
            assertThat((Boolean) page.evaluate("matchMedia('(forced-colors: active)').matches"))
                    .isTrue();
            assertThat(page.locator(".button:visible, .alert:visible, main input[type=text]:visible")
                            .evaluateAll(
                                    "all => all.filter(e => getComputedStyle(e).borderTopStyle !== 'solid').length"))
                    .isEqualTo(0);
        });
    }

    @Test
    void everyAnswerIsPrinted(Windows windows) {
        Page page = windows.open();
        TroubleshootingPage troubleshooting = TroubleshootingPage.open(page, realm, "");
        assertThat(page.locator(".answer:visible").count()).isZero();

        page.emulateMedia(new EmulateMediaOptions().setMedia(Media.PRINT));

        assertThat(troubleshooting.openAnswers()).isEmpty();
        assertThat(page.locator(".answer")
                        .evaluateAll("all => all.map(a => a.getBoundingClientRect().height > 20"
                                + " && a.checkVisibility({ contentVisibilityAuto: true })).join()"))
                .isEqualTo("true,true,true,true,true,true,true,true,true,true");
        assertThat(page.locator("footer nav").isVisible()
                        && page.locator(".languages").isVisible())
                .isFalse();
    }

    private void onEveryPage(Page page, Consumer<Page> check) {
        Consumer<Page> look = shown -> {
            shown.waitForLoadState();
            check.accept(shown);
        };
        Account refused = realm.newAccount().create();
        LoginPage login = LoginPage.open(page, site);
        look.accept(page);
        login.signInRefused(NewAccount.address("No.Body"), NewAccount.PASSWORD);
        look.accept(page);
        login.signInWithoutAccess(refused);
        look.accept(page);
        TroubleshootingPage troubleshooting = TroubleshootingPage.open(page, realm, "");
        look.accept(page);
        for (String anchor : new String[] {"no-reset-email", "rejected", "other-product"}) {
            troubleshooting.choose(anchor);
            look.accept(page);
        }
    }
}
