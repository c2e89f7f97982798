package org.powersource.idp.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.powersource.idp.mail.MailOf;
import org.powersource.idp.recovery.RecoveryNewsMail.Occasion;
import org.powersource.idp.recovery.RecoveryRules.Facts;

class RecoveryRulesTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
                    # spelled, enabled, active, privileged, held, question, case
                    false, false, false, true,  true,  false, OTHER_SPELLING
                    true,  false, false, true,  true,  false, DISABLED
                    true,  true,  false, true,  true,  false, NOT_ACTIVE
                    true,  true,  true,  true,  true,  false, PRIVILEGED
                    true,  true,  true,  false, true,  false, LOCKED
                    true,  true,  true,  false, false, false, NO_QUESTION
                    true,  true,  true,  false, false, true,  OPEN
                    true,  true,  true,  false, true,  true,  LOCKED
                    true,  true,  true,  true,  false, true,  PRIVILEGED
                    true,  true,  false, false, false, true,  NOT_ACTIVE
                    true,  false, true,  false, false, true,  DISABLED
                    false, true,  true,  false, false, true,  OTHER_SPELLING
                    """)
    void firstReasonCounts(
            boolean spelled,
            boolean enabled,
            boolean active,
            boolean privileged,
            boolean held,
            boolean question,
            RecoveryCase expected) {
        assertThat(RecoveryRules.decide(new Facts(spelled, enabled, active, privileged, held, question)))
                .isEqualTo(expected);
    }

    /** In events, details of mails and message keys. */
    @ParameterizedTest
    @CsvSource({
        "OPEN, open, true",
        "OTHER_SPELLING, otherSpelling, false",
        "DISABLED, disabled, false",
        "NOT_ACTIVE, notActive, false",
        "PRIVILEGED, privileged, false",
        "LOCKED, locked, true",
        "NO_QUESTION, noQuestion, true"
    })
    void contactsPassTheQuestionOnly(RecoveryCase state, String word, boolean openToContacts) {
        assertThat(state.word()).isEqualTo(word);
        assertThat(state.isOpenToContacts()).isEqualTo(openToContacts);
    }

    @ParameterizedTest
    @EnumSource
    void typedAddressIsNewsUnlessTheQuestionIsOpen(RecoveryCase state) {
        assertThat(Occasion.ADDRESS.isNews(state, () -> false)).isEqualTo(state != RecoveryCase.OPEN);
        assertThat(Occasion.ADDRESS.isNews(state, () -> true)).isFalse();
    }

    /** The owner of an active account gets the mail again, even within the cooldown. */
    @ParameterizedTest
    @EnumSource
    void pressedButtonIsNewsOnce(RecoveryCase state) {
        assertThat(Occasion.ACTIVATION.isNews(state, () -> false)).isTrue();
        assertThat(Occasion.ACTIVATION.isNews(state, () -> true)).isEqualTo(state == RecoveryCase.OPEN);
    }

    @ParameterizedTest
    @EnumSource
    void lockedQuestionIsNewsWhileItIsLocked(RecoveryCase state) {
        for (boolean told : List.of(true, false)) {
            assertThat(Occasion.HELD.isNews(state, () -> told)).isEqualTo(state == RecoveryCase.LOCKED);
        }
    }

    @ParameterizedTest
    @EnumSource
    void occasionIsInTheDetails(Occasion occasion) {
        assertThat(Occasion.of(MailOf.details(occasion.details()))).isEqualTo(occasion);
    }

    @Test
    void mailWithoutAnOccasionIsOfATypedAddress() {
        assertThat(Occasion.of(MailOf.details(Map.of()))).isEqualTo(Occasion.ADDRESS);
    }

    /** Minutes from the order of the mail. */
    @ParameterizedTest
    @CsvSource({"0, true", "1439, true", "1440, false", "1441, false"})
    void answerCountsForADay(int minutes, boolean counts) {
        assertThat(RecoveryRules.answeredAt(
                        MailOf.details(Map.of()), MailOf.REQUESTED_AT.plus(Duration.ofMinutes(minutes))))
                .isEqualTo(counts ? Optional.of(MailOf.REQUESTED_AT) : Optional.empty());
    }

    /** Another mail that an ended link's button brought doesn't renew the answer. */
    @ParameterizedTest
    @CsvSource({"0, true", "839, true", "840, false"})
    void answerBeforeAnEarlierMailCountsFromThenOn(int minutes, boolean counts) {
        var answered = MailOf.REQUESTED_AT.minus(Duration.ofHours(10));
        var mail = MailOf.details(Map.of(ResetLinkMail.ANSWERED_AT, Long.toString(answered.toEpochMilli())));

        assertThat(RecoveryRules.answeredAt(mail, MailOf.REQUESTED_AT.plus(Duration.ofMinutes(minutes))))
                .isEqualTo(counts ? Optional.of(answered) : Optional.empty());
    }
}
