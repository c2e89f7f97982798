package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Eventually;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Suite;

/** Brute-force detection, which is on in the realm. */
@OnTheSuite
class LockoutIT {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final Suite suite;
    private final Realm impatient;
    private final Site site;

    LockoutIT(Suite suite) {
        this.suite = suite;
        this.impatient = Variants.impatient(suite);
        this.site = impatient.site(Site.POWERSOURCE);
    }

    @Test
    void detectionIsOnInTheRealm() {
        assertThat(suite.realm().admin().toRepresentation().isBruteForceProtected())
                .isTrue();
    }

    @Test
    void wrongPasswordsLockTheAccount(HttpBrowser browser) {
        Account account = impatient.accountFor(site);

        Variants.lock(account);

        assertThat(browser.open(site).signIn(account).pageId()).isEqualTo("login-login");
    }

    @Test
    void wrongLetterCaseCountsAsAFailureForTheAccount(HttpBrowser browser) {
        Account account = impatient.accountFor(site);
        String otherCase = account.email().toLowerCase(Locale.ROOT);

        browser.open(site).signIn(otherCase, account.password());

        Eventually.until("counted", LIMIT, () -> Variants.failures(account) == 1);
    }

    @Test
    void wrongLetterCaseLocksTheAccountInTheEnd(HttpBrowser browser) {
        Account account = impatient.accountFor(site);
        String otherCase = account.email().toLowerCase(Locale.ROOT);

        Variants.failUntilLocked(account, () -> browser.open(site).signIn(otherCase, account.password()));

        assertThat(browser.open(site).signIn(account).pageId()).isEqualTo("login-login");
    }

    @Test
    void lockedAccountGetsInAgainWhenTheLockIsLifted(HttpBrowser browser) {
        Account account = impatient.accountFor(site);
        Variants.lock(account);

        impatient.admin().attackDetection().clearBruteForceForUser(account.id());

        assertThat(browser.open(site).signIn(account).told()).containsKey("code");
    }

    @Test
    void successfulSignInForgetsEarlierFailures(HttpBrowser browser) {
        Account account = impatient.accountFor(site);
        browser.open(site).signIn(account.email(), "Not-The-Password-2026");
        Eventually.until("counted", LIMIT, () -> Variants.failures(account) == 1);

        browser.open(site).signIn(account);

        Eventually.until("forgotten", LIMIT, () -> Variants.failures(account) == 0);
    }

    @Test
    void refusedSiteAccessIsNoFailure(HttpBrowser browser) {
        Account account = impatient.newAccount().create();

        assertThat(browser.open(site).signIn(account).status()).isEqualTo(403);

        assertThat(Variants.failures(account)).isZero();
    }

    @Test
    void directGrantCountsAndMeetsTheSameLock() {
        Site app = impatient.newSite().create();
        Account account = impatient.accountFor(app);

        Variants.failUntilLocked(
                account, () -> app.passwordGrant(account.email().toLowerCase(Locale.ROOT), account.password()));

        var answer = app.passwordGrant(account.email(), account.password());
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo("invalid_grant");
        assertThat(answer.errorDescription()).isEqualTo("Invalid user credentials");
    }
}
