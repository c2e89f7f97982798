package org.powersource.acceptance.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.powersource.acceptance.mail.Timeline;
import org.powersource.devserver.ReceivedMail;

/** Forgot My Password in one realm, step by step, without scripts; and the mails that come of it. */
public final class WayBack {

    public static final Duration SOON = Duration.ofSeconds(20);
    /** By then the outbox knows whose account a typed address is: it looks each second. */
    private static final Duration ADDRESSED = Duration.ofSeconds(3);

    public static final String NEW_PASSWORD = "Changed-Password-2026";
    public static final String LINK_SUBJECT = "Your link to a new password";
    public static final String NEWS_SUBJECT = "About your forgotten password";

    private static final String QUESTION = "powersource reminder question";
    private static final String MAIL = "powersource reset mail";

    private static final Set<String> UNSETTLED = Set.of("queued", "sending", "retrying");

    private final Suite suite;
    private final Realm realm;
    private final Site site;

    private WayBack(Suite suite, Realm realm) {
        this.suite = suite;
        this.realm = realm;
        this.site = realm.site(Site.POWERSOURCE);
    }

    /** In a realm with the options of {@code realm-export.json}, but limits that many tests from one address don't meet. */
    public static WayBack in(Suite suite) {
        return in(suite, "recovery", file -> {});
    }

    public static WayBack in(Suite suite, String name, Consumer<RealmFile> change) {
        return new WayBack(
                suite,
                suite.variant(
                        name,
                        file -> change.accept(mailOption(
                                mailOption(file, "mailsPerHourAndClient", "10000"), "cooldownSeconds", "1"))));
    }

    public static RealmFile mailOption(RealmFile file, String option, String value) {
        return file.authenticatorOption(MAIL, option, value);
    }

    public static RealmFile questionOption(RealmFile file, String option, String value) {
        return file.authenticatorOption(QUESTION, option, value);
    }

    /** Changes an option of the mails in the running realm. */
    public void set(String option, String value) {
        realm.admin().flows().getExecutions("powersource reset").stream()
                .filter(step -> "powersource-reset-mail".equals(step.getProviderId()))
                .map(step -> realm.admin().flows().getAuthenticatorConfig(step.getAuthenticationConfig()))
                .forEach(config -> {
                    config.getConfig().put(option, value);
                    realm.admin().flows().updateAuthenticatorConfig(config.getId(), config);
                });
    }

    public Realm realm() {
        return realm;
    }

    public Site site() {
        return site;
    }

    /** Somebody who may use the site. */
    public Account account() {
        return realm.accountFor(site);
    }

    /** Another browser; the word says whose. */
    public HttpBrowser browser(String whose) {
        assertThat(whose).isNotBlank();
        return new HttpBrowser(suite.url());
    }

    /** To the page after the address. */
    public Answer start(HttpBrowser browser, String address) {
        return browser.open(site).click("#kc-forgot-password").submit("#kc-reset-password-form", "username", address);
    }

    /** The page after the address, and its headers, as a stranger gets them; without what is random and the address, which it repeats. */
    public String questionPage(String typed) {
        Answer page = start(browser("stranger"), typed);
        assertThat(page.pageId()).as(typed).isEqualTo("login-reminder-question");
        return page.withoutRandomValues(page.element("#recovery-address").wholeText());
    }

    /** To the page after the question. */
    public Answer answer(Answer question, String answer) {
        assertThat(question.pageId()).as(question.toString()).isEqualTo("login-reminder-question");
        return question.submit("#kc-reminder-question-form", "answer", answer);
    }

    /** All that the owner does until the mail is on its way. */
    public Answer askForMail(HttpBrowser browser, Account account) {
        return answer(start(browser, account.email()), NewAccount.ANSWER);
    }

    /** Presses <i>send again</i> until the cool-down is over and so many mails are there; gives the page after it. */
    public Answer sendAgain(Answer sent, Account account, String subject, int mails) {
        AtomicReference<Answer> page = new AtomicReference<>(sent);
        Eventually.until(mails + " mails after the cool-down", SOON, () -> {
            page.updateAndGet(answer -> answer.press("send-again"));
            return mails(account, subject).size() >= mails;
        });
        return page.get();
    }

    public Answer choose(Answer form, String password) {
        return form.submit("#kc-passwd-update-form", "password-new", password, "password-confirm", password);
    }

    /** Of the newest reset mail. */
    public String link(Account account) {
        await(account, LINK_SUBJECT);
        return links(account).get(0);
    }

    /** Of all reset mails, newest first. */
    public List<String> links(Account account) {
        return mails(account, LINK_SUBJECT).stream()
                .map(mail -> mail.links().get(0))
                .toList();
    }

    /** Newest first. */
    public List<ReceivedMail> mails(Account account, String subject) {
        return suite.mail().mailsTo(account.email()).stream()
                .filter(mail -> mail.subject().equals(subject))
                .toList();
    }

    /** Subject of the first mail that reaches the owner of a new account. */
    public String told(Account account) {
        return suite.mail()
                .await(mail -> mail.to().equals(account.email()), SOON)
                .orElseThrow(() -> new AssertionError("No mail for " + account))
                .subject();
    }

    public String news(Account account) {
        return await(account, NEWS_SUBJECT).text();
    }

    public ReceivedMail await(Account account, String subject) {
        return suite.mail()
                .await(
                        candidate -> candidate.to().equals(account.email())
                                && candidate.subject().equals(subject),
                        SOON)
                .orElseThrow(() -> new AssertionError("No mail \"" + subject + "\" for " + account));
    }

    /** Whether the password lets somebody in who comes afresh. */
    public boolean letsIn(Account account, String password) {
        Answer answer = browser("fresh").open(site).signIn(account.email(), password);
        return answer.location() != null && answer.told().containsKey("code");
    }

    /**
     * Kinds of the account's mails, newest first, without those that had nothing to say; once it is settled what becomes of each,
     * but for those of an activation, which are planned for days.
     */
    public List<String> mailed(Account account) {
        addressed();
        Eventually.until(
                "settled: all mails of " + account,
                SOON,
                () -> rows(account)
                        .filter(row -> !row.get("kind").asText().startsWith("activation-"))
                        .noneMatch(row -> UNSETTLED.contains(row.get("state").asText())));
        return rows(account)
                .filter(row -> !row.get("state").asText().equals("discarded"))
                .map(row -> row.get("kind").asText())
                .toList();
    }

    /** Before that, a mail that was just asked for is in no account's timeline. */
    private void addressed() {
        LockSupport.parkNanos(ADDRESSED.toNanos());
    }

    /** What its timeline says of each mail, newest first. */
    public Stream<JsonNode> rows(Account account) {
        JsonNode rows = Timeline.read(Timeline.ask(
                        realm,
                        "?user=" + account.id(),
                        suite.admin().tokenManager().getAccessTokenString())
                .body());
        return StreamSupport.stream(rows.spliterator(), false);
    }
}
