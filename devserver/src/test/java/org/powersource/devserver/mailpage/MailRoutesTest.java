package org.powersource.devserver.mailpage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.powersource.devserver.ReceivedMail;

class MailRoutesTest {

    private static final String MARKUP = "<script>alert(1)</script>\"'&";
    private static final String LINK = "http://localhost:8080/reset?key=a&tab=b";

    private final MailRoutes routes = new MailRoutes(() -> List.of(new ReceivedMail(
            "abc1",
            Instant.parse("2026-11-23T10:00:00Z"),
            MARKUP,
            MARKUP,
            MARKUP,
            "Open " + LINK + " now. " + MARKUP,
            "<script>parent.alert(1)</script><a href='" + LINK + "'>open</a>",
            List.of(LINK))));

    @ParameterizedTest
    @ValueSource(strings = {"/", "/mails/abc1"})
    void pagesShowMarkupOfAMailAsText(String path) {
        Reply reply = routes.reply(path);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).doesNotContain("<script").contains("&lt;script&gt;");
        assertThat(reply.policy()).contains("default-src 'none'").doesNotContain("unsafe");
    }

    @Test
    void linksOfAMailCanBeFollowed() {
        assertThat(routes.reply("/mails/abc1").body())
                .contains("<a href=\"http://localhost:8080/reset?key=a&amp;tab=b\" target=\"_blank\"");
    }

    @Test
    void htmlOfAMailIsSandboxed() {
        Reply reply = routes.reply("/mails/abc1/html");

        assertThat(reply.body()).contains("<base target=\"_blank\">");
        assertThat(reply.policy()).startsWith("sandbox ").doesNotContain("allow-scripts", "allow-same-origin");
    }

    @Test
    void jsonHoldsWhatTheContractNames() {
        assertThat(routes.reply("/api/mails").body())
                .startsWith("[{")
                .contains("\"id\":\"abc1\"", "\"time\":\"2026-11-23T10:00:00Z\"", "\"links\":[\"" + LINK + "\"]")
                .contains("\"to\":", "\"from\":", "\"subject\":", "\"text\":", "\"html\":");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/mails/ffff", "/mails/abc1/../..", "/style.css/x", "/MAILS/abc1", "//"})
    void otherPathsAreNotFoundAndNotReflected(String path) {
        Reply reply = routes.reply(path);

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.body()).doesNotContain(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "localhost:8025", "127.0.0.1:8025", "[::1]:8025"})
    void localNamesAreServed(String host) {
        assertThat(MailPage.isLocal(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "localhost.evil.example:8025", "127.0.0.1.evil.example"})
    void otherNamesAreNotServed(String host) {
        assertThat(MailPage.isLocal(host)).isFalse();
    }
}
