package org.powersource.devserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MailServerTest {

    @Test
    void takesAnyRecipientAndTellsTheNewestFirst() {
        try (MailServer server = MailServer.start()) {
            send(server, "first");
            assertThat(server.await(mail -> mail.subject().equals("first"), Duration.ofSeconds(5)))
                    .isPresent();
            send(server, "second");
            assertThat(server.await(mail -> mail.subject().equals("second"), Duration.ofSeconds(5)))
                    .get()
                    .satisfies(mail -> {
                        assertThat(mail.to()).isEqualTo("Jane.Doe@springfield.example");
                        assertThat(mail.from()).isEqualTo("no-reply@powersource.example");
                        assertThat(mail.text()).startsWith("Hello");
                        assertThat(mail.html()).isEmpty();
                    });
            assertThat(server.mailsTo("Jane.Doe@springfield.example"))
                    .extracting(ReceivedMail::subject)
                    .containsExactly("second", "first");
            server.forgetAll();
            assertThat(server.mails()).isEmpty();
        }
    }

    private static void send(MailServer server, String subject) {
        GreenMailUtil.sendTextEmail(
                "Jane.Doe@springfield.example",
                "no-reply@powersource.example",
                subject,
                "Hello",
                new ServerSetup(server.port(), server.host(), ServerSetup.PROTOCOL_SMTP));
    }
}
