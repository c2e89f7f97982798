package org.powersource.idp.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.common.ClientConnection;
import org.powersource.idp.Stub;
import org.powersource.idp.limit.Limits.Count;

class AllowanceTest {

    private static final Duration HOUR = Duration.ofHours(1);

    /** An answer may say that the client is limited, and nothing of an address. */
    @Test
    void reachedLimitIsTheClientsOrAnother() {
        Limit limit = new Limit("mails", 5, HOUR);
        Count client = new Count("192.0.2.7", limit);

        assertThat(Allowance.of(Optional.empty(), client)).isEqualTo(Allowance.ALLOWED);
        assertThat(Allowance.of(Optional.of(new Count("192.0.2.7", limit)), client))
                .isEqualTo(Allowance.CLIENT_LIMIT);
        assertThat(Allowance.of(Optional.of(new Count("pat@s.example", limit)), client))
                .isEqualTo(Allowance.OTHER_LIMIT);
    }

    @ParameterizedTest
    @CsvSource({"192.0.2.7, 192.0.2.7", "2001:db8:0:7::1, 20010db800000007/64", ", null"})
    void mailsOfAClientAreCountedByItsAddress(@Nullable String host, String counted) {
        Map<String, Object> answers = new HashMap<>();
        if (host != null) {
            answers.put("getRemoteHost", host);
        }
        ClientConnection connection = Stub.of(ClientConnection.class, answers);

        assertThat(ClientAddress.of(connection)).isEqualTo(counted);
        assertThat(ClientAddress.mails(connection, 7))
                .isEqualTo(new Count(counted, new Limit("mails of a client", 7, HOUR)));
    }

    @ParameterizedTest
    @CsvSource({"0, PT1H", "-1, PT1H", "1, PT0S", "1, PT-1S"})
    void limitNeedsAPositiveNumberAndWindow(int max, Duration window) {
        assertThatThrownBy(() -> new Limit("mails", max, window))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("mails");
    }

    @Test
    void limitHasNoLockTimeByDefault() {
        assertThat(new Limit("mails", 1, Duration.ofMillis(1)).hold()).isZero();
    }
}
