package org.powersource.acceptance.suite;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.powersource.devserver.Artifacts;
import org.powersource.devserver.EmbeddedDatabase;
import org.powersource.devserver.KeycloakServer;
import org.powersource.devserver.KeycloakServerBuilder;
import org.powersource.devserver.MailServer;
import org.powersource.devserver.Port;

/**
 * The one Keycloak of a run, with an empty database into which it imported {@code realm-export.json}, and its mail server.
 *
 * <p>{@code -Dserver=container} starts it from the image that {@code -Dserver.image} names ({@code powersource-keycloak}), on
 * PostgreSQL, where a Docker API answers. {@code -Dserver=<url>} takes a server that runs already, for a quick look while one writes a test:
 * {@code -Dserver.password}, {@code -Dserver.portal.port} and {@code -Dserver.smtp.port} then say how it was set up.
 * {@code -Dserver=two-nodes} stands for {@link TwoNodes}, each request to the other one.
 */
public final class Server implements AutoCloseable {

    /** Option of the server, as its environment names it. */
    static final String CONTACT_CLIENTS = "KC_SPI_POLICY__POWERSOURCE_SAME_DISTRICT__CONTACT_CLIENTS";

    /** The client of a district's scripts. */
    static final String SCRIPTS = "district-scripts";

    /** Test login themes: with keycloak.v2 and base as parents, and one without a parent. */
    static final Path THEMES = Path.of("src", "test", "themes").toAbsolutePath();

    /** Log levels; {@code LoggedSecretsIT} reads the log. */
    private static final String EVERYTHING_OF_OURS = "info,org.keycloak.events:trace,org.powersource:trace";

    /** The caches hold some 150 realms. {@code kc.sh} chooses G1, which has to be taken back before another collector is chosen. */
    private static final String HEAP = "-Xms1g -Xmx2g -XX:-UseG1GC -XX:+UseParallelGC";

    private static final String KIND = System.getProperty("server", "");
    private static final String CONTAINER = "container";

    private final String url;
    private final String adminUser;
    private final String adminPassword;
    /** Management addresses of the servers that this run started. */
    private final Supplier<List<String>> managementUrls;

    private final Port portal;
    private final MailServer mail;
    private final List<Runnable> ends;

    private Server(
            String url,
            String adminUser,
            String adminPassword,
            Supplier<List<String>> managementUrls,
            Port portal,
            MailServer mail,
            List<Runnable> ends) {
        this.url = url;
        this.adminUser = adminUser;
        this.adminPassword = adminPassword;
        this.managementUrls = managementUrls;
        this.portal = portal;
        this.mail = mail;
        this.ends = ends;
    }

    static boolean isTwoNodes() {
        return KIND.equals("two-nodes");
    }

    /** Reason why no server can run on this machine; empty if one can. */
    static Optional<String> obstacle() {
        return KIND.equals(CONTAINER) ? ContainerServer.obstacle() : Optional.empty();
    }

    static Server start() {
        return switch (KIND) {
            case "" -> own();
            case CONTAINER -> inAContainer();
            default -> running(KIND);
        };
    }

    static KeycloakServerBuilder withThemes(KeycloakServerBuilder server) {
        return server.option("spi-theme--folder--dir", THEMES.toString());
    }

    /** Cheap password hashes and short refusals; only the tests of {@code -Ptimes} use the real values. */
    static KeycloakServerBuilder withQuickHash(KeycloakServerBuilder server) {
        return System.getProperty("hash", "").equals("quick")
                ? server.option("spi-password-hashing--argon2--memory", "8")
                        .option("spi-password-hashing--argon2--iterations", "1")
                        .option("spi-authenticator--powersource-email-password--least-refusal-millis", "20")
                        .option("spi-authenticator--powersource-reminder-question--least-refusal-millis", "20")
                : server;
    }

    private static Server own() {
        StartedDatabase database = StartedDatabase.wanted();
        Port portal = Port.free();
        MailServer mail = MailServer.start();
        KeycloakServer keycloak = withThemes(withQuickHash(KeycloakServer.builder(Artifacts.fromSystemProperties())))
                .database(database.database())
                .mail(mail)
                .environment("POWERSOURCE_PORTAL_URL", "http://localhost:" + portal.number())
                .environment(CONTACT_CLIENTS, SCRIPTS)
                .environment("JAVA_OPTS_KC_HEAP", HEAP)
                .option("log-level", EVERYTHING_OF_OURS)
                .environment(Phone.OPTION, Phone.URL)
                .logFile(log())
                .progress(System.out::println)
                .start();
        return new Server(
                keycloak.url(),
                keycloak.adminUser(),
                keycloak.adminPassword(),
                () -> List.of(keycloak.managementUrl()),
                portal,
                mail,
                List.of(keycloak::close, mail::close, database.end()));
    }

    private static Server inAContainer() {
        EmbeddedDatabase postgres = EmbeddedDatabase.start();
        Port portal = Port.free();
        MailServer mail = MailServer.start();
        ContainerServer container = ContainerServer.start(postgres.database(), mail, portal, log());
        return new Server(
                container.url(),
                container.adminUser(),
                container.adminPassword(),
                () -> List.of(container.managementUrl()),
                portal,
                mail,
                List.of(container::close, mail::close, postgres::close));
    }

    private static Server running(String url) {
        MailServer mail = MailServer.start(Port.of(Integer.getInteger("server.smtp.port", 0), "-Dserver.smtp.port"));
        return new Server(
                url,
                "admin",
                System.getProperty("server.password", "admin"),
                List::of,
                Port.of(Integer.getInteger("server.portal.port", 0), "-Dserver.portal.port"),
                mail,
                List.of(mail::close));
    }

    /** Servers that the caller starts and ends, as one. */
    static Server behind(String url, Supplier<List<KeycloakServer>> nodes, Port portal, MailServer mail) {
        KeycloakServer one = nodes.get().get(0);
        return new Server(
                url,
                one.adminUser(),
                one.adminPassword(),
                () -> nodes.get().stream().map(KeycloakServer::managementUrl).toList(),
                portal,
                mail,
                List.of(mail::close));
    }

    /** Log files of the server's nodes, if this run started them. */
    public static List<Path> logs() {
        return isTwoNodes() ? TwoNodes.logs() : List.of(log());
    }

    private static Path log() {
        return Failures.FOLDER.resolveSibling("keycloak.log");
    }

    public String url() {
        return url;
    }

    /** Metrics of the servers that this run started. */
    Stream<Metrics> metrics() {
        return managementUrls.get().stream().map(Metrics::new);
    }

    int nodes() {
        return managementUrls.get().size();
    }

    public String adminUser() {
        return adminUser;
    }

    public String adminPassword() {
        return adminPassword;
    }

    public MailServer mail() {
        return mail;
    }

    /** Port of the clients of {@code realm-export.json}; nothing listens there yet. */
    public Port portal() {
        return portal;
    }

    @Override
    public void close() {
        ends.forEach(Runnable::run);
    }
}
