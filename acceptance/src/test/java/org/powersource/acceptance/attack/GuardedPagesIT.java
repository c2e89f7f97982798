package org.powersource.acceptance.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.Invitation;
import org.powersource.acceptance.suite.NewAccount;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.PasswordRecovery;
import org.powersource.acceptance.suite.Suite;

/** No page can be framed, kept by caches or taken for another type; cookies are out of reach of scripts and other sites. */
@OnTheSuite
class GuardedPagesIT {

    /** Keycloak's own scripts read these, which say no more than that there is a session, as a hash. */
    private static final Set<String> READ_BY_SCRIPTS = Set.of("KC_AUTH_SESSION_HASH", "KEYCLOAK_SESSION");

    private final PasswordRecovery recovery;
    private final Invitation invitation;

    GuardedPagesIT(Suite suite) {
        this.recovery = PasswordRecovery.in(suite);
        this.invitation = Invitation.in(suite);
    }

    @Test
    void everyPageIsGuarded(HttpBrowser browser) {
        SoftAssertions all = new SoftAssertions();
        pages(browser).forEach((marker, page) -> {
            all.assertThat(page.pageId()).as("which page").isEqualTo(marker);
            all.assertThat(page.headers().firstValue("X-Frame-Options").orElse(""))
                    .as(marker + ": frames")
                    .isEqualTo("SAMEORIGIN");
            all.assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                    .as(marker + ": policy")
                    .contains("frame-ancestors 'self'", "object-src 'none'");
            all.assertThat(page.headers().firstValue("X-Content-Type-Options").orElse(""))
                    .as(marker + ": type")
                    .isEqualTo("nosniff");
            all.assertThat(page.headers().firstValue("Referrer-Policy").orElse(""))
                    .as(marker + ": referrer")
                    .isEqualTo("no-referrer");
            // Keycloak's error page leaves it out; nothing on it is anybody's.
            if (!marker.equals("login-error")) {
                all.assertThat(page.headers().firstValue("Cache-Control").orElse(""))
                        .as(marker + ": caches")
                        .contains("no-store");
            }
        });
        all.assertAll();
    }

    private Map<String, Answer> pages(HttpBrowser browser) {
        Account account = recovery.account();
        Account stranger = recovery.realm().newAccount().create();
        Account unasked = recovery.realm()
                .newAccount()
                .withoutReminderQuestion()
                .site(recovery.site())
                .create();
        Account inactive = invitation.accountWithPassword();
        Answer question = recovery.start(browser, account.email());
        Answer sent = recovery.answer(question, NewAccount.ANSWER);
        String link = recovery.link(account);

        Map<String, Answer> pages = new LinkedHashMap<>();
        pages.put("login-reminder-question", question);
        pages.put("login-reset-mail-sent", sent);
        pages.put("login-login", login());
        pages.put("login-login-reset-password", login().click("#kc-forgot-password"));
        pages.put("login-login-update-password", recovery.browser("owner").open(link));
        Answer refused = login().signIn(stranger);
        pages.put("login-site-access-error", refused);
        pages.put("login-asked", refused.press("ask-for-access"));
        pages.put("login-new-account", browser.open(recovery.realm().newAccountPage()));
        pages.put("login-set-reminder-question", login().signIn(unasked));
        pages.put("login-troubleshooting", browser.open(recovery.realm().troubleshooting()));
        pages.put("login-activate", browser.open(invitation.link(inactive)));
        pages.put(
                "login-activation",
                invitation.browser("early").open(invitation.site()).signIn(inactive));
        pages.put("login-link-unknown", browser.open(invitation.realm().url() + "/go/nothing"));
        pages.put(
                "login-error", recovery.browser("lost").open(recovery.site(), "redirect_uri", "https://evil.example/"));
        return pages;
    }

    private Answer login() {
        return recovery.browser("some").open(recovery.site());
    }

    @Test
    void cookiesAreOutOfReach(HttpBrowser browser) {
        Account account = recovery.account();
        Answer first = browser.openOnly(recovery.site().signIn());
        Answer form = browser.open(recovery.site());
        Answer last = form.signIn(account);
        List<String> set = List.of(first, form, last).stream()
                .flatMap(answer -> answer.headers().allValues("Set-Cookie").stream())
                .filter(cookie -> !cookie.toLowerCase(Locale.ROOT).contains("max-age=0"))
                .toList();

        assertThat(set).anyMatch(cookie -> cookie.startsWith("KEYCLOAK_IDENTITY="));
        SoftAssertions all = new SoftAssertions();
        for (String cookie : set) {
            String name = cookie.substring(0, cookie.indexOf('='));
            String flags = cookie.toLowerCase(Locale.ROOT);
            all.assertThat(flags).as(name).contains("samesite=").contains("path=/realms/");
            all.assertThat(flags.contains("httponly")).as(name).isEqualTo(!READ_BY_SCRIPTS.contains(name));
            all.assertThat(flags).as(name).contains("secure");
        }
        all.assertAll();
    }
}
