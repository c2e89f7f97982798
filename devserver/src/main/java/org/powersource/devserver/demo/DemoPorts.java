package org.powersource.devserver.demo;

import java.util.Properties;
import java.util.stream.Stream;
import org.powersource.devserver.Port;

/**
 * Ports of the demo.
 *
 * @param http Keycloak
 * @param mail the mail page
 * @param smtp the mail server
 * @param portal the two sites
 */
record DemoPorts(Port http, Port mail, Port smtp, Port portal) {

    static DemoPorts of(Properties properties) {
        return new DemoPorts(
                port(properties, "http", 8080),
                port(properties, "mail", 8025),
                port(properties, "smtp", 3025),
                port(properties, "portal", 8081));
    }

    /** Checks the ports before anything is built, so that nobody waits a minute for this message. */
    void requireFree() {
        Stream.of(http, mail, smtp, portal).forEach(Port::requireFree);
    }

    private static Port port(Properties properties, String name, int standard) {
        String option = "demo." + name + ".port";
        String value = properties.getProperty(option, Integer.toString(standard));
        try {
            return new Port(Integer.parseInt(value), "-D" + option + "=<number>");
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("-D" + option + "=" + value + " is not a number", e);
        }
    }
}
