package org.powersource.devserver;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A TCP port to listen on.
 *
 * @param number 1 to 65535
 * @param option what a person sets to get another one, for messages
 */
public record Port(int number, String option) {

    private static final int LOWEST = 16_000;
    private static final int LOWEST_OF_CONNECTIONS = 32_000;
    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    public Port {
        if (number < 1 || number > 65_535) {
            throw new IllegalArgumentException("Port " + number + " is not between 1 and 65535; see " + option);
        }
    }

    /**
     * A port on which nothing listens now, and which wasn't returned before. It is below the ports of outgoing connections (Linux: from
     * 32,768), because one of those could be in use before a slow server listens.
     */
    public static Port free() {
        return new Random()
                .ints(LOWEST, LOWEST_OF_CONNECTIONS)
                .filter(number -> isFree(number) && GIVEN.add(number))
                .mapToObj(number -> new Port(number, "(a random port)"))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int number) {
        try (ServerSocket socket = new ServerSocket(number)) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    /** The given port, or a free one for 0. */
    public static Port of(int number, String option) {
        return number == 0 ? free() : new Port(number, option);
    }

    /** Checks all addresses: a listener on ::1 alone would get a browser's requests to localhost. */
    public Port requireFree() {
        try (ServerSocket socket = new ServerSocket(number)) {
            return new Port(socket.getLocalPort(), option);
        } catch (IOException e) {
            throw new PortInUseException(this, e);
        }
    }
}
