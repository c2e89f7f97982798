package org.powersource.idp.limit;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import org.keycloak.common.ClientConnection;

/**
 * The client that a limit counts. An IPv4 address counts as a whole. Of an IPv6 address the first 64 bits count, because everybody gets at
 * least that many addresses (RFC 6177 §2). An IPv4-mapped address (RFC 4291 §2.5.5.2) counts as the IPv4 address.
 */
public final class ClientAddress {

    private static final int NETWORK_BYTES = 8;

    private ClientAddress() {}

    /** Requests without an address share a count. */
    public static String of(ClientConnection connection) {
        return of(String.valueOf(connection.getRemoteHost()));
    }

    /** Count of the mails that the client orders, for all features together. */
    public static Limits.Count mails(ClientConnection connection, int perHour) {
        return new Limits.Count(of(connection), new Limit("mails of a client", perHour, Duration.ofHours(1)));
    }

    static String of(String host) {
        String address = host.replaceAll("^\\[|]$|%.*", "");
        if (!address.contains(":")) {
            return address;
        }
        try {
            // In brackets nothing but an address is taken, so nothing is looked up.
            InetAddress parsed = InetAddress.getByName("[" + address + "]");
            return parsed instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), NETWORK_BYTES)) + "/64"
                    : parsed.getHostAddress();
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
