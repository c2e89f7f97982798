package org.powersource.idp.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionConfigModel;
import org.powersource.idp.Stub;
import org.powersource.idp.account.EmailAddress;
import org.powersource.idp.account.Matching;
import org.powersource.idp.limit.Limit;
import org.powersource.idp.limit.MailLimits;
import org.powersource.idp.reminder.AskWhen;
import org.powersource.idp.reminder.QuestionList;
import org.powersource.idp.reminder.ReminderQuestion;

/** Values for the templates of Forgot My Password. */
class RecoveryPagesTest {

    private static final QuestionList LIST = list(false);
    private static final ReminderQuestion CHOSEN = LIST.getOthers().get(0);

    @ParameterizedTest
    @CsvSource({
        "LINK, BEFORE_MAIL, NEW_PASSWORD, false, false, false",
        "LINK, AFTER_LINK, NEW_PASSWORD, false, false, true",
        "TEMPORARY_PASSWORD, BEFORE_MAIL, NEW_PASSWORD, true, false, false",
        "LINK, BEFORE_MAIL, ACTIVATION, false, true, false",
        "LINK, AFTER_LINK, ACTIVATION, false, true, false",
        "TEMPORARY_PASSWORD, AFTER_LINK, ACTIVATION, false, true, false",
        "TEMPORARY_PASSWORD, AFTER_LINK, NEW_PASSWORD, true, false, true"
    })
    void pageAfterTheMailNamesWhatWasMailed(
            DeliverAs delivery,
            AskWhen ask,
            RecoveryOrder order,
            boolean password,
            boolean activation,
            boolean activationOffered) {
        ResetMailBean page = mailSent(delivery, ask, order, null, false, false);

        assertThat(page.isTemporaryPassword()).isEqualTo(password);
        assertThat(page.isActivation()).isEqualTo(activation);
        assertThat(page.isActivationOffered()).isEqualTo(activationOffered);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void pageAfterTheMailNamesTheLimits(boolean yes) {
        ResetMailBean page = mailSent(
                DeliverAs.LINK, AskWhen.BEFORE_MAIL, RecoveryOrder.NEW_PASSWORD, "support@id.example", yes, !yes);

        assertThat(page.getCooldownSeconds()).isEqualTo(90);
        assertThat(page.getPerHour()).isEqualTo(4);
        assertThat(page.getSenderAddress()).isEqualTo("support@id.example");
        assertThat(page.isAgain()).isEqualTo(yes);
        assertThat(page.isClientLimitReached()).isEqualTo(!yes);
    }

    private static ResetMailBean mailSent(
            DeliverAs delivery,
            AskWhen ask,
            RecoveryOrder order,
            @Nullable String sender,
            boolean again,
            boolean limitReached) {
        Limit answers = new Limit("answers", 1, Duration.ofHours(1));
        RecoverySettings settings = new RecoverySettings(
                Matching.EXACT,
                ask,
                answers,
                answers,
                delivery,
                Duration.ofHours(1),
                new MailLimits(Duration.ofSeconds(90), 4, 30),
                true);
        return new ResetMailBean(settings, sender, order, again, limitReached);
    }

    @ParameterizedTest
    @CsvSource({
        "LINK, false, recoveryQuestionFor",
        "TEMPORARY_PASSWORD, false, recoveryQuestionForTemporaryPassword",
        "LINK, true, recoveryQuestionAfterLink",
        "TEMPORARY_PASSWORD, true, recoveryQuestionAfterLink"
    })
    void questionPageSaysWhatTheAnswerLeadsTo(DeliverAs delivery, boolean byLink, String introduction) {
        QuestionPageBean page = new QuestionPageBean(LIST, Optional.empty(), delivery, byLink, false);

        assertThat(page.getIntroduction()).isEqualTo(introduction);
        assertThat(page.isByLink()).isEqualTo(byLink);
    }

    @Test
    void questionPageShowsTheSameToEverybodyBeforeALinkWasOpened() {
        QuestionPageBean page = new QuestionPageBean(LIST, Optional.empty(), DeliverAs.LINK, false, false);

        assertThat(page.getQuestions()).isEqualTo(LIST.getSuggested()).doesNotContain(CHOSEN);
        assertThat(page.isChosen()).isFalse();
        assertThat(page.getAllQuestions()).isEqualTo(LIST.getAll()).contains(CHOSEN);
    }

    @Test
    void questionPageShowsTheAccountsOwnQuestionToItsMailbox() {
        QuestionPageBean page = new QuestionPageBean(LIST, Optional.of(CHOSEN), DeliverAs.LINK, true, false);

        assertThat(page.getQuestions()).isEqualTo(List.of(CHOSEN));
        assertThat(page.isChosen()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void questionPageSaysWhetherOwnQuestionsAreAllowedAndMailsLimited(boolean yes) {
        QuestionPageBean page = new QuestionPageBean(list(yes), Optional.empty(), DeliverAs.LINK, false, !yes);

        assertThat(page.isOwnAllowed()).isEqualTo(yes);
        assertThat(page.isClientLimitReached()).isEqualTo(!yes);
    }

    private static QuestionList list(boolean ownQuestion) {
        RequiredActionConfigModel options = new RequiredActionConfigModel();
        options.setConfig(Map.of("ownQuestion", Boolean.toString(ownQuestion)));
        return QuestionList.of(
                EmailAddress.of("pat@springfield.example"),
                Stub.of(RealmModel.class, Map.of("getRequiredActionConfigByAlias", options)));
    }
}
