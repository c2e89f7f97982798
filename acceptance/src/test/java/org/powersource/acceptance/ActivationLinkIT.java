package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.powersource.acceptance.pages.ActivatePage;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.Eventually;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.Invitation;
import org.powersource.acceptance.suite.NewAccount;
import org.powersource.acceptance.suite.Nightly;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Suite;
import org.powersource.acceptance.suite.Windows;

/** What an activation link is worth, in whose hands, and for how long. */
@OnTheSuite
class ActivationLinkIT {

    private static final int SCANS = 20;

    private final Invitation invitation;

    ActivationLinkIT(Suite suite) {
        this.invitation = Invitation.in(suite);
    }

    @Test
    void scannersUseNothingUpAndActivateNobody(HttpBrowser browser) {
        Account account = invitation.account();
        String link = invitation.link(account);

        for (int i = 0; i < SCANS; i++) {
            HttpBrowser scanner = invitation.browser("scanner");
            assertThat(scanner.send("HEAD", link).status()).isEqualTo(200);
            Answer page = scanner.open(link);
            assertThat(page.pageId()).isEqualTo("login-activate");
            page.page()
                    .select("link[href]:not([href^=data:]), script[src], img[src]")
                    .forEach(resource -> scanner.openOnly(
                            resource.hasAttr("href") ? resource.absUrl("href") : resource.absUrl("src")));
            page.page().select("a[href]").forEach(anchor -> scanner.openOnly(anchor.absUrl("href")));
            scanner.open(link).submit("#kc-activate-form");
            assertThat(page.submit("#kc-activate-form").status()).isLessThan(500);
        }

        assertThat(invitation.isActive(account)).isFalse();
        invitation.activate(browser.open(link), Invitation.PASSWORD);
        assertThat(invitation.letsIn(account, Invitation.PASSWORD)).isTrue();
    }

    /** Scanners that are browsers. */
    @Test
    void scannerWithScriptsUsesNothingUp(Windows windows, HttpBrowser browser) {
        Account account = invitation.account();
        String link = invitation.link(account);

        Page page = windows.open();
        ActivatePage.open(page, link).refused();

        assertThat(invitation.isActive(account)).isFalse();
        invitation.activate(browser.open(link), Invitation.PASSWORD);
        assertThat(invitation.isActive(account)).isTrue();
    }

    @Test
    void mayBeStoppedAndOpenedAgainAnywhere(HttpBrowser browser) {
        Account account = invitation.account();
        String link = invitation.link(account);
        browser.open(link);
        browser.open(link);

        Answer onThePhone = invitation.browser("phone").open(link);

        assertThat(invitation.activate(onThePhone, Invitation.PASSWORD).uri().getPath())
                .isIn("/", "/realms/" + invitation.realm().name() + "/go/done");
        assertThat(invitation.isActive(account)).isTrue();
        assertThat(invitation.events(account)).containsExactly("mailed", "opened", "activated");
    }

    @Test
    void onlyTheNewestLinkWorksAndOlderOnesOfferIt(HttpBrowser browser) {
        Account account = invitation.account();
        String first = invitation.link(account);
        account.admin().executeActionsEmail(List.of(Invitation.ACTION));
        String second =
                invitation.await(account, Invitation.SUBJECT, 2).get(0).links().get(0);
        assertThat(second).isNotEqualTo(first);

        Answer old = browser.open(first);
        assertThat(old.pageId()).isEqualTo("login-activation-link");
        assertThat(old.status()).isEqualTo(410);
        assertThat(old.text()).contains("newer activation e-mail");
        Answer sent = invitation.pressUntil(old, "send-again", account, 3);
        assertThat(sent.pageId()).isEqualTo("login-activation-sent");
        assertThat(sent.text()).contains("spam", "no-reply@powersource.example");

        assertThat(browser.open(second).pageId()).isEqualTo("login-activation-link");
        invitation.activate(browser.open(invitation.link(account)), Invitation.PASSWORD);
        assertThat(invitation.isActive(account)).isTrue();
    }

    @Test
    void usedLinkSaysThatTheAccountIsActive(HttpBrowser browser) {
        Account account = invitation.account();
        String link = invitation.link(account);
        Answer openForm = invitation.browser("second tab").open(link);
        invitation.activate(browser.open(link), Invitation.PASSWORD);

        Answer again = invitation.browser("later").open(link);
        assertThat(again.status()).isEqualTo(410);
        assertThat(again.text()).contains("Your account is active", account.email());
        Answer late = invitation.activate(openForm, "Another-Password-2026");
        assertThat(late.pageId()).isEqualTo("login-activation-link");
        assertThat(late.text()).contains("Your account is active");
        assertThat(invitation.letsIn(account, Invitation.PASSWORD)).isTrue();
    }

    @Test
    void ofManyAtTheSameTimeExactlyOneIsTaken() {
        Account account = invitation.account();
        String link = invitation.link(account);
        List<Answer> forms = IntStream.range(0, 5)
                .mapToObj(i -> invitation.browser("tab").open(link))
                .toList();

        List<Answer> late = IntStream.range(0, forms.size())
                .parallel()
                .mapToObj(i -> invitation.activate(forms.get(i), "Chosen-In-Some-Tab-" + i))
                .filter(answer -> answer.pageId().equals("login-activation-link"))
                .toList();

        assertThat(late).hasSize(forms.size() - 1);
        assertThat(IntStream.range(0, forms.size()).filter(i -> invitation.letsIn(account, "Chosen-In-Some-Tab-" + i)))
                .hasSize(1);
        assertThat(invitation.events(account)).filteredOn("activated"::equals).hasSize(1);
    }

    @Test
    void twoTabsOfOneBrowserOneWinsAndTheOtherSaysSo(Windows windows) {
        Account account = invitation.account();
        String link = invitation.link(account);
        Page one = windows.open();
        ActivatePage first = ActivatePage.open(one, link);
        Page two = one.context().newPage();
        ActivatePage second = ActivatePage.open(two, link);

        first.password(Invitation.PASSWORD, Invitation.PASSWORD)
                .question("stuffedAnimal", NewAccount.ANSWER)
                .activate();
        two.reload();

        two.locator(
                        "body[data-page-id='login-activation-link'], body[data-page-id='login-info'], body[data-page-id='app']")
                .waitFor();
        assertThat(second.page().locator("#activate").count()).isZero();
        assertThat(invitation.letsIn(account, Invitation.PASSWORD)).isTrue();
    }

    @Test
    void secondTabIsToldAndChangesNothing(HttpBrowser browser) {
        Account account = invitation.account();
        String link = invitation.link(account);
        Answer first = browser.open(link);
        Answer second = browser.open(link);
        invitation.activate(first, Invitation.PASSWORD);

        Answer late = invitation.activate(second, "Another-Password-2026");

        assertThat(late.status()).isLessThan(500);
        assertThat(late.text()).containsIgnoringCase("already");
        assertThat(late.pageId()).isNotEqualTo("login-activate");
        assertThat(invitation.letsIn(account, "Another-Password-2026")).isFalse();
        assertThat(invitation.letsIn(account, Invitation.PASSWORD)).isTrue();
    }

    /** The shortest life there is: reminder after 36 s, end after 60 s. */
    @Nightly
    @Test
    void lifeRemindsOnceThenEndsAndOneClickBringsANewLink(Suite suite, HttpBrowser browser) {
        Invitation brief =
                Invitation.in(suite, "brief-activation", file -> Invitation.option(file, "linkMinutes", "1"));
        Account account = brief.account();
        Account done = brief.account();
        String link = brief.link(account);
        brief.activate(brief.browser("done").open(brief.link(done)), Invitation.PASSWORD);
        assertThat(brief.await(account, Invitation.SUBJECT, 1).get(0).text()).contains("works for 1 minute.");

        Eventually.until(
                "reminded",
                Duration.ofSeconds(60),
                () -> !brief.mails(account, Invitation.REMINDER_SUBJECT).isEmpty());
        String reminded =
                brief.mails(account, Invitation.REMINDER_SUBJECT).get(0).links().get(0);
        assertThat(browser.open(reminded).pageId()).isEqualTo("login-activate");
        assertThat(browser.open(link).pageId()).isEqualTo("login-activate");
        Eventually.until(
                "expired", Duration.ofSeconds(60), () -> brief.events(account).contains("expired"));

        Answer ended = browser.open(link);
        assertThat(ended.status()).isEqualTo(410);
        assertThat(ended.text()).contains("not used in time", account.email());
        assertThat(browser.open(reminded).pageId()).isEqualTo("login-activation-link");
        assertThat(ended.press("send-again").pageId()).isEqualTo("login-activation-sent");
        brief.await(account, Invitation.SUBJECT, 2);
        brief.activate(browser.open(brief.link(account)), Invitation.PASSWORD);
        assertThat(brief.isActive(account)).isTrue();
        assertThat(brief.mails(done, Invitation.REMINDER_SUBJECT)).isEmpty();
        assertThat(brief.mails(account, Invitation.REMINDER_SUBJECT)).hasSize(1);
    }

    @Test
    void whatCanNotBeReadSaysSoAndOffersToAskByAddress(HttpBrowser browser) {
        Account account = invitation.account();
        String link = invitation.link(account);
        String other = link.replace("/realms/" + invitation.realm().name() + "/", "/realms/powersource/");
        String cutOff = link.substring(0, link.length() - 2);
        String changed = link.substring(0, link.length() - 4) + "AAAA";
        String older = invitation.realm().url() + "/activation";

        for (String broken : List.of(cutOff, changed, other, older, older + "?key=ey", older + "?key=%3Cb%3E")) {
            Answer answer = browser.open(broken);
            assertThat(answer.status()).as(broken).isEqualTo(404);
            assertThat(answer.pageId()).as(broken).isEqualTo("login-link-unknown");
            assertThat(answer.text()).contains("mail program").doesNotContain(account.email());
            assertThat(answer.click("#by-address").pageId()).isEqualTo("login-login-reset-password");
        }
        invitation.activate(browser.open(link), Invitation.PASSWORD);
        assertThat(invitation.isActive(account)).isTrue();
    }

    @Test
    void linkInARealmWithoutOurThemeIsAPlainRefusal(HttpBrowser browser) {
        String link = invitation.link(invitation.account());

        Answer answer =
                browser.open(link.replace("/realms/" + invitation.realm().name() + "/", "/realms/master/"));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).doesNotContain("Exception");
    }

    @Test
    void otherPeoplesTokensOpenNothing(HttpBrowser browser) {
        Site app = invitation.realm().newSite().create();
        Account active = invitation.realm().accountFor(app);
        String token = app.passwordGrant(active.email(), active.password()).text("access_token");

        for (String path : List.of("/activation?key=", "/go/")) {
            assertThat(browser.open(invitation.realm().url() + path + token).status())
                    .isEqualTo(404);
        }
    }

    @Test
    void mailNamesASiteWhoseRoleHasAnotherName(Suite suite) {
        Invitation renamed = Invitation.in(
                suite,
                "activation-may-enter",
                file -> file.authenticatorOption("powersource site access", "role", "may-enter")
                        .executorOption("role", "may-enter"));
        Site site = renamed.realm().newSite().roleNamed("may-enter").create();
        Account account =
                renamed.realm().newAccount().inactive().ticked(site.clientId()).create();

        assertThat(renamed.await(account, Invitation.SUBJECT, 1).get(0).text()).contains("Reading room");
    }

    @Test
    void endOfAnActivationLeadsToConfiguredPlacesOnly(HttpBrowser browser) {
        String done = invitation.realm().url() + "/go/done";

        for (String query : List.of("", "?client_id=no-such-client", "?client_id=https://elsewhere.example/")) {
            assertThat(String.valueOf(browser.openOnly(done + query).location()))
                    .isEqualTo(invitation.realm().url() + "/account/");
        }
    }

    @Test
    void linkOfARemovedAccountSaysNoMoreThanThatItIsUnknown(HttpBrowser browser) {
        Account account = invitation.account();
        String link = invitation.link(account);
        account.admin().remove();

        Answer answer = browser.open(link);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.pageId()).isEqualTo("login-link-unknown");
    }

    @Test
    void strangersPageCanNotSignAnybodyOut(HttpBrowser browser) {
        Account other = invitation.realm().accountFor(invitation.site());
        Account account = invitation.account();
        String link = invitation.link(account);
        browser.open(invitation.site()).signIn(other);
        Answer question = browser.open(link);

        Answer forged =
                question.submit("#kc-link-other-account-form", "switch-account", "true", "proof", "0".repeat(64));

        assertThat(forged.pageId()).isEqualTo("login-link-other-account");
        assertThat(other.sessions()).hasSize(1);
        assertThat(question.press("switch-account").pageId()).isEqualTo("login-activate");
        assertThat(other.sessions()).isEmpty();
    }

    @Test
    void linksAreLimitedLikeOtherMails(Suite suite, HttpBrowser browser) {
        Invitation usual =
                Invitation.in(suite, "usual-activation", file -> Invitation.option(file, "cooldownSeconds", "60"));
        Account account = usual.accountWithPassword();
        usual.await(account, Invitation.SUBJECT, 1);

        Answer page = browser.open(usual.site()).signIn(account).press("resend-activation");
        usual.await(account, Invitation.SUBJECT, 2);
        for (int i = 0; i < 3; i++) {
            page = page.press("send-again");
            assertThat(page.pageId()).isEqualTo("login-activation-sent");
        }

        assertThat(usual.rows(account))
                .filteredOn(row -> row.get("kind").asText().equals("activation-link"))
                .hasSize(2);
    }
}
