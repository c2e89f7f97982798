package org.powersource.acceptance.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Chromium's password manager in a profile of its own. Its decisions are read in its log ({@code chrome://password-manager-internals}),
 * its passwords are kept by the page of its settings ({@code chrome://password-manager}).
 */
public final class PasswordManager {

    /** What it does about a password that was sent and wasn't refused. */
    public enum Decision {
        ASK("Decision: ASK the user"),
        /** It keeps this user name with this password already. */
        KNOWN("Decision: UPDATE only the metadata");

        private final String logged;

        Decision(String logged) {
            this.logged = logged;
        }
    }

    private static final Duration SOON = Duration.ofSeconds(10);

    private final BrowserContext context;
    private final Page log;

    PasswordManager(BrowserContext context) {
        this.context = context;
        // It logs while this page is open.
        this.log = context.newPage();
        log.navigate("chrome://password-manager-internals");
    }

    /** A new tab of the profile. */
    public Page open() {
        return context.newPage();
    }

    /** Keeps a password as if its owner had entered it in the settings. */
    public void keep(String url, String username, String password) {
        Page settings = context.newPage();
        settings.navigate("chrome://password-manager/passwords");
        settings.evaluate(
                "entry => chrome.passwordsPrivate.addPassword({...entry, note: '', useAccountStore: false})",
                Map.of("url", url, "username", username, "password", password));
        settings.close();
    }

    /** Waits for as many decisions, and compares all there are. */
    public void await(Decision... expected) {
        Eventually.until(
                "decided " + expected.length + " times", SOON, () -> decisions().size() >= expected.length);
        assertThat(decisions()).containsExactly(expected);
    }

    private List<Decision> decisions() {
        return ((String) log.evaluate("document.body.innerText"))
                .lines()
                .flatMap(line -> Stream.of(Decision.values()).filter(decision -> line.contains(decision.logged)))
                .toList();
    }
}
