package org.powersource.acceptance.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.powersource.acceptance.suite.AdminApi.Reply;

/** A code to read out, as the admin API makes it. */
public record ReadOut(String code, Instant expires) {

    public static final String PATH = "/powersource/spoken-code";

    /** Looks like one, and is nobody's. */
    public static final String WRONG = "K7M-RW4-9F2Y";

    public static Reply ask(AdminApi api, Account account) {
        return api.post(PATH, Map.of("user", account.id()));
    }

    public static ReadOut of(AdminApi api, Account account) {
        Reply reply = ask(api, account);
        assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
        return new ReadOut(
                reply.json().path("code").asText(),
                Instant.ofEpochMilli(reply.json().path("expires").asLong()));
    }
}
