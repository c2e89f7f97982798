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
import org.junit.jupiter.api.Test;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.NewAccount;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.Suite;
import org.powersource.acceptance.suite.WayBack;

/** How often one may guess. */
@OnTheSuite
class RecoveryAnswersIT {

    private final WayBack wayBack;

    RecoveryAnswersIT(Suite suite) {
        this.wayBack = WayBack.in(suite);
    }

    @Test
    void fiveWrongAnswersHoldTheQuestionButNotTheLogin(HttpBrowser browser) {
        Account account = wayBack.account();
        Answer page = wayBack.start(browser, account.email());
        for (int i = 0; i < 5; i++) {
            page = wayBack.answer(page, "Wrong " + i);
        }
        assertThat(page.text()).contains("After 5 wrong answers the question is locked for 24 hours");

        page = wayBack.answer(page, NewAccount.ANSWER);

        assertThat(page.pageId()).isEqualTo("login-reminder-question");
        assertThat(wayBack.news(account)).contains("too many wrong answers");
        assertThat(wayBack.letsIn(account, account.password())).isTrue();
    }

    @Test
    void fifthAnswerIsStillAChanceAndStartsTheCountAnew(HttpBrowser browser) {
        Account account = wayBack.account();
        Answer page = wayBack.start(browser, account.email());
        for (int i = 0; i < 4; i++) {
            page = wayBack.answer(page, "Wrong " + i);
        }

        assertThat(wayBack.answer(page, NewAccount.ANSWER).pageId()).isEqualTo("login-reset-mail-sent");
        assertThat(wayBack.answer(wayBack.start(wayBack.browser("again"), account.email()), "Wrong")
                        .pageId())
                .isEqualTo("login-reminder-question");
        assertThat(wayBack.askForMail(wayBack.browser("again"), account).pageId())
                .isEqualTo("login-reset-mail-sent");
    }

    /** The events tell which answers were compared with the right one, and which came too late for that. */
    @Test
    void manyAnswersAtOnceAreNoMoreThanFive(Suite suite) {
        WayBack hurried = WayBack.in(suite, "answers-at-once", file -> {});
        Account account = hurried.account();
        List<Answer> pages = IntStream.range(0, 50)
                .mapToObj(i -> hurried.start(hurried.browser("bot"), account.email()))
                .toList();

        atOnce(pages, page -> hurried.answer(page, "Wrong"));

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

    @Test
    void numberOfAnswersIsAnOption(Suite suite, HttpBrowser browser) {
        WayBack strict = WayBack.in(suite, "two-answers", file -> WayBack.questionOption(file, "wrongAnswers", "2"));
        Account account = strict.account();
        Answer page = strict.answer(strict.start(browser, account.email()), "Wrong");
        assertThat(page.text()).contains("After 2 wrong answers");
        page = strict.answer(page, "Wrong again");

        assertThat(strict.answer(page, NewAccount.ANSWER).pageId()).isEqualTo("login-reminder-question");
    }
}
