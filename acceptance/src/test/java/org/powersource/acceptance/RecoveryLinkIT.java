package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.powersource.acceptance.suite.PasswordRecovery.NEW_PASSWORD;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.UserRepresentation;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.Eventually;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.NewAccount;
import org.powersource.acceptance.suite.Nightly;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.PasswordRecovery;
import org.powersource.acceptance.suite.Suite;

/** What a reset link is worth, in whose hands, and for how long. */
@OnTheSuite
class RecoveryLinkIT {

    private final PasswordRecovery recovery;

    RecoveryLinkIT(Suite suite) {
        this.recovery = PasswordRecovery.in(suite);
    }

    @Test
    void leadsStraightToTheFormInAnotherBrowser(HttpBrowser browser) {
        Account account = recovery.account();
        recovery.askForMail(browser, account);

        Answer form = recovery.browser("phone").open(recovery.link(account));
        assertThat(form.pageId()).isEqualTo("login-login-update-password");
        assertThat(recovery.choose(form, NEW_PASSWORD).status()).isLessThan(400);

        assertThat(recovery.letsIn(account, NEW_PASSWORD)).isTrue();
    }

    @Test
    void scannersUseNothingUp(HttpBrowser browser) {
        Account account = recovery.account();
        recovery.askForMail(browser, account);
        String link = recovery.link(account);

        for (int i = 0; i < 5; i++) {
            assertThat(recovery.browser("scanner").send("HEAD", link).status()).isEqualTo(200);
            Answer opened = recovery.browser("scanner").open(link);
            assertThat(recovery.choose(opened, "").pageId()).isEqualTo("login-login-update-password");
        }

        assertThat(recovery.choose(browser.open(link), NEW_PASSWORD).told()).containsKey("code");
    }

    @Test
    void worksOnceAndThenSaysSo(HttpBrowser browser) {
        Account account = recovery.account();
        recovery.askForMail(browser, account);
        String link = recovery.link(account);
        Answer openForm = recovery.browser("second tab").open(link);
        recovery.choose(browser.open(link), NEW_PASSWORD);

        Answer again = recovery.browser("later").open(link);
        assertThat(again.pageId()).isEqualTo("login-reset-link-ended");
        assertThat(again.status()).isEqualTo(410);
        assertThat(again.text()).contains("used already");
        assertThat(recovery.choose(openForm, "Another-Password-2026").pageId()).isEqualTo("login-reset-link-ended");
        assertThat(recovery.letsIn(account, NEW_PASSWORD)).isTrue();
    }

    @Test
    void ofManyAtTheSameTimeExactlyOneIsTaken(HttpBrowser browser) {
        Account account = recovery.account();
        recovery.askForMail(browser, account);
        String link = recovery.link(account);
        List<Answer> forms = IntStream.range(0, 5)
                .mapToObj(i -> recovery.browser("tab").open(link))
                .toList();

        List<Answer> ended = IntStream.range(0, forms.size())
                .parallel()
                .mapToObj(i -> recovery.choose(forms.get(i), "Changed-Password-" + i))
                .filter(answer -> answer.pageId().equals("login-reset-link-ended"))
                .toList();

        assertThat(ended).hasSize(forms.size() - 1);
        assertThat(IntStream.range(0, forms.size()).filter(i -> recovery.letsIn(account, "Changed-Password-" + i)))
                .hasSize(1);
    }

    @Test
    void onlyTheNewestMailCounts(HttpBrowser browser) {
        Account account = recovery.account();
        Answer sent = recovery.askForMail(browser, account);
        String first = recovery.link(account);
        recovery.sendAgain(sent, account, PasswordRecovery.LINK_SUBJECT, 2);
        String second = recovery.link(account);

        assertThat(second).isNotEqualTo(first);
        Answer ended = recovery.browser("old mail").open(first);
        assertThat(ended.pageId()).isEqualTo("login-reset-link-ended");
        assertThat(ended.text()).contains("newer e-mail");
        assertThat(recovery.browser("new mail").open(second).pageId()).isEqualTo("login-login-update-password");
    }

    @Test
    void endedLinkOffersANewOneWithOneClick(HttpBrowser browser) {
        Account account = recovery.account();
        recovery.askForMail(browser, account);
        String used = recovery.link(account);
        recovery.choose(browser.open(used), NEW_PASSWORD);

        Answer ended = recovery.browser("phone").open(used);
        assertThat(ended.text()).contains(account.email());
        Answer sent = recovery.sendAgain(ended, account, PasswordRecovery.LINK_SUBJECT, 2);

        assertThat(sent.pageId()).isEqualTo("login-reset-mail-sent");
        Answer form = sent.browser().open(recovery.link(account));
        assertThat(form.pageId()).isEqualTo("login-login-update-password");
        recovery.choose(form, "Third-Password-2026");
        assertThat(recovery.letsIn(account, "Third-Password-2026")).isTrue();
    }

    @Test
    void endedLinkOpensNothing(HttpBrowser browser) {
        Account account = recovery.account();
        recovery.askForMail(browser, account);
        String used = recovery.link(account);
        recovery.choose(browser.open(used), NEW_PASSWORD);

        Answer page = recovery.browser("thief").open(used);
        Answer posted = page.submit("#kc-reset-mail-form", "password-new", "Stolen-Password-2026");
        assertThat(posted.pageId()).isEqualTo("login-reset-link-ended");
        Answer elsewhere = page.browser()
                .open(page.element("form").absUrl("action").replace("reset-credentials", "required-action"));
        assertThat(elsewhere.pageId()).isNotEqualTo("login-login-update-password");
        assertThat(recovery.browser("thief").open(recovery.site()).pageId()).isEqualTo("login-login");
    }

    @Test
    void endsWithAnotherPasswordOrAddress(HttpBrowser browser) {
        Account reset = recovery.account();
        recovery.askForMail(browser, reset);
        String first = recovery.link(reset);
        reset.resetPassword("Set-By-A-Contact-2026");

        Account moved = recovery.account();
        recovery.askForMail(recovery.browser("moved"), moved);
        String second = recovery.link(moved);
        UserRepresentation record = moved.admin().toRepresentation();
        record.setEmail(NewAccount.address("New.Name"));
        record.setUsername(record.getEmail());
        moved.admin().update(record);

        for (String link : List.of(first, second)) {
            assertThat(recovery.browser("old mail").open(link).pageId()).isEqualTo("login-reset-link-ended");
        }
    }

    @Nightly
    @Test
    void lifeStartsWithTheMailAndEnds(Suite suite, HttpBrowser browser) {
        PasswordRecovery brief =
                PasswordRecovery.in(suite, "brief", file -> PasswordRecovery.mailOption(file, "linkMinutes", "1"));
        Account account = brief.account();
        brief.askForMail(browser, account);
        String link = brief.link(account);
        assertThat(brief.await(account, PasswordRecovery.LINK_SUBJECT).text()).contains("for 1 minute ");
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
        Account account = recovery.account();
        recovery.askForMail(browser, account);
        String link = recovery.link(account);

        String other = link.replace("/realms/" + recovery.realm().name() + "/", "/realms/powersource/");
        String cutOff = link.substring(0, link.length() - 5);
        for (String broken : List.of(cutOff, other)) {
            Answer answer = recovery.browser("cut off").open(broken);
            assertThat(answer.status()).as(broken).isEqualTo(404);
            assertThat(answer.pageId()).as(broken).isEqualTo("login-link-unknown");
        }
        assertThat(recovery.choose(browser.open(link), NEW_PASSWORD).told()).containsKey("code");
    }
}
