package org.powersource.acceptance.meanwhile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.keycloak.representations.idm.RealmRepresentation;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.Nightly;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.PasswordRecovery;
import org.powersource.acceptance.suite.Suite;

/**
 * Each step, each change, each click: no error, a page with a sentence and a way on, and nothing half done. {@code docs/meanwhile.md}
 * says which page it is; {@code mvn verify -Pnightly -Dit.test=MeanwhileIT -DwriteDocs=true} writes it.
 */
@OnTheSuite
class MeanwhileIT {

    /** After these the account gets no new password by a link that was mailed before. */
    private static final Set<Change> END_LINKS = EnumSet.of(
            Change.ACCOUNT_REMOVED,
            Change.ACCOUNT_DISABLED,
            Change.ACCOUNT_INACTIVE,
            Change.ACCOUNT_OF_A_CONTACT,
            Change.ADDRESS,
            Change.PASSWORD);

    /** After these nobody goes on who gave the password before. */
    private static final Set<Change> END_SIGN_INS = EnumSet.of(
            Change.ACCOUNT_REMOVED,
            Change.ACCOUNT_DISABLED,
            Change.ACCOUNT_INACTIVE,
            Change.ADDRESS,
            Change.PASSWORD,
            Change.SIGNED_OUT_EVERYWHERE);

    private static final Set<Step> RESETS =
            EnumSet.of(Step.NEW_PASSWORD, Step.NEW_PASSWORD_ON_ANOTHER_DEVICE, Step.OTHER_ACCOUNT);

    private static final Set<Step> AFTER_THE_PASSWORD =
            EnumSet.of(Step.SECOND_FACTOR, Step.SET_QUESTION, Step.SITE_ACCESS_ERROR, Step.ASKED_FOR_ACCESS);

    private static final EndsDocument DOCUMENT = EndsDocument.read();

    private final Suite suite;

    MeanwhileIT(Suite suite) {
        this.suite = suite;
    }

    static Stream<Arguments> formsOfEndedAccounts() {
        return cells(MeanwhileIT::isOfEachBuild);
    }

    static Stream<Arguments> allOthers() {
        return cells((change, click) -> !isOfEachBuild(change, click));
    }

    private static boolean isOfEachBuild(Change change, Click click) {
        return click == Click.SENT && (change == Change.ACCOUNT_DISABLED || change == Change.ADDRESS);
    }

    @AfterAll
    static void writeDocument() {
        DOCUMENT.writeIfAsked();
    }

    private static Stream<Arguments> cells(BiPredicate<Change, Click> which) {
        return Stream.of(Step.values())
                .flatMap(step -> Stream.of(Change.values())
                        .flatMap(change -> Stream.of(Click.values())
                                .filter(click -> which.test(change, click))
                                .map(click -> Arguments.of(step, change, click))));
    }

    @ParameterizedTest
    @MethodSource
    void formsOfEndedAccounts(Step step, Change change, Click click) {
        check(step, change, click);
    }

    @Nightly
    @ParameterizedTest
    @MethodSource
    void allOthers(Step step, Change change, Click click) {
        check(step, change, click);
    }

    private void check(Step step, Change change, Click click) {
        Scene scene = Scene.in(suite, change);
        RealmRepresentation before = scene.realm().admin().toRepresentation();
        Account owner = step.account(scene);
        Answer page = step.reach(scene, owner);
        click.before(scene, step, page, owner);
        Answer answer;
        change.happen(scene, owner);
        try {
            answer = click.on(scene, step, page, owner);
        } finally {
            change.undo(scene, before);
        }

        String told = step + ", " + change + ", " + click + ": " + answer;
        assertThat(answer.status()).as(told).isLessThan(500);
        if (answer.location() == null) {
            assertThat(answer.pageId()).as(told).startsWith("login-");
            assertThat(answer.element("main").text()).as(told).isNotBlank();
            assertThat(answer.text()).as(told).doesNotContainIgnoringCase("cookie");
            assertThat(answer.page().select("main a[href]:not([hreflang]), main button, main input[type=submit]"))
                    .as(told)
                    .isNotEmpty();
        }
        DOCUMENT.check(step, change, click, answer);
        if (click == Click.BACK_AND_SENT_AGAIN) {
            return;
        }
        if (END_LINKS.contains(change) && RESETS.contains(step)) {
            assertThat(scene.recovery().letsIn(owner, PasswordRecovery.NEW_PASSWORD))
                    .as(told)
                    .isFalse();
        }
        if (END_SIGN_INS.contains(change) && AFTER_THE_PASSWORD.contains(step) && click != Click.SECOND_TAB) {
            assertThat(answer.location()).as(told).isNull();
        }
    }
}
