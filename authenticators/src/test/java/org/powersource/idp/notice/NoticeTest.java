package org.powersource.idp.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.powersource.idp.Stub;
import org.powersource.idp.account.AccountChange;
import org.powersource.idp.mail.Enclosure;
import org.powersource.idp.mail.MailContent;
import org.powersource.idp.mail.MailOf;
import org.powersource.idp.mail.MailTime;

class NoticeTest {

    private static final Locale FRENCH = Locale.forLanguageTag("fr");
    private static final KeycloakSession SESSION = Stub.of(
            KeycloakSession.class,
            Map.of("getContext", Stub.of(KeycloakContext.class, Map.of("resolveLocale", FRENCH))));
    private static final UserModel OWNER = Stub.of(
            UserModel.class,
            Map.of("getEmail", "pat@springfield.example", "getFirstAttribute", "Pat@springfield.example"));

    @ParameterizedTest
    @CsvSource({
        "SPELLING, SPELLING_CHANGED",
        "PASSWORD, PASSWORD_CHANGED",
        "REMINDER_QUESTION, QUESTION_CHANGED",
        // Told with the earlier address.
        "ADDRESS, "
    })
    void changeHasItsNotice(AccountChange change, @Nullable Notice notice) {
        assertThat(Notice.of(change)).isEqualTo(Optional.ofNullable(notice));
    }

    /** Rows and meters contain the ids. */
    @ParameterizedTest
    @CsvSource({
        "ADDRESS_CHANGED, address-changed, noticeAddressChanged, noticeNotYoursDo",
        "ADDRESS_LEFT, address-left, noticeAddressLeft, noticeAddressLeftDo",
        "SPELLING_CHANGED, spelling-changed, noticeSpellingChanged, noticeNotYoursDo",
        "PASSWORD_CHANGED, password-changed, noticePasswordChanged, noticeNotYoursDo",
        "QUESTION_CHANGED, question-changed, noticeQuestionChanged, noticeQuestionNotYoursDo"
    })
    void noticeSaysWhatChangedWhenAndWhatToDo(Notice notice, String id, String messages, String advice) {
        MailContent content = notice.compose(SESSION, OWNER, MailOf.details(Map.of()), Enclosure.NOTHING);

        assertThat(notice.id()).isEqualTo(id);
        assertThat(content.subjectKey()).isEqualTo(messages + "Subject");
        assertThat(content.attributes())
                .isEqualTo(Map.of(
                        "what",
                        messages,
                        "advice",
                        advice,
                        "account",
                        "Pat@springfield.example",
                        "when",
                        MailTime.inWords(MailOf.REQUESTED_AT, FRENCH)));
    }

    @ParameterizedTest
    @EnumSource
    void noticeIsTriedForThreeDays(Notice notice) {
        assertThat(notice.worth()).isEqualTo(Duration.ofDays(3));
    }

    @Test
    void addressesAndPlaceAreThoseOfTheChange() {
        Map<String, String> details =
                Map.of("account", "New@springfield.example", "from", "Old@springfield.example", "browser", "Firefox");

        assertThat(Notice.ADDRESS_LEFT
                        .compose(SESSION, OWNER, MailOf.details(details), Enclosure.NOTHING)
                        .attributes())
                .containsAllEntriesOf(details);
    }

    @Test
    void everyNoticeIsRegistered() {
        assertThat(new Notices().kinds()).containsExactly(Notice.values());
    }
}
