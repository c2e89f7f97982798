package org.powersource.acceptance.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.powersource.acceptance.suite.PasswordRecovery.NEW_PASSWORD;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.Invitation;
import org.powersource.acceptance.suite.NewAccount;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.PasswordRecovery;
import org.powersource.acceptance.suite.Query;
import org.powersource.acceptance.suite.Suite;

/** Forms that somebody else fills in, methods and parameters that no form sends, sessions that somebody else began. */
@OnTheSuite
class ForgedRequestsIT {

    private static final String FORM = "application/x-www-form-urlencoded";

    private final PasswordRecovery recovery;
    private final Invitation invitation;

    ForgedRequestsIT(Suite suite) {
        this.recovery = PasswordRecovery.in(suite);
        this.invitation = Invitation.in(suite);
    }

    /** Another site can send a form, but knows no session code; and the victim's cookies don't come along with it. */
    @Test
    void formsOfStrangersDoNothing(HttpBrowser browser) {
        Account account = recovery.account();
        Answer question = recovery.start(browser, account.email());
        assertThat(forged(question, "answer", NewAccount.ANSWER)).isNotEqualTo("login-reset-mail-sent");
        Answer sent = recovery.answer(recovery.start(browser, account.email()), NewAccount.ANSWER);
        String link = recovery.link(account);
        assertThat(forged(sent, "send-again", "true")).isNotEqualTo("login-reset-mail-sent");
        Answer form = recovery.browser("owner").open(link);
        forged(form, "password-new", NEW_PASSWORD, "password-confirm", NEW_PASSWORD);
        Answer login = recovery.browser("owner").open(recovery.site());
        assertThat(forged(login, "username", account.email(), "password", account.password()))
                .isNotEqualTo("a sign-in");

        assertThat(recovery.mailed(account)).containsExactly("reset-link");
        assertThat(recovery.letsIn(account, NEW_PASSWORD)).isFalse();
        assertThat(recovery.letsIn(account, account.password())).isTrue();
    }

    @Test
    void activationFormsOfStrangersDoNothing(HttpBrowser browser) {
        Account account = invitation.account();
        Answer form = browser.open(invitation.link(account));

        forged(
                form,
                "password-new",
                NEW_PASSWORD,
                "password-confirm",
                NEW_PASSWORD,
                "question",
                "stuffedAnimal",
                "answer",
                NewAccount.ANSWER,
                "answer-confirm",
                NewAccount.ANSWER);

        assertThat(invitation.isActive(account)).isFalse();
        invitation.activate(browser.open(invitation.link(account)), Invitation.PASSWORD);
        assertThat(invitation.isActive(account)).isTrue();
    }

    @Test
    void questionIsNotSetByStrangers(HttpBrowser browser) {
        Account account = recovery.realm()
                .newAccount()
                .withoutReminderQuestion()
                .site(recovery.site())
                .create();
        Answer form = browser.open(recovery.site()).signIn(account);

        forged(form, "question", "stuffedAnimal", "answer", "Attacker", "answer-confirm", "Attacker");

        assertThat(account.admin().credentials())
                .noneMatch(credential -> credential.getType().equals("reminder-question"));
    }

    /** Without the cookies, and with them but without the session code; gives what the first of them led to. */
    private String forged(Answer page, String... fields) {
        String action = page.element("form").absUrl("action");
        Answer stranger = recovery.browser("stranger").post(action, Query.fields(fields));
        Answer guessed = page.browser()
                .post(action.replaceFirst("session_code=[^&]*", "session_code=forged"), Query.fields(fields));
        assertThat(stranger.status()).as(stranger.toString()).isLessThan(500);
        assertThat(guessed.status()).as(guessed.toString()).isLessThan(500);
        URI location = stranger.location();
        return location != null && location.toString().contains("code=") ? "a sign-in" : stranger.pageId();
    }

    /** The identity cookie is made at the sign-in: who knew the session before it is nobody after it. */
    @Test
    void sessionThatSomebodyElseBeganIsNotTheirs(HttpBrowser attacker, HttpBrowser victim) {
        Account account = recovery.account();
        Answer begun = attacker.open(recovery.site());
        victim.plant(attacker);

        Answer signedIn = victim.open(begun.element("form").absUrl("action")).signIn(account);

        assertThat(signedIn.told()).containsKey("code");
        Answer again = attacker.open(recovery.site());
        assertThat(again.pageId()).isEqualTo("login-login");
        assertThat(again.text()).doesNotContain(account.email());
        assertThat(attacker.openOnly(recovery.site().signIn("prompt", "none")).told())
                .containsEntry("error", "login_required");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND"})
    void onlyPostSendsAForm(String method, HttpBrowser browser) {
        Account account = recovery.account();
        Answer login = browser.open(recovery.site());
        String filled = login.element("form").absUrl("action") + "&"
                + Query.of(Query.fields("username", account.email(), "password", account.password()));

        Answer answer = browser.sending("X-HTTP-Method-Override", "POST").send(method, filled);

        assertThat(answer.status()).as(answer.toString()).isNotEqualTo(500);
        assertThat(account.sessions()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "PROPFIND"})
    void activationKnowsItsMethodsOnly(String method, HttpBrowser browser) {
        String link = invitation.link(invitation.account());

        assertThat(browser.send(method, link).status()).isIn(405, 501);
    }

    /** Of a parameter that comes twice the first counts, for each check alike; the address's query is no form. */
    @Test
    void parametersThatComeTwiceGetNothingThrough(HttpBrowser browser) {
        Account account = recovery.account();
        Account other = recovery.account();
        Answer question = recovery.start(browser, account.email());
        String right = "answer=" + NewAccount.ANSWER;
        Answer twice = post(question, "", "answer=Wrong&" + right);
        Answer inAddress = post(twice, "&" + right, "answer=Wrong");
        Answer inAddressOnly = post(inAddress, "&" + right, "");
        assertThat(Stream.of(twice, inAddress, inAddressOnly).map(Answer::pageId))
                .containsOnly("login-reminder-question");

        Answer form = recovery.browser("stranger").open(recovery.site()).click("#kc-forgot-password");
        String both = Query.of(Map.of("username", other.email())) + "&" + Query.of(Map.of("username", account.email()));
        Answer ofFirst = post(form, "", both);
        recovery.answer(ofFirst, NewAccount.ANSWER);

        assertThat(recovery.mailed(other)).containsExactly("reset-link");
        assertThat(recovery.mailed(account)).isEmpty();
    }

    private static Answer post(Answer page, String inAddress, String body) {
        return page.browser()
                .post(page.element("form").absUrl("action") + inAddress, FORM, body.getBytes(StandardCharsets.UTF_8));
    }
}
