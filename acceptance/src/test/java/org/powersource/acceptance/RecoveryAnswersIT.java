package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
        assertThat(page.text()).contains("After 5 wrong answers the question is closed for 24 hours");

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

    @Test
    void manyAnswersAtOnceAreNoMoreThanFive() {
        Account account = wayBack.account();
        List<Answer> pages = IntStream.range(0, 50)
                .mapToObj(i -> wayBack.start(wayBack.browser("bot"), account.email()))
                .toList();

        pages.parallelStream().forEach(page -> wayBack.answer(page, "Wrong"));

        assertThat(wayBack.askForMail(wayBack.browser("bot"), account).pageId()).isEqualTo("login-reminder-question");
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
