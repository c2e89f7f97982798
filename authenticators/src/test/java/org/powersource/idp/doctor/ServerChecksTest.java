package org.powersource.idp.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.common.Version;

class ServerChecksTest {

    @ParameterizedTest
    @CsvSource({
        "26.7.4, false",
        "26.7.99, false",
        "26.6.1, false",
        "26.8.0, true",
        "27.0.0, true",
        "999.0.0-SNAPSHOT, true",
        "UNKNOWN, false"
    })
    void onlyANewerMinorVersionIsUntested(String version, boolean newer) {
        assertThat(ServerChecks.isNewer(version)).isEqualTo(newer);
    }

    @Test
    void theVersionThatTheSuiteIsBuiltForIsTheTestedOne() {
        assertThat(Version.VERSION).startsWith(ServerChecks.TESTED + ".");
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.7, true",
        "192.168.1.1, true",
        "172.16.0.1, true",
        "127.0.0.1, true",
        "::1, true",
        "fd00::1, true",
        "fe80::1, true",
        "203.0.113.5, false",
        "2001:db8::1, false",
        "proxy.example, false",
        "'', false"
    })
    void internalAddressesAreThoseOfPrivateNetworks(String address, boolean internal) {
        assertThat(ServerChecks.isInternal(address)).isEqualTo(internal);
    }
}
