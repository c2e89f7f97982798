package org.powersource.acceptance.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.keycloak.representations.idm.EventRepresentation;
import org.keycloak.representations.idm.RequiredActionConfigRepresentation;

/** Activation of accounts in one realm, step by step, without scripts, and its mails. */
public final class Invitation extends MailedLink {

    public static final String ACTION = "powersource-activate-account";
    public static final String PASSWORD = "Chosen-By-Its-Owner-2026";
    public static final String SUBJECT = "Activate your account";
    public static final String REMINDER_SUBJECT = "Your account is not active yet";

    private Invitation(Suite suite, Realm realm) {
        super(suite, realm);
    }

    /** In a realm with the options of {@code realm-export.json}, but with limits that many tests from one address don't reach. */
    public static Invitation in(Suite suite) {
        return in(suite, "activation", file -> {});
    }

    public static Invitation in(Suite suite, String name, Consumer<RealmFile> change) {
        return new Invitation(
                suite,
                suite.variant(
                        name,
                        file -> change.accept(option(
                                option(lenient(file), "mailsPerHourAndClient", "10000"), "cooldownSeconds", "1"))));
    }

    /** Forgot My Password counts mails of a client under the same name. */
    private static RealmFile lenient(RealmFile file) {
        return PasswordRecovery.mailOption(
                PasswordRecovery.mailOption(
                        PasswordRecovery.askOption(file, "mailsPerHourAndClient", "10000"),
                        "mailsPerHourAndClient",
                        "10000"),
                "cooldownSeconds",
                "1");
    }

    public static RealmFile option(RealmFile file, String option, String value) {
        return file.requiredActionOption(ACTION, option, value);
    }

    /** A new account with access to the site, as a contact creates it. */
    public Account account() {
        return newAccount().create();
    }

    public NewAccount newAccount() {
        return realm().newAccount().inactive().site(site());
    }

    /** The same with a password of an administrator. */
    public Account accountWithPassword() {
        Account account = account();
        account.resetPassword(account.password());
        return account;
    }

    /** The link of the newest activation mail. */
    public String link(Account account) {
        return await(account, SUBJECT, 1).get(0).links().get(0);
    }

    /** Fills in the page correctly, and sends it. */
    public Answer activate(Answer page, String password) {
        assertThat(page.pageId()).as(page.toString()).isEqualTo("login-activate");
        return page.submit(
                "#kc-activate-form",
                "password-new",
                password,
                "password-confirm",
                password,
                "question",
                "stuffedAnimal",
                "answer",
                NewAccount.ANSWER,
                "answer-confirm",
                NewAccount.ANSWER);
    }

    /** Presses a button until the cool-down is over and the number of mails is reached; returns the next page. */
    public Answer pressUntil(Answer page, String button, Account account, int mails) {
        return pressUntil(page, button, account, SUBJECT, mails);
    }

    public boolean isActive(Account account) {
        return !account.admin().toRepresentation().getRequiredActions().contains(ACTION);
    }

    /** Events of the account's activation, oldest first. */
    public List<String> events(Account account) {
        return activationEvents(account).stream()
                .map(event -> event.getDetails().get("activation"))
                .toList();
    }

    public List<EventRepresentation> activationEvents(Account account) {
        return realm().events("CUSTOM_REQUIRED_ACTION", account).stream()
                .filter(event ->
                        event.getDetails() != null && event.getDetails().containsKey("activation"))
                .sorted(Comparator.comparing(EventRepresentation::getTime))
                .toList();
    }

    /** State of the newest mail with a link. */
    public String state(Account account) {
        return rows(account).stream()
                .filter(row -> row.get("kind").asText().equals("activation-link"))
                .map(row -> row.get("state").asText())
                .findFirst()
                .orElse("none");
    }

    public void awaitState(Account account, String state) {
        Eventually.until(state, SOON, () -> state(account).equals(state));
    }

    /** Changes an option of the running realm. */
    public void set(String option, String value) {
        RequiredActionConfigRepresentation config = realm().admin().flows().getRequiredActionConfig(ACTION);
        Objects.requireNonNull(config.getConfig()).put(option, value);
        realm().admin().flows().updateRequiredActionConfig(ACTION, config);
    }
}
