package org.powersource.idp.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "::ffff:192.0.2.1, 192.0.2.1",
        "::FFFF:c000:201, 192.0.2.1",
        "2001:db8:0:7::1, 20010db800000007/64",
        "2001:DB8::7:ffff:1:2:3, 20010db800000007/64",
        "[2001:db8:0:7::1], 20010db800000007/64",
        "2001:db8:0:8::1, 20010db800000008/64",
        "fe80::1%eth0, fe80000000000000/64",
        "::1, 0000000000000000/64",
        // What a proxy may say instead (RFC 7239 §6).
        "unknown, unknown",
        "_hidden:7, _hidden:7",
        "g::1, g::1"
    })
    void clientsCountByWhatTheyCannotChoose(String host, String counted) {
        assertThat(ClientAddress.of(host)).isEqualTo(counted);
    }
}
