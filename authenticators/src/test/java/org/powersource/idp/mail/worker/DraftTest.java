package org.powersource.idp.mail.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.powersource.idp.mail.Delivery;
import org.powersource.idp.mail.smtp.WrittenMail;

class DraftTest {

    private static final WrittenMail MAIL =
            new WrittenMail("m1", "pat@s.example", "en", "Subject", "Text", "<p>Text</p>", Map.of(), null);

    /** Later the account may have another address. Milliseconds since the mail was written, far from the end of its life. */
    @ParameterizedTest
    @CsvSource({"0, true", "500, true", "1100, false", "60000, false"})
    void writtenMailIsGoodForASecond(long millis, boolean good) {
        long writtenAt = System.nanoTime() - Duration.ofMillis(millis).toNanos();

        assertThat(new Draft(MAIL, null, writtenAt).isGood()).isEqualTo(good);
        assertThat(new Draft(null, Delivery.held(), writtenAt).isGood()).isTrue();
    }

    @Test
    void mailIsPostedAndAReasonIsNot() {
        Delivery accepted = Delivery.accepted("250 taken", null);
        Draft mail = Draft.of(MAIL);
        Draft none = Draft.none(Delivery.discarded("no account"));

        assertThat(mail.isMail()).isTrue();
        assertThat(mail.isGood()).isTrue();
        assertThat(mail.deliver(posted -> posted.equals(MAIL) ? accepted : Delivery.held()))
                .isSameAs(accepted);
        assertThat(none.isMail()).isFalse();
        assertThat(none.deliver(posted -> accepted)).isEqualTo(Delivery.discarded("no account"));
    }
}
