package org.powersource.acceptance;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.powersource.acceptance.pages.Walker;
import org.powersource.acceptance.pages.Walker.Steps;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.PasswordRecovery;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.RealmFile;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Suite;
import org.powersource.acceptance.suite.Windows;

/** Ways into an app in the same realm without the suite: Keycloak's own flows, pages and mails. */
@SuppressWarnings("ImmutableEnumChecker") // lambdas without state
enum StockWay {
    RESET((stock, windows) -> resets(stock, stock.account(), login(stock, windows))),
    RESET_AFTER_REFUSAL((stock, windows) -> {
        Account owner = stock.account();
        Walker refused = login(stock, windows)
                .fill("username", owner.email())
                .fill("password", "Not-The-Password-2026")
                .press("#kc-login")
                .seeWith("#input-error-username");
        return resets(stock, owner, refused);
    }),
    /** No mail came; an administrator sets a password, and says it by telephone. */
    TEMPORARY_PASSWORD((stock, windows) -> {
        Account owner = stock.account();
        Walker walker = asksForMail(login(stock, windows), owner);
        CredentialRepresentation password = new CredentialRepresentation();
        password.setType(CredentialRepresentation.PASSWORD);
        password.setValue("By-An-Administrator-2026");
        password.setTemporary(true);
        owner.admin().resetPassword(password);
        walker.fill("username", owner.email())
                .fill("password", "By-An-Administrator-2026")
                .press("#kc-login");
        return choosesAPassword(walker).in();
    }),
    /** An administrator has the mail with <i>Update Password</i> sent. */
    MAILED_ACTION((stock, windows) -> {
        Account owner =
                stock.realm().newAccount().withoutReminderQuestion().inactive().create();
        Site site = stock.site();
        owner.admin().executeActionsEmail(site.clientId(), site.redirectUri(), List.of("UPDATE_PASSWORD"));
        Walker walker = login(stock, windows)
                .openMail(stock.link(owner))
                .see("login-info")
                .press("#kc-info-message a");
        choosesAPassword(walker)
                .see("login-info")
                .press("#kc-info-message a")
                .startAgain(site.signIn())
                .see("login-login")
                .fill("username", owner.email())
                .fill("password", PasswordRecovery.NEW_PASSWORD)
                .press("#kc-login");
        return walker.in();
    }),
    /**
     * Not walked, since no flow of stock's decides by site: the sign-in, the page <i>Access denied</i> of a flow with <i>Deny access</i>, and the
     * whole sign-in again after an administrator has changed something.
     */
    DENIED((stock, windows) -> new Steps(3, 4, 2, 0));

    private static final Map<StockWay, Steps> WALKED = new ConcurrentHashMap<>();

    private final BiFunction<Stock, Windows, Steps> way;

    StockWay(BiFunction<Stock, Windows, Steps> way) {
        this.way = way;
    }

    /** Walks at the first call. */
    Steps walk(Suite suite, Windows windows) {
        return WALKED.computeIfAbsent(
                this, key -> way.apply(new Stock(suite, suite.variant("stock-steps", RealmFile::stock)), windows));
    }

    private record Stock(Suite suite, Realm realm) {

        Site site() {
            return realm.site(Site.POWERSOURCE);
        }

        Account account() {
            return realm.newAccount().withoutReminderQuestion().create();
        }

        /** Keycloak's mails go to the address as it is stored. */
        String link(Account account) {
            return suite.mail()
                    .await(mail -> mail.to().equals(account.email().toLowerCase(Locale.ROOT)), PasswordRecovery.SOON)
                    .orElseThrow(() -> new AssertionError("No mail for " + account))
                    .links()
                    .get(0);
        }
    }

    private static Walker login(Stock stock, Windows windows) {
        return new Walker(windows.open(), stock.site().signIn()).see("login-login");
    }

    private static Steps resets(Stock stock, Account owner, Walker login) {
        Walker walker = asksForMail(login, owner);
        return choosesAPassword(walker.openMail(stock.link(owner))).in();
    }

    /** To the login page, which says that a mail was sent. */
    private static Walker asksForMail(Walker login, Account owner) {
        return login.press("a[href*='reset-credentials']")
                .see("login-login-reset-password")
                .fill("username", owner.email())
                .press("#kc-form-buttons")
                .see("login-login");
    }

    private static Walker choosesAPassword(Walker walker) {
        return walker.see("login-login-update-password")
                .fill("password-new", PasswordRecovery.NEW_PASSWORD)
                .fill("password-confirm", PasswordRecovery.NEW_PASSWORD)
                .press("#kc-submit");
    }
}
