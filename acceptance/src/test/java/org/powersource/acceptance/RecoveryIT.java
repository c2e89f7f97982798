package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.Eventually;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.NewAccount;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Suite;
import org.powersource.devserver.ReceivedMail;

/** Forgot My Password: short for the owner, closed to everybody else, and alike for all. */
@OnTheSuite
class RecoveryIT {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String NEW = "Changed-Password-2026";
    private static final String LINK_SUBJECT = "Your link to a new password";
    private static final String NEWS_SUBJECT = "About your forgotten password";

    private final Suite suite;
    private final Realm realm;
    private final Site site;

    RecoveryIT(Suite suite) {
        this.suite = suite;
        // All tests come from one client address, and some ask twice.
        this.realm = suite.variant(
                "recovery",
                file -> file.tree()
                        .put("failureFactor", 3)
                        .path("authenticatorConfig")
                        .forEach(config -> {
                            var options = (ObjectNode) config.get("config");
                            if (options.has("mailsPerHourAndClient")) {
                                options.put("mailsPerHourAndClient", "10000").put("cooldownSeconds", "1");
                            }
                        }));
        this.site = realm.site(Site.POWERSOURCE);
    }

    @Test
    void ownerGetsBackInByTheQuestionAndTheLink(HttpBrowser browser) {
        Account account = realm.accountFor(site);

        Answer sent = answer(start(browser, account.email()), " reX ");
        assertThat(sent.pageId()).isEqualTo("login-reset-mail-sent");
        Answer form = browser.open(link(account));
        assertThat(form.pageId()).isEqualTo("login-login-update-password");
        Answer in = choose(form, NEW);

        assertThat(in.told()).containsEntry("state", Site.STATE).containsKey("code");
        assertThat(browser("next day").open(site).signIn(account.email(), NEW).told())
                .containsKey("code");
    }

    @Test
    void linkLeadsStraightToTheFormInAnotherBrowser(HttpBrowser browser) {
        Account account = realm.accountFor(site);
        answer(start(browser, account.email()), NewAccount.ANSWER);

        Answer form = browser("phone").open(link(account));
        assertThat(form.pageId()).isEqualTo("login-login-update-password");
        assertThat(choose(form, NEW).status()).isEqualTo(200);

        assertThat(browser("next day").open(site).signIn(account.email(), NEW).told())
                .containsKey("code");
    }

    @Test
    void scannersUseNothingUp(HttpBrowser browser) {
        Account account = realm.accountFor(site);
        answer(start(browser, account.email()), NewAccount.ANSWER);
        String link = link(account);

        for (int i = 0; i < 5; i++) {
            assertThat(browser("scanner").send("HEAD", link).status()).isEqualTo(200);
            Answer opened = browser("scanner").open(link);
            assertThat(choose(opened, "").pageId()).isEqualTo("login-login-update-password");
        }

        assertThat(choose(browser.open(link), NEW).told()).containsKey("code");
    }

    @Test
    void linkWorksOnceAndThenSaysSo(HttpBrowser browser) {
        Account account = realm.accountFor(site);
        answer(start(browser, account.email()), NewAccount.ANSWER);
        String link = link(account);
        Answer openForm = browser("second tab").open(link);
        choose(browser.open(link), NEW);

        Answer again = browser("later").open(link);
        assertThat(again.pageId()).isEqualTo("login-reset-link-ended");
        assertThat(again.status()).isEqualTo(410);
        assertThat(again.has("#new-link")).isTrue();
        assertThat(choose(openForm, "Another-Password-2026").pageId()).isEqualTo("login-reset-link-ended");
        assertThat(browser("next day").open(site).signIn(account.email(), NEW).told())
                .containsKey("code");
    }

    @Test
    void onlyTheNewestMailCounts(HttpBrowser browser) {
        Account account = realm.accountFor(site);
        AtomicReference<Answer> sent =
                new AtomicReference<>(answer(start(browser, account.email()), NewAccount.ANSWER));
        String first = link(account);
        Eventually.until("sent again after the cool-down", SOON, () -> {
            sent.updateAndGet(page -> page.press("send-again"));
            return links(account).size() > 1;
        });
        String second = link(account);

        assertThat(second).isNotEqualTo(first);
        assertThat(browser("old mail").open(first).pageId()).isEqualTo("login-reset-link-ended");
        assertThat(browser("new mail").open(second).pageId()).isEqualTo("login-login-update-password");
    }

    @Test
    void passwordPolicyIsCheckedAndTheLinkStaysGood(HttpBrowser browser) {
        Account account = realm.accountFor(site);
        answer(start(browser, account.email()), NewAccount.ANSWER);

        Answer refused = choose(browser.open(link(account)), "short");

        assertThat(refused.pageId()).isEqualTo("login-login-update-password");
        assertThat(choose(refused, NEW).told()).containsKey("code");
    }

    @Test
    void nobodyLearnsWhoHasAnAccount() {
        Account known = realm.accountFor(site);
        List<String> addresses = Stream.concat(
                        Stream.of(known.email(), known.email().replace("Pat", "pat"), "No.Body@springfield.example"),
                        special().all().map(Account::email))
                .toList();

        List<List<String>> tours = addresses.stream().map(this::tour).toList();

        assertThat(tours).allSatisfy(tour -> assertThat(tour).isEqualTo(tours.get(0)));
    }

    /** Everything that can be seen up to a wrong answer, the activation mail and the empty answer. */
    private List<String> tour(String address) {
        Answer question = start(browser("tour"), address);
        Answer wrong = answer(question, "Not The Answer");
        Answer nothing = answer(wrong, " ");
        Answer forgotten = nothing.press("forgot-answer");
        Answer resent = start(browser("tour"), address).press("resend-activation");
        return Stream.of(question, wrong, nothing, forgotten, resent)
                .map(page -> seen(page, address))
                .toList();
    }

    private static String seen(Answer page, String address) {
        String all = page.withoutRandomValues(address);
        return page.has("#question") ? all.replace(page.element("#question").html(), "(question)") : all;
    }

    @Test
    void ownerIsToldTheTruthByMail() {
        Account spelled = realm.accountFor(site);
        start(browser("spelling"), spelled.email().replace("Pat", "PAT"));
        assertThat(news(spelled)).contains("spelled in other letters", spelled.email());

        Special special = special();
        special.all().forEach(account -> start(browser("truth"), account.email()));

        assertThat(news(special.disabled())).contains("switched off");
        assertThat(news(special.contact())).contains("looks after others");
        assertThat(news(special.unasked())).contains("no reminder question yet");
    }

    /** Accounts whose way back isn't the question. */
    private record Special(Account disabled, Account contact, Account unasked) {

        Stream<Account> all() {
            return Stream.of(disabled, contact, unasked);
        }
    }

    private Special special() {
        Account disabled = realm.accountFor(site);
        UserRepresentation off = disabled.admin().toRepresentation();
        off.setEnabled(false);
        disabled.admin().update(off);
        Account contact = realm.accountFor(site);
        contact.admin()
                .roles()
                .realmLevel()
                .add(List.of(realm.admin().roles().get("technical-contact").toRepresentation()));
        return new Special(
                disabled, contact, realm.newAccount().withoutReminderQuestion().create());
    }

    @Test
    void rightAnswerOpensNothingForAContact() {
        Account contact = special().contact();
        Answer asked = answer(start(browser("contact"), contact.email()), NewAccount.ANSWER);

        assertThat(asked.pageId()).isEqualTo("login-reminder-question");
        assertThat(news(contact)).isNotEmpty();
        assertThat(links(contact)).isEmpty();
    }

    @Test
    void fiveWrongAnswersHoldTheQuestionButNotTheLogin(HttpBrowser browser) {
        Account account = realm.accountFor(site);
        Answer page = start(browser, account.email());
        for (int i = 0; i < 5; i++) {
            page = answer(page, "Wrong " + i);
        }

        page = answer(page, NewAccount.ANSWER);

        assertThat(page.pageId()).isEqualTo("login-reminder-question");
        assertThat(news(account)).contains("too many wrong answers");
        assertThat(browser("login").open(site).signIn(account).told()).containsKey("code");
    }

    @Test
    void fifthAnswerIsStillAChanceAndStartsTheCountAnew(HttpBrowser browser) {
        Account account = realm.accountFor(site);
        Answer page = start(browser, account.email());
        for (int i = 0; i < 4; i++) {
            page = answer(page, "Wrong " + i);
        }

        assertThat(answer(page, NewAccount.ANSWER).pageId()).isEqualTo("login-reset-mail-sent");
        assertThat(answer(start(browser("again"), account.email()), "Wrong").pageId())
                .isEqualTo("login-reminder-question");
        assertThat(answer(start(browser("again"), account.email()), NewAccount.ANSWER)
                        .pageId())
                .isEqualTo("login-reset-mail-sent");
    }

    @Test
    void manyAnswersAtOnceAreNoMoreThanFive() {
        Account account = realm.accountFor(site);
        List<Answer> pages = IntStream.range(0, 20)
                .mapToObj(i -> start(browser("bot"), account.email()))
                .toList();

        pages.parallelStream().forEach(page -> answer(page, "Wrong"));

        assertThat(answer(start(browser("bot"), account.email()), NewAccount.ANSWER)
                        .pageId())
                .isEqualTo("login-reminder-question");
    }

    @Test
    void secondFactorIsAskedForAfterTheLink(HttpBrowser browser) {
        Account account = realm.accountFor(site);
        account.admin().update(withOneTimeCode(account));
        answer(start(browser, account.email()), NewAccount.ANSWER);

        assertThat(browser.open(link(account)).pageId()).isEqualTo("login-login-otp");
    }

    private static UserRepresentation withOneTimeCode(Account account) {
        var credential = new CredentialRepresentation();
        credential.setType("otp");
        credential.setSecretData("{\"value\":\"12345678901234567890\"}");
        credential.setCredentialData("{\"subType\":\"totp\",\"digits\":6,\"period\":30,\"algorithm\":\"HmacSHA1\"}");
        UserRepresentation user = account.admin().toRepresentation();
        user.setCredentials(List.of(credential));
        return user;
    }

    @Test
    void withoutAccessTheNewPasswordCountsButNoSessionBegins(HttpBrowser browser) {
        Account account = realm.newAccount().create();
        answer(start(browser, account.email()), NewAccount.ANSWER);

        Answer refused = choose(browser.open(link(account)), NEW);

        assertThat(refused.pageId()).isEqualTo("login-site-access-error");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(account.sessions()).isEmpty();
        assertThat(refused.press("back-to-app").told())
                .containsEntry("error", "access_denied")
                .containsEntry("state", Site.STATE);
        assertThat(browser("later").open(site).signIn(account.email(), NEW).pageId())
                .isEqualTo("login-site-access-error");
    }

    @Test
    void newPasswordEndsTheLockOut(HttpBrowser browser) {
        Account account = realm.accountFor(site);
        Variants.lock(account);
        answer(start(browser, account.email()), NewAccount.ANSWER);

        choose(browser.open(link(account)), NEW);

        assertThat(browser("after").open(site).signIn(account.email(), NEW).told())
                .containsKey("code");
    }

    @Test
    void changeIsToldByMail(HttpBrowser browser) {
        Account account = realm.accountFor(site);
        answer(start(browser, account.email()), NewAccount.ANSWER);
        choose(browser.open(link(account)), NEW);

        assertThat(await(account, "Your password was changed").text())
                .contains(account.email())
                .contains("127.0.0.1")
                .doesNotContain(NEW);
    }

    @Test
    void noStepCanBeSkipped(HttpBrowser browser) {
        Account account = realm.accountFor(site);
        Answer question = start(browser, account.email());
        String action = question.element("form").absUrl("action");

        Answer other = browser.post(action, Map.of("tryAnotherWay", "on"));
        var choices = other.page().select("#kc-select-credential-form button");
        assertThat(choices).hasSize(1);
        other = other.submit("#kc-select-credential-form", "authenticationExecution", choices.val());
        assertThat(other.pageId()).isEqualTo("login-reminder-question");
        Answer forged = browser.post(
                other.element("form").absUrl("action").replaceFirst("execution=[^&]+", "execution=forged"),
                Map.of("answer", "x"));
        assertThat(forged.pageId()).isNotIn("login-reset-mail-sent", "login-login-update-password");
        assertThat(links(account)).isEmpty();
    }

    @Test
    void addressIsAskedForAgainIfItIsNone(HttpBrowser browser) {
        Answer start = browser.open(site).click("#kc-forgot-password");

        assertThat(start.pageId()).isEqualTo("login-login-reset-password");
        for (String typed : List.of("", "   ", "no-address", "x".repeat(300) + "@y.example")) {
            Answer again = start.submit("#kc-reset-password-form", "username", typed);
            assertThat(again.pageId()).isEqualTo("login-login-reset-password");
            assertThat(again.status()).isEqualTo(200);
        }
    }

    private Answer start(HttpBrowser browser, String address) {
        Answer question =
                browser.open(site).click("#kc-forgot-password").submit("#kc-reset-password-form", "username", address);
        assertThat(question.pageId()).as(question.toString()).isEqualTo("login-reminder-question");
        return question;
    }

    private static Answer answer(Answer question, String answer) {
        return question.submit("#kc-reminder-question-form", "answer", answer);
    }

    private static Answer choose(Answer form, String password) {
        return form.submit("#kc-passwd-update-form", "password-new", password, "password-confirm", password);
    }

    /** Another browser; the word says whose. */
    private HttpBrowser browser(String whose) {
        assertThat(whose).isNotBlank();
        return new HttpBrowser(suite.url());
    }

    private String link(Account account) {
        await(account, LINK_SUBJECT);
        return links(account).get(0);
    }

    /** Of all reset mails, newest first. */
    private List<String> links(Account account) {
        return suite.mail().mailsTo(account.email()).stream()
                .filter(mail -> mail.subject().equals(LINK_SUBJECT))
                .map(mail -> mail.links().get(0))
                .toList();
    }

    private String news(Account account) {
        return await(account, NEWS_SUBJECT).text();
    }

    private ReceivedMail await(Account account, String subject) {
        Optional<ReceivedMail> mail = suite.mail()
                .await(
                        candidate -> candidate.to().equals(account.email())
                                && candidate.subject().equals(subject),
                        SOON);
        return mail.orElseThrow(() -> new AssertionError("No mail \"" + subject + "\" for " + account));
    }
}
