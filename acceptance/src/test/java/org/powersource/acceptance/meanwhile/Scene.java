package org.powersource.acceptance.meanwhile;

import java.util.Locale;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.Invitation;
import org.powersource.acceptance.suite.NewAccount;
import org.powersource.acceptance.suite.PasswordRecovery;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Suite;

/** One person with one browser, at one app of a realm. */
final class Scene {

    private final PasswordRecovery recovery;
    private final Site site;
    private final HttpBrowser browser;

    private Scene(Suite suite, PasswordRecovery recovery) {
        this.recovery = recovery;
        this.site = realm().newSite().create();
        this.browser = new HttpBrowser(suite.url());
    }

    /** In a realm that all changes of one kind share. */
    static Scene in(Suite suite, Change change) {
        String name = change.isOfRealm() ? change.name().toLowerCase(Locale.ROOT) : "accounts";
        return new Scene(
                suite,
                PasswordRecovery.in(
                        suite,
                        "meanwhile-" + name,
                        file -> Invitation.option(
                                Invitation.option(file, "mailsPerHourAndClient", "10000"), "cooldownSeconds", "1")));
    }

    Realm realm() {
        return recovery.realm();
    }

    Site site() {
        return site;
    }

    HttpBrowser browser() {
        return browser;
    }

    PasswordRecovery recovery() {
        return recovery;
    }

    NewAccount newAccount() {
        return realm().newAccount().site(site);
    }

    Answer login() {
        return browser.open(site);
    }

    /** To the page after the address. */
    Answer question(Account account) {
        return login().click("#kc-forgot-password").submit("#kc-reset-password-form", "username", account.email());
    }

    String resetLink(Account account) {
        recovery.answer(question(account), NewAccount.ANSWER);
        return recovery.link(account);
    }

    String activationLink(Account account) {
        return recovery.await(account, Invitation.SUBJECT).links().get(0);
    }
}
