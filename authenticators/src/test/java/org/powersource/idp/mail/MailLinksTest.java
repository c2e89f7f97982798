package org.powersource.idp.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.common.util.Time;

class MailLinksTest {

    /** A mail whose server never said that it took it has a life all the same. */
    @ParameterizedTest
    @CsvSource({
        // state, seconds until the end, ended
        "QUEUED, , false",
        "SENDING, , false", // a try runs
        "RETRYING, , false", // no try reached a mail server so far
        "SENDING, -1, true", // an earlier try had no answer
        "RETRYING, -1, true",
        "RETRYING, 60, false",
        "HELD, , true",
        "HELD, 60, false",
        "ACCEPTED, , true",
        "ACCEPTED, 60, false",
        "ACCEPTED, -1, true",
        "REFUSED, , true",
        "REFUSED, 60, false",
        "REFUSED, -1, true",
        "EXPIRED, , true",
        "EXPIRED, -1, true",
        "DISCARDED, , true",
        "DISCARDED, 60, false",
        "DISCARDED, -1, true"
    })
    void everyLinkEnds(MailState state, @Nullable Integer seconds, boolean ended) {
        MailEntity row = new MailEntity();
        row.state = state;
        row.expiresAt = seconds == null ? null : Time.currentTimeMillis() + seconds * 1000L;

        assertThat(MailLinks.hasEnded(row)).isEqualTo(ended);
    }
}
