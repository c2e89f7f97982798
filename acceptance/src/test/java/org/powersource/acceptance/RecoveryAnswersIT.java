package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.NewAccount;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.PasswordRecovery;
import org.powersource.acceptance.suite.Suite;

/** How often one may guess. */
@OnTheSuite
class RecoveryAnswersIT {

    private final PasswordRecovery recovery;

    RecoveryAnswersIT(Suite suite) {
        this.recovery = PasswordRecovery.in(suite);
    }

    @Test
    void fiveWrongAnswersHoldTheQuestionButNotTheLogin(HttpBrowser browser) {
        Account account = recovery.account();
        Answer page = recovery.start(browser, account.email());
        for (int i = 0; i < 5; i++) {
            page = recovery.answer(page, "Wrong " + i);
        }
        assertThat(page.text()).contains("After 5 wrong answers the question is locked for 24 hours");

        page = recovery.answer(page, NewAccount.ANSWER);

        assertThat(page.pageId()).isEqualTo("login-reminder-question");
        assertThat(recovery.news(account)).contains("too many wrong answers");
        assertThat(recovery.letsIn(account, account.password())).isTrue();
    }

    @Test
    void fifthAnswerIsStillAChanceAndStartsTheCountAnew(HttpBrowser browser) {
        Account account = recovery.account();
        Answer page = recovery.start(browser, account.email());
        for (int i = 0; i < 4; i++) {
            page = recovery.answer(page, "Wrong " + i);
        }

        assertThat(recovery.answer(page, NewAccount.ANSWER).pageId()).isEqualTo("login-reset-mail-sent");
        assertThat(recovery.answer(recovery.start(recovery.browser("again"), account.email()), "Wrong")
                        .pageId())
                .isEqualTo("login-reminder-question");
        assertThat(recovery.askForMail(recovery.browser("again"), account).pageId())
                .isEqualTo("login-reset-mail-sent");
    }

    /** The events tell which answers were compared with the right one, and which came too late for that. */
    @Test
    void manyAnswersAtOnceAreNoMoreThanFive(Suite suite) {
        PasswordRecovery hurried = PasswordRecovery.in(suite, "answers-at-once", file -> {});
        Account account = hurried.account();
        List<Answer> pages = IntStream.range(0, 50)
                .mapToObj(i -> hurried.start(hurried.browser("bot"), account.email()))
                .toList();

        atOnce(pages, page -> assertThat(hurried.answer(page, "Wrong").pageId()).isEqualTo("login-reminder-question"));

        Map<String, Long> reasons = hurried
                .realm()
                .admin()
                .getEvents(List.of("RESET_PASSWORD_ERROR"), null, null, null, null, null, 0, 100)
                .stream()
                .collect(Collectors.groupingBy(event -> event.getDetails().get("reason"), Collectors.counting()));
        assertThat(reasons).containsOnly(entry("wrong_answer", 5L), entry("question_locked", 45L));
        assertThat(hurried.askForMail(hurried.browser("bot"), account).pageId()).isEqualTo("login-reminder-question");
    }

    private static void await(CountDownLatch start) {
        try {
            start.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void atOnce(List<Answer> pages, Consumer<Answer> request) {
        CountDownLatch start = new CountDownLatch(1);
        List<CompletableFuture<Void>> requests = pages.stream()
                .map(page -> CompletableFuture.runAsync(
                        () -> {
                            await(start);
                            request.accept(page);
                        },
                        task -> new Thread(task).start()))
                .toList();
        start.countDown();
        requests.forEach(CompletableFuture::join);
    }

    /** Each is the first one to count its address, and they share their client. */
    @Test
    void manyFirstRequestsAtOnceEndOnNoErrorPage(Suite suite) {
        PasswordRecovery hurried = PasswordRecovery.in(suite, "requests-at-once", file -> {});
        List<Answer> forms = IntStream.range(0, 50)
                .mapToObj(i -> hurried.browser("bot").open(hurried.site()).click("#kc-forgot-password"))
                .toList();

        atOnce(
                forms,
                form -> assertThat(form.submit("#kc-reset-password-form", "username", NewAccount.address("First"))
                                .pageId())
                        .isEqualTo("login-reminder-question"));
    }

    @Test
    void wrongAnswersAddUpOverDays(Suite suite, HttpBrowser browser) {
        PasswordRecovery patient = PasswordRecovery.in(
                suite,
                "answers-in-a-week",
                file -> PasswordRecovery.questionOption(
                        PasswordRecovery.questionOption(file, "wrongAnswers", "100"), "wrongAnswersInAWeek", "2"));
        Account account = patient.account();
        Answer page = patient.start(browser, account.email());
        page = patient.answer(patient.answer(page, "Wrong"), "Wrong again");

        assertThat(patient.answer(page, NewAccount.ANSWER).pageId()).isEqualTo("login-reminder-question");
        assertThat(patient.news(account)).contains("too many wrong answers");
    }

    @Test
    void rightAnswerStartsTheCountOfDaysAnew(Suite suite, HttpBrowser browser) {
        PasswordRecovery patient = PasswordRecovery.in(
                suite,
                "answers-in-a-week",
                file -> PasswordRecovery.questionOption(
                        PasswordRecovery.questionOption(file, "wrongAnswers", "100"), "wrongAnswersInAWeek", "2"));
        Account account = patient.account();
        patient.answer(patient.answer(patient.start(browser, account.email()), "Wrong"), NewAccount.ANSWER);

        Answer page = patient.answer(patient.start(patient.browser("again"), account.email()), "Wrong");

        assertThat(patient.answer(page, NewAccount.ANSWER).pageId()).isEqualTo("login-reset-mail-sent");
    }

    /** Otherwise one could try the answer that most people give for any number of addresses. */
    @Test
    void answersAreLimitedForAClientAddress(Suite suite) {
        PasswordRecovery strict = PasswordRecovery.in(
                suite, "answers-of-a-client", file -> PasswordRecovery.mailOption(file, "mailsPerHourAndClient", "2"));
        Account account = strict.account();
        for (int i = 0; i < 4; i++) {
            strict.answer(strict.start(strict.browser("bot"), NewAccount.address("No.Body")), "Wrong");
        }

        assertThat(Stream.of(account.email(), NewAccount.address("No.Body"))
                        .map(address -> strict.answer(strict.start(strict.browser("bot"), address), NewAccount.ANSWER)))
                .allSatisfy(page -> {
                    assertThat(page.pageId()).isEqualTo("login-reminder-question");
                    assertThat(page.text()).contains("Too many answers came from your network");
                });
    }

    @Test
    void newKeysOfTheRealmEndNoLock(Suite suite, HttpBrowser browser) {
        PasswordRecovery strict = PasswordRecovery.in(
                suite, "new-keys", file -> PasswordRecovery.questionOption(file, "wrongAnswers", "1"));
        Account account = strict.account();
        strict.answer(strict.start(browser, account.email()), "Wrong");

        strict.realm().newHs512Key();

        assertThat(strict.askForMail(strict.browser("later"), account).pageId()).isEqualTo("login-reminder-question");
    }

    @Test
    void numberOfAnswersIsAnOption(Suite suite, HttpBrowser browser) {
        PasswordRecovery strict = PasswordRecovery.in(
                suite, "two-answers", file -> PasswordRecovery.questionOption(file, "wrongAnswers", "2"));
        Account account = strict.account();
        Answer page = strict.answer(strict.start(browser, account.email()), "Wrong");
        assertThat(page.text()).contains("After 2 wrong answers");
        page = strict.answer(page, "Wrong again");

        assertThat(strict.answer(page, NewAccount.ANSWER).pageId()).isEqualTo("login-reminder-question");
    }
}
