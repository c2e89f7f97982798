package org.powersource.acceptance.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.EventRepresentation;
import org.keycloak.representations.idm.RequiredActionConfigRepresentation;
import org.powersource.acceptance.mail.Timeline;
import org.powersource.devserver.ReceivedMail;

/** From a new account to an active one in one realm, step by step, without scripts; and the mails that come of it. */
public final class Invitation {

    public static final Duration SOON = Duration.ofSeconds(20);
    public static final String ACTION = "powersource-activate-account";
    public static final String PASSWORD = "Chosen-By-Its-Owner-2026";
    public static final String SUBJECT = "Activate your account";
    public static final String REMINDER_SUBJECT = "Your account is not active yet";

    private final Suite suite;
    private final Realm realm;
    private final Site site;

    private Invitation(Suite suite, Realm realm) {
        this.suite = suite;
        this.realm = realm;
        this.site = realm.site(Site.POWERSOURCE);
    }

    /** In a realm with the options of {@code realm-export.json}, but limits that many tests from one address don't meet. */
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
        return WayBack.mailOption(WayBack.mailOption(file, "mailsPerHourAndClient", "10000"), "cooldownSeconds", "1");
    }

    public static RealmFile option(RealmFile file, String option, String value) {
        return file.requiredActionOption(ACTION, option, value);
    }

    public Realm realm() {
        return realm;
    }

    public Site site() {
        return site;
    }

    /** An account as a contact makes it, for somebody who may use the site. */
    public Account account() {
        return newAccount().create();
    }

    public NewAccount newAccount() {
        return realm.newAccount().inactive().site(site);
    }

    /** One that an administrator gave a password, too. */
    public Account accountWithPassword() {
        Account account = account();
        CredentialRepresentation password = new CredentialRepresentation();
        password.setType(CredentialRepresentation.PASSWORD);
        password.setValue(account.password());
        password.setTemporary(false);
        account.admin().resetPassword(password);
        return account;
    }

    /** Another browser; the word says whose. */
    public HttpBrowser browser(String whose) {
        assertThat(whose).isNotBlank();
        return new HttpBrowser(suite.url());
    }

    /** Of the newest activation mail. */
    public String link(Account account) {
        return await(account, SUBJECT, 1).get(0).links().get(0);
    }

    /** So many mails of that subject, newest first. */
    public List<ReceivedMail> await(Account account, String subject, int count) {
        Eventually.until(
                count + " mails \"" + subject + "\" for " + account,
                SOON,
                () -> mails(account, subject).size() >= count);
        return mails(account, subject);
    }

    public List<ReceivedMail> mails(Account account, String subject) {
        return mailsTo(account.email()).stream()
                .filter(mail -> mail.subject().equals(subject))
                .toList();
    }

    public List<ReceivedMail> mailsTo(String address) {
        return suite.mail().mailsTo(address);
    }

    /** Fills the page in as it should be, and sends it. */
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

    /** Presses a button until the cool-down is over and so many mails are there; gives the page after it. */
    public Answer pressUntil(Answer page, String button, Account account, int mails) {
        AtomicReference<Answer> last = new AtomicReference<>(page);
        Eventually.until(mails + " mails after the cool-down", SOON, () -> {
            last.updateAndGet(answer -> answer.press(answer.has("#" + button) ? button : "send-again"));
            return mails(account, SUBJECT).size() >= mails;
        });
        return last.get();
    }

    public boolean isActive(Account account) {
        return !account.admin().toRepresentation().getRequiredActions().contains(ACTION);
    }

    /** Whether the password lets somebody in who comes afresh. */
    public boolean letsIn(Account account, String password) {
        Answer answer = browser("fresh").open(site).signIn(account.email(), password);
        return answer.location() != null && answer.told().containsKey("code");
    }

    /** What happened to the account's activation, oldest first. */
    public List<String> events(Account account) {
        return activationEvents(account).stream()
                .map(event -> event.getDetails().get("activation"))
                .toList();
    }

    public List<EventRepresentation> activationEvents(Account account) {
        return realm.events("CUSTOM_REQUIRED_ACTION", account).stream()
                .filter(event ->
                        event.getDetails() != null && event.getDetails().containsKey("activation"))
                .sorted(Comparator.comparing(EventRepresentation::getTime))
                .toList();
    }

    /** The account's mails, newest first, sent or not. */
    public List<JsonNode> rows(Account account) {
        JsonNode rows = Timeline.read(Timeline.ask(
                        realm,
                        "?user=" + account.id(),
                        suite.admin().tokenManager().getAccessTokenString())
                .body());
        return StreamSupport.stream(rows.spliterator(), false).toList();
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
        RequiredActionConfigRepresentation config = realm.admin().flows().getRequiredActionConfig(ACTION);
        Objects.requireNonNull(config.getConfig()).put(option, value);
        realm.admin().flows().updateRequiredActionConfig(ACTION, config);
    }
}
