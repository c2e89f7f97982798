package org.powersource.acceptance;

import java.time.Duration;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Eventually;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Suite;

/** Realms with other settings that several tests use. */
final class Variants {

    static final int FAILURES_TO_LOCK = 3;

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private Variants() {}

    /** Locks accounts sooner. */
    static Realm impatient(Suite suite) {
        return suite.variant("impatient", file -> file.tree().put("failureFactor", FAILURES_TO_LOCK));
    }

    /** Locks an account of the impatient realm by wrong passwords. */
    static void lock(Account account) {
        Site site = account.realm().site(Site.POWERSOURCE);
        HttpBrowser browser = new HttpBrowser(account.realm().url());
        failUntilLocked(account, () -> browser.open(site).signIn(account.email(), "Not-The-Password-2026"));
    }

    /**
     * Fails as often as it takes: {@link #FAILURES_TO_LOCK} times on a machine that keeps up. Keycloak counts in the
     * background and doesn't count an attempt that comes while the one before is being counted.
     */
    static void failUntilLocked(Account account, Runnable attempt) {
        for (int i = 1; i < FAILURES_TO_LOCK; i++) {
            attempt.run();
        }
        Eventually.until("locked", LIMIT, () -> {
            attempt.run();
            return isLocked(account);
        });
    }

    static boolean isLocked(Account account) {
        return Boolean.TRUE.equals(status(account, "disabled"));
    }

    static int failures(Account account) {
        return ((Number) status(account, "numFailures")).intValue();
    }

    private static Object status(Account account, String name) {
        return account.realm()
                .admin()
                .attackDetection()
                .bruteForceUserStatus(account.id())
                .get(name);
    }
}
