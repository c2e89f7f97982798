package org.powersource.acceptance.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.powersource.devserver.ReceivedMail;

/** Forgot My Password in one realm, step by step, without scripts, and its mails. */
public final class PasswordRecovery extends MailedLink {

    public static final String NEW_PASSWORD = "Changed-Password-2026";
    public static final String LINK_SUBJECT = "Your link to a new password";
    public static final String NEWS_SUBJECT = "About your forgotten password";

    private static final String QUESTION = "powersource reminder question";
    private static final String MAIL = "powersource reset mail";

    private static final Set<String> UNSETTLED = Set.of("queued", "sending", "retrying");

    private PasswordRecovery(Suite suite, Realm realm) {
        super(suite, realm);
    }

    /** In a realm with the options of {@code realm-export.json}, but with limits that many tests from one address don't reach. */
    public static PasswordRecovery in(Suite suite) {
        return in(suite, "recovery", file -> {});
    }

    public static PasswordRecovery in(Suite suite, String name, Consumer<RealmFile> change) {
        return new PasswordRecovery(
                suite,
                suite.variant(
                        name,
                        file -> change.accept(mailOption(
                                mailOption(
                                        askOption(file, "mailsPerHourAndClient", "10000"),
                                        "mailsPerHourAndClient",
                                        "10000"),
                                "cooldownSeconds",
                                "1"))));
    }

    /** Of <i>Ask my contact</i>. */
    public static RealmFile askOption(RealmFile file, String option, String value) {
        return file.authenticatorOption("powersource site access", option, value);
    }

    public static RealmFile mailOption(RealmFile file, String option, String value) {
        return file.authenticatorOption(MAIL, option, value);
    }

    public static RealmFile questionOption(RealmFile file, String option, String value) {
        return file.authenticatorOption(QUESTION, option, value);
    }

    /** Changes an option of the mails in the running realm. */
    public void set(String option, String value) {
        realm().admin().flows().getExecutions("powersource reset").stream()
                .filter(step -> "powersource-reset-mail".equals(step.getProviderId()))
                .map(step -> realm().admin().flows().getAuthenticatorConfig(step.getAuthenticationConfig()))
                .forEach(config -> {
                    config.getConfig().put(option, value);
                    realm().admin().flows().updateAuthenticatorConfig(config.getId(), config);
                });
    }

    /** An account with access to the site. */
    public Account account() {
        return realm().accountFor(site());
    }

    /** Sends the address; returns the next page. */
    public Answer start(HttpBrowser browser, String address) {
        return browser.open(site()).click("#kc-forgot-password").submit("#kc-reset-password-form", "username", address);
    }

    /** The page after the address, and its headers, as a stranger gets them, without random values and the address. */
    public String questionPage(String typed) {
        Answer page = start(browser("stranger"), typed);
        assertThat(page.pageId()).as(typed).isEqualTo("login-reminder-question");
        return page.withoutRandomValues(page.element("#recovery-address").wholeText());
    }

    /** Sends the answer; returns the next page. */
    public Answer answer(Answer question, String answer) {
        assertThat(question.pageId()).as(question.toString()).isEqualTo("login-reminder-question");
        return question.submit("#kc-reminder-question-form", "answer", answer);
    }

    /** All steps of the owner until the mail is ordered. */
    public Answer askForMail(HttpBrowser browser, Account account) {
        return answer(start(browser, account.email()), NewAccount.ANSWER);
    }

    /** Presses <i>send again</i> until the cool-down is over and the number of mails is reached; returns the next page. */
    public Answer sendAgain(Answer sent, Account account, String subject, int mails) {
        return pressUntil(sent, "send-again", account, subject, mails);
    }

    public Answer choose(Answer form, String password) {
        return form.submit("#kc-passwd-update-form", "password-new", password, "password-confirm", password);
    }

    /** The link of the newest reset mail. */
    public String link(Account account) {
        await(account, LINK_SUBJECT);
        return links(account).get(0);
    }

    /** The links of all reset mails, newest first. */
    public List<String> links(Account account) {
        return mails(account, LINK_SUBJECT).stream()
                .map(mail -> mail.links().get(0))
                .toList();
    }

    /** Subject of the first mail that reaches the owner of a new account. */
    public String told(Account account) {
        return suite().mail()
                .await(mail -> mail.to().equals(account.email()), SOON)
                .orElseThrow(() -> new AssertionError("No mail for " + account))
                .subject();
    }

    public String news(Account account) {
        return await(account, NEWS_SUBJECT).text();
    }

    public ReceivedMail await(Account account, String subject) {
        return await(account, subject, 1).get(0);
    }

    /**
     * Kinds of the account's mails, newest first, when their results are final. Without discarded mails, and without those of an activation,
     * which are planned for days.
     */
    public List<String> mailed(Account account) {
        addressed();
        Eventually.until(
                "settled: all mails of " + account,
                SOON,
                () -> rows(account).stream()
                        .filter(row -> !row.get("kind").asText().startsWith("activation-"))
                        .noneMatch(row -> UNSETTLED.contains(row.get("state").asText())));
        return rows(account).stream()
                .filter(row -> !row.get("state").asText().equals("discarded"))
                .map(row -> row.get("kind").asText())
                .toList();
    }

    /**
     * Waits until the outbox has looked up all typed addresses; before that, a new mail is in no timeline. The outbox looks them up in the order
     * of the requests. So a mail of another account is ordered and awaited, in another realm: here its request would count against the limit of
     * the client address.
     */
    private void addressed() {
        PasswordRecovery others = in(suite());
        Account last = others.realm().newAccount().withoutReminderQuestion().create();
        others.start(others.browser("last"), last.email());
        others.news(last);
    }
}
