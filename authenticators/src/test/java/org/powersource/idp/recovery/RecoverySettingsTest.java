package org.powersource.idp.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.models.RealmModel;
import org.powersource.idp.account.Matching;
import org.powersource.idp.limit.Limit;
import org.powersource.idp.limit.MailLimits;
import org.powersource.idp.reminder.AskWhen;

class RecoverySettingsTest {

    private static final String START = RecoveryStartFactory.ID;
    private static final String QUESTION = AskQuestionFactory.ID;
    private static final String MAIL = ResetMailFactory.ID;

    private static final RecoverySettings DEFAULTS = new RecoverySettings(
            Matching.EXACT,
            AskWhen.BEFORE_MAIL,
            new Limit("wrong answers", 5, Duration.ofHours(1), Duration.ofHours(24)),
            new Limit("wrong answers in a week", 20, Duration.ofDays(7)),
            DeliverAs.LINK,
            Duration.ofHours(1),
            new MailLimits(Duration.ofMinutes(1), 5, 30),
            true);

    @Test
    void stepsWithoutOptionsHaveTheDefaults() {
        assertThat(RecoverySettings.of(ResetFlow.with(START, Map.of()))).isEqualTo(DEFAULTS);
    }

    @Test
    void flowWithoutTheStepsHasTheDefaults() {
        assertThat(RecoverySettings.of(new ResetFlow().realm())).isEqualTo(DEFAULTS);
    }

    static Stream<Arguments> options() {
        return Stream.of(
                option(START, "matching", "ignore-case", RecoverySettings::matching, Matching.IGNORE_CASE),
                option(QUESTION, "ask", "after-link", RecoverySettings::ask, AskWhen.AFTER_LINK),
                option(
                        QUESTION,
                        "wrongAnswers",
                        "3",
                        settings -> settings.wrongAnswers().max(),
                        3),
                option(
                        QUESTION,
                        "wrongAnswersMinutes",
                        "7",
                        settings -> settings.wrongAnswers().window(),
                        Duration.ofMinutes(7)),
                option(
                        QUESTION,
                        "holdHours",
                        "2",
                        settings -> settings.wrongAnswers().hold(),
                        Duration.ofHours(2)),
                option(
                        QUESTION,
                        "wrongAnswersInAWeek",
                        "9",
                        settings -> settings.wrongAnswersInAWeek().max(),
                        9),
                option(
                        MAIL,
                        "delivery",
                        "temporary-password",
                        RecoverySettings::delivery,
                        DeliverAs.TEMPORARY_PASSWORD),
                option(MAIL, "linkMinutes", "10", RecoverySettings::life, Duration.ofMinutes(10)),
                option(
                        MAIL,
                        "cooldownSeconds",
                        "9",
                        settings -> settings.limits().cooldown(),
                        Duration.ofSeconds(9)),
                option(MAIL, "mailsPerHour", "8", settings -> settings.limits().perAddress(), 8),
                option(
                        MAIL,
                        "mailsPerHourAndClient",
                        "7",
                        settings -> settings.limits().perClient(),
                        7),
                option(MAIL, "signOutOtherSessions", "false", RecoverySettings::signOutOtherSessions, false));
    }

    private static Arguments option(
            String step, String name, String value, Function<RecoverySettings, Object> read, Object expected) {
        return Arguments.of(step, name, value, read, expected);
    }

    @ParameterizedTest(name = "{1}={2} at {0}")
    @MethodSource("options")
    void optionIsReadAtItsStepAndNowhereElse(
            String step, String name, String value, Function<RecoverySettings, Object> read, Object expected) {
        assertThat(read.apply(RecoverySettings.of(ResetFlow.with(step, Map.of(name, value)))))
                .isEqualTo(expected);
        assertThat(Stream.of(START, QUESTION, MAIL).filter(other -> !other.equals(step)))
                .allSatisfy(other -> assertThat(RecoverySettings.of(ResetFlow.with(other, Map.of(name, value))))
                        .isEqualTo(DEFAULTS));
    }

    @Test
    void stepInASubflowCounts() {
        RealmModel realm = new ResetFlow()
                .step("top", START, Map.of())
                .subflow("top", "inner")
                .step("inner", MAIL, Map.of("linkMinutes", "10"))
                .realm();

        assertThat(RecoverySettings.of(realm).life()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void ofTwoStepsTheFirstCounts() {
        RealmModel realm = new ResetFlow()
                .step("top", MAIL, Map.of("linkMinutes", "10"))
                .step("top", MAIL, Map.of("linkMinutes", "20"))
                .realm();

        assertThat(RecoverySettings.of(realm).life()).isEqualTo(Duration.ofMinutes(10));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void configurationThatIsEmptyOrGoneMeansTheDefaults(boolean isThereAConfig) {
        assertThat(RecoverySettings.of(new ResetFlow()
                        .stepWithoutOptions("top", MAIL, isThereAConfig)
                        .realm()))
                .isEqualTo(DEFAULTS);
    }
}
