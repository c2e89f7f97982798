package org.powersource.acceptance.suite;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.powersource.compat.Endpoint;
import org.powersource.compat.Server;

/**
 * Every method of the admin API below a realm, read from the annotations of the server's own jars. So none is forgotten, and methods of a later
 * Keycloak are included.
 */
public final class AdminEndpoints {

    private static final String REALM = "/admin/realms/{realm}";

    private static final Set<Endpoint> OURS = Set.of(
            new Endpoint("GET", "/powersource/mails"),
            new Endpoint("POST", "/powersource/spoken-code"),
            new Endpoint("GET", "/powersource/accounts"),
            new Endpoint("GET", "/powersource/requests"),
            new Endpoint("POST", "/powersource/requests/{request}/decision"),
            new Endpoint("GET", "/powersource/setup"),
            new Endpoint("POST", "/powersource/setup"),
            new Endpoint("DELETE", "/powersource/setup"));

    /** Of a feature that is off (Shared Signals): its paths don't exist. */
    private static final String OFF = REALM + "/ssf/";

    private AdminEndpoints() {}

    /** Methods of the distribution that the tests run, and ours. Paths are below the realm. */
    public static Set<Endpoint> all() {
        try (Server server = Server.open(Path.of(System.getProperty("powersource.distribution")))) {
            return Stream.concat(
                            server.endpoints().stream()
                                    .filter(endpoint -> endpoint.path().startsWith(REALM)
                                            && !endpoint.path().startsWith(OFF))
                                    .map(endpoint -> new Endpoint(
                                            endpoint.method(), endpoint.path().substring(REALM.length()))),
                            OURS.stream())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
