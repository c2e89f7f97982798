package org.powersource.devserver;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortTest {

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "0.0.0.0"})
    void portInUseIsNamedWithItsOption(String address) throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName(address))) {
            Port port = new Port(other.getLocalPort(), "-Ddemo.http.port=");

            assertThatThrownBy(port::requireFree)
                    .isInstanceOf(PortInUseException.class)
                    .hasMessageContaining("Port " + other.getLocalPort())
                    .hasMessageContaining("-Ddemo.http.port=");
        }
    }

    @Test
    void freePortPasses() {
        assertThatCode(() -> Port.free().requireFree()).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 65_536})
    void impossibleNumberIsNamedWithItsOption(int number) {
        assertThatThrownBy(() -> new Port(number, "-Ddemo.mail.port="))
                .hasMessageContaining(String.valueOf(number))
                .hasMessageContaining("-Ddemo.mail.port=");
    }
}
