package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Addressee;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.Invitation;
import org.powersource.acceptance.suite.NewAccount;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.PasswordRecovery;
import org.powersource.acceptance.suite.Spelling;
import org.powersource.acceptance.suite.Suite;

/** The page that asks for the answer is a function of the folded address: nothing about an account changes it. */
@OnTheSuite
class QuestionPageIT {

    private static final String SET_QUESTION = "powersource-set-reminder-question";

    private final Suite suite;

    QuestionPageIT(Suite suite) {
        this.suite = suite;
    }

    private PasswordRecovery realm(boolean ownQuestion) {
        return PasswordRecovery.in(
                suite,
                ownQuestion ? "question-page-own" : "question-page",
                file -> Addressee.lockAtOnce(file)
                        .requiredActionOption(SET_QUESTION, "ownQuestion", Boolean.toString(ownQuestion)));
    }

    @ParameterizedTest
    @EnumSource(Addressee.class)
    void pageIsTheSameForEverySpelling(Addressee addressee) {
        for (boolean ownQuestion : new boolean[] {false, true}) {
            PasswordRecovery recovery = realm(ownQuestion);
            String address = addressee.address(recovery);

            assertThat(Spelling.all().map(spelling -> recovery.questionPage(spelling.of(address))))
                    .as(address)
                    .containsOnly(recovery.questionPage(address));
        }
    }

    @Test
    void addressWithAccentsHasOnePage() {
        PasswordRecovery recovery = realm(false);
        String address = NewAccount.address("Pat.Zo\u00eb");

        assertThat(Spelling.all().map(spelling -> recovery.questionPage(spelling.of(address))))
                .containsOnly(recovery.questionPage(address));
    }

    @Test
    void pageIsTheSameBeforeThereIsAnAccountAndAfterwards() {
        PasswordRecovery recovery = realm(false);
        String address = NewAccount.address("Pat.Lee");
        String before = recovery.questionPage(address);

        Account account = recovery.realm()
                .newAccount()
                .email(address)
                .withoutReminderQuestion()
                .create();
        String without = recovery.questionPage(address);
        account.admin().remove();
        Account enrolled = recovery.realm().newAccount().email(address).create();

        assertThat(List.of(without, recovery.questionPage(address))).containsOnly(before);
        enrolled.admin().remove();
        assertThat(recovery.questionPage(address)).isEqualTo(before);
    }

    @Test
    void pageIsTheSameAfterTheRealmsKeysWereReplaced() {
        PasswordRecovery recovery = PasswordRecovery.in(suite, "question-page-keys", file -> {});
        List<String> addresses = Stream.of(Addressee.KNOWN, Addressee.WITHOUT_QUESTION, Addressee.UNKNOWN)
                .flatMap(addressee -> addressee.addresses(recovery, 5).stream())
                .toList();
        List<String> before = addresses.stream()
                .map(address -> recovery.questionPage(address))
                .toList();

        recovery.realm().newHs512Key();

        assertThat(addresses.stream().map(address -> recovery.questionPage(address)))
                .isEqualTo(before);
    }

    @Test
    void accountsAreAskedForTheQuestionsOfTheirAddressAndAnswerTheirOwn(HttpBrowser browser) {
        PasswordRecovery recovery = realm(false);
        List<Answer> pages = IntStream.range(0, 20)
                .mapToObj(i -> recovery.start(recovery.browser("owner"), Addressee.KNOWN.address(recovery)))
                .toList();

        assertThat(pages).allSatisfy(page -> {
            assertThat(page.page().select("#reminder-questions > li")).hasSize(5);
            assertThat(page.page().select("details#all-reminder-questions li").eachText())
                    .containsAll(page.page().select("#reminder-questions > li").eachText())
                    .hasSizeGreaterThan(20);
            assertThat(page.element("details#all-reminder-questions").hasAttr("open"))
                    .isFalse();
            assertThat(recovery.answer(page, NewAccount.ANSWER).pageId()).isEqualTo("login-reset-mail-sent");
        });
        assertThat(pages.stream().map(page -> page.text("#reminder-questions")).distinct())
                .hasSizeGreaterThan(10);
    }

    @Test
    void lineAboutOnesOwnQuestionIsForEverybody() {
        for (Addressee addressee : List.of(Addressee.KNOWN, Addressee.UNKNOWN)) {
            PasswordRecovery own = realm(true);
            assertThat(own.start(own.browser("owner"), addressee.address(own)).text("#own-reminder-question"))
                    .isEqualTo("or the question that you wrote yourself");
            PasswordRecovery listed = realm(false);
            assertThat(listed.start(listed.browser("owner"), addressee.address(listed))
                            .has("#own-reminder-question"))
                    .isFalse();
        }
    }

    /** Nobody has to remember a question that no page shows first. */
    @Test
    void sameFiveComeFirstWhereTheQuestionIsChosen() {
        PasswordRecovery recovery = realm(false);
        Account account = recovery.realm()
                .newAccount()
                .site(recovery.site())
                .withoutReminderQuestion()
                .create();
        Answer form = recovery.browser("owner").open(recovery.site()).signIn(account);
        Invitation invitation = Invitation.in(suite);
        Account invited = invitation.account();
        Answer activation = invitation.browser("owner").open(invitation.link(invited));

        assertThat(choices(form).subList(0, 5)).isEqualTo(listed(recovery, account.email()));
        assertThat(choices(activation).subList(0, 5)).isEqualTo(listed(recovery, invited.email()));
        assertThat(choices(form)).containsExactlyInAnyOrderElementsOf(all(recovery, account.email()));
    }

    private static List<String> choices(Answer form) {
        return form.page().select("select#question option:not([value=''])").eachText();
    }

    private static List<String> listed(PasswordRecovery recovery, String address) {
        return recovery.start(recovery.browser("stranger"), address)
                .page()
                .select("#reminder-questions > li")
                .eachText();
    }

    private static List<String> all(PasswordRecovery recovery, String address) {
        return recovery.start(recovery.browser("stranger"), address)
                .page()
                .select("#all-reminder-questions li")
                .eachText();
    }
}
