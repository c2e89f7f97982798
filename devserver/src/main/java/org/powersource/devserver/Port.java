package org.powersource.devserver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/**
 * A TCP port to listen on.
 *
 * @param number 1 to 65535
 * @param option what a person sets to get another one, for messages
 */
public record Port(int number, String option) {

    public Port {
        if (number < 1 || number > 65_535) {
            throw new IllegalArgumentException("Port " + number + " is not between 1 and 65535; see " + option);
        }
    }

    /** One that nobody listens on now. */
    public static Port free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new Port(socket.getLocalPort(), "(chosen by the system)");
        } catch (IOException e) {
            throw new UncheckedIOException("No free port", e);
        }
    }

    /** The given port, or a free one for 0. */
    public static Port of(int number, String option) {
        return number == 0 ? free() : new Port(number, option);
    }

    /** Asked on all addresses: a listener on ::1 alone would catch what browsers send to localhost. */
    public Port requireFree() {
        try (ServerSocket socket = new ServerSocket(number)) {
            return new Port(socket.getLocalPort(), option);
        } catch (IOException e) {
            throw new PortInUseException(this, e);
        }
    }
}
