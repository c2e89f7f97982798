package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.powersource.acceptance.suite.WayBack.NEW_PASSWORD;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.Eventually;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.NewAccount;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.Suite;
import org.powersource.acceptance.suite.WayBack;

/** What a reset link is worth, in whose hands, and for how long. */
@OnTheSuite
class RecoveryLinkIT {

    private final WayBack wayBack;

    RecoveryLinkIT(Suite suite) {
        this.wayBack = WayBack.in(suite);
    }

    @Test
    void leadsStraightToTheFormInAnotherBrowser(HttpBrowser browser) {
        Account account = wayBack.account();
        wayBack.askForMail(browser, account);

        Answer form = wayBack.browser("phone").open(wayBack.link(account));
        assertThat(form.pageId()).isEqualTo("login-login-update-password");
        assertThat(wayBack.choose(form, NEW_PASSWORD).status()).isLessThan(400);

        assertThat(wayBack.letsIn(account, NEW_PASSWORD)).isTrue();
    }

    @Test
    void scannersUseNothingUp(HttpBrowser browser) {
        Account account = wayBack.account();
        wayBack.askForMail(browser, account);
        String link = wayBack.link(account);

        for (int i = 0; i < 5; i++) {
            assertThat(wayBack.browser("scanner").send("HEAD", link).status()).isEqualTo(200);
            Answer opened = wayBack.browser("scanner").open(link);
            assertThat(wayBack.choose(opened, "").pageId()).isEqualTo("login-login-update-password");
        }

        assertThat(wayBack.choose(browser.open(link), NEW_PASSWORD).told()).containsKey("code");
    }

    @Test
    void worksOnceAndThenSaysSo(HttpBrowser browser) {
        Account account = wayBack.account();
        wayBack.askForMail(browser, account);
        String link = wayBack.link(account);
        Answer openForm = wayBack.browser("second tab").open(link);
        wayBack.choose(browser.open(link), NEW_PASSWORD);

        Answer again = wayBack.browser("later").open(link);
        assertThat(again.pageId()).isEqualTo("login-reset-link-ended");
        assertThat(again.status()).isEqualTo(410);
        assertThat(again.text()).contains("used already");
        assertThat(wayBack.choose(openForm, "Another-Password-2026").pageId()).isEqualTo("login-reset-link-ended");
        assertThat(wayBack.letsIn(account, NEW_PASSWORD)).isTrue();
    }

    @Test
    void ofManyAtTheSameTimeExactlyOneIsTaken(HttpBrowser browser) {
        Account account = wayBack.account();
        wayBack.askForMail(browser, account);
        String link = wayBack.link(account);
        List<Answer> forms = IntStream.range(0, 5)
                .mapToObj(i -> wayBack.browser("tab").open(link))
                .toList();

        List<Answer> ended = IntStream.range(0, forms.size())
                .parallel()
                .mapToObj(i -> wayBack.choose(forms.get(i), "Changed-Password-" + i))
                .filter(answer -> answer.pageId().equals("login-reset-link-ended"))
                .toList();

        assertThat(ended).hasSize(forms.size() - 1);
        assertThat(IntStream.range(0, forms.size()).filter(i -> wayBack.letsIn(account, "Changed-Password-" + i)))
                .hasSize(1);
    }

    @Test
    void onlyTheNewestMailCounts(HttpBrowser browser) {
        Account account = wayBack.account();
        Answer sent = wayBack.askForMail(browser, account);
        String first = wayBack.link(account);
        wayBack.sendAgain(sent, account, WayBack.LINK_SUBJECT, 2);
        String second = wayBack.link(account);

        assertThat(second).isNotEqualTo(first);
        Answer ended = wayBack.browser("old mail").open(first);
        assertThat(ended.pageId()).isEqualTo("login-reset-link-ended");
        assertThat(ended.text()).contains("newer e-mail");
        assertThat(wayBack.browser("new mail").open(second).pageId()).isEqualTo("login-login-update-password");
    }

    @Test
    void endedLinkOffersANewOneWithOneClick(HttpBrowser browser) {
        Account account = wayBack.account();
        wayBack.askForMail(browser, account);
        String used = wayBack.link(account);
        wayBack.choose(browser.open(used), NEW_PASSWORD);

        Answer ended = wayBack.browser("phone").open(used);
        assertThat(ended.text()).contains(account.email());
        Answer sent = wayBack.sendAgain(ended, account, WayBack.LINK_SUBJECT, 2);

        assertThat(sent.pageId()).isEqualTo("login-reset-mail-sent");
        Answer form = sent.browser().open(wayBack.link(account));
        assertThat(form.pageId()).isEqualTo("login-login-update-password");
        wayBack.choose(form, "Third-Password-2026");
        assertThat(wayBack.letsIn(account, "Third-Password-2026")).isTrue();
    }

    @Test
    void endedLinkOpensNothing(HttpBrowser browser) {
        Account account = wayBack.account();
        wayBack.askForMail(browser, account);
        String used = wayBack.link(account);
        wayBack.choose(browser.open(used), NEW_PASSWORD);

        Answer page = wayBack.browser("thief").open(used);
        Answer posted = page.submit("#kc-reset-mail-form", "password-new", "Stolen-Password-2026");
        assertThat(posted.pageId()).isEqualTo("login-reset-link-ended");
        Answer elsewhere = page.browser()
                .open(page.element("form").absUrl("action").replace("reset-credentials", "required-action"));
        assertThat(elsewhere.pageId()).isNotEqualTo("login-login-update-password");
        assertThat(wayBack.browser("thief").open(wayBack.site()).pageId()).isEqualTo("login-login");
    }

    @Test
    void endsWithAnotherPasswordOrAddress(HttpBrowser browser) {
        Account reset = wayBack.account();
        wayBack.askForMail(browser, reset);
        String first = wayBack.link(reset);
        var password = new CredentialRepresentation();
        password.setType(CredentialRepresentation.PASSWORD);
        password.setValue("Set-By-A-Contact-2026");
        reset.admin().resetPassword(password);

        Account moved = wayBack.account();
        wayBack.askForMail(wayBack.browser("moved"), moved);
        String second = wayBack.link(moved);
        UserRepresentation record = moved.admin().toRepresentation();
        record.setEmail(NewAccount.address("New.Name"));
        record.setUsername(record.getEmail());
        moved.admin().update(record);

        for (String link : List.of(first, second)) {
            assertThat(wayBack.browser("old mail").open(link).pageId()).isEqualTo("login-reset-link-ended");
        }
    }

    @Test
    void lifeStartsWithTheMailAndEnds(Suite suite, HttpBrowser browser) {
        WayBack brief = WayBack.in(suite, "brief", file -> WayBack.mailOption(file, "linkMinutes", "1"));
        Account account = brief.account();
        brief.askForMail(browser, account);
        String link = brief.link(account);
        assertThat(brief.await(account, WayBack.LINK_SUBJECT).text()).contains("for 1 minute ");
        assertThat(brief.browser("at once").open(link).pageId()).isEqualTo("login-login-update-password");

        AtomicReference<Answer> page = new AtomicReference<>();
        Eventually.until("ended after a minute", Duration.ofSeconds(90), () -> {
            page.set(brief.browser("later").open(link));
            return page.get().pageId().equals("login-reset-link-ended");
        });

        assertThat(page.get().text()).contains("not used in time");
    }

    @Test
    void tamperedOrForeignLinkSaysSoWithoutAnError(HttpBrowser browser) {
        Account account = wayBack.account();
        wayBack.askForMail(browser, account);
        String link = wayBack.link(account);

        String other = link.replace("/realms/" + wayBack.realm().name() + "/", "/realms/powersource/");
        String cutOff = link.substring(0, link.length() - 5);
        for (String broken : List.of(cutOff, other)) {
            Answer answer = wayBack.browser("cut off").open(broken);
            assertThat(answer.status()).as(broken).isEqualTo(404);
            assertThat(answer.pageId()).as(broken).isEqualTo("login-link-unknown");
        }
        assertThat(wayBack.choose(browser.open(link), NEW_PASSWORD).told()).containsKey("code");
    }
}
