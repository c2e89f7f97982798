package org.powersource.acceptance.suite;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.powersource.devserver.Artifacts;
import org.powersource.devserver.Database;
import org.powersource.devserver.EmbeddedDatabase;
import org.powersource.devserver.KeycloakServer;
import org.powersource.devserver.MailServer;
import org.powersource.devserver.Port;

/**
 * The one Keycloak of a run, with an empty database into which it imported {@code realm-export.json}, and its mail server.
 *
 * <p>{@code -Dserver=<url>} takes a server that runs already, for a quick look while one writes a test:
 * {@code -Dserver.password}, {@code -Dserver.portal.port} and {@code -Dserver.smtp.port} then say how it was set up.
 * {@code -Dserver=two-nodes} stands for {@link TwoNodes}, each request to the other one.
 */
public final class Server implements AutoCloseable {

    private final String url;
    private final String adminUser;
    private final String adminPassword;
    private final Port portal;
    private final MailServer mail;
    private final @Nullable KeycloakServer keycloak;
    private final @Nullable EmbeddedDatabase postgres;
    private final Supplier<List<KeycloakServer>> nodes;

    private Server(
            String url,
            String adminUser,
            String adminPassword,
            Port portal,
            MailServer mail,
            @Nullable KeycloakServer keycloak,
            @Nullable EmbeddedDatabase postgres,
            Supplier<List<KeycloakServer>> nodes) {
        this.url = url;
        this.adminUser = adminUser;
        this.adminPassword = adminPassword;
        this.portal = portal;
        this.mail = mail;
        this.keycloak = keycloak;
        this.postgres = postgres;
        this.nodes = nodes;
    }

    static boolean isTwoNodes() {
        return System.getProperty("server", "").equals("two-nodes");
    }

    static Server start() {
        String running = System.getProperty("server", "");
        return running.isBlank() ? own() : running(running);
    }

    private static Server own() {
        EmbeddedDatabase postgres = wantsPostgres() ? EmbeddedDatabase.start() : null;
        Port portal = Port.free();
        MailServer mail = MailServer.start();
        KeycloakServer keycloak = KeycloakServer.builder(Artifacts.fromSystemProperties())
                .database(postgres == null ? Database.h2() : postgres.database())
                .mail(mail)
                .environment("POWERSOURCE_PORTAL_URL", "http://localhost:" + portal.number())
                .logFile(log())
                .progress(System.out::println)
                .start();
        return new Server(
                keycloak.url(),
                keycloak.adminUser(),
                keycloak.adminPassword(),
                portal,
                mail,
                keycloak,
                postgres,
                () -> List.of(keycloak));
    }

    private static Server running(String url) {
        return new Server(
                url,
                "admin",
                System.getProperty("server.password", "admin"),
                Port.of(Integer.getInteger("server.portal.port", 0), "-Dserver.portal.port"),
                MailServer.start(Port.of(Integer.getInteger("server.smtp.port", 0), "-Dserver.smtp.port")),
                null,
                null,
                List::of);
    }

    /** Servers that somebody else started and ends, as one. */
    static Server behind(String url, Supplier<List<KeycloakServer>> nodes, Port portal, MailServer mail) {
        KeycloakServer one = nodes.get().get(0);
        return new Server(url, one.adminUser(), one.adminPassword(), portal, mail, null, null, nodes);
    }

    private static boolean wantsPostgres() {
        String database = System.getProperty("database", "h2");
        return switch (database) {
            case "h2" -> false;
            case "postgres" -> true;
            default -> throw new IllegalArgumentException("-Ddatabase=" + database + " is neither h2 nor postgres");
        };
    }

    private static Path log() {
        return Failures.FOLDER.resolveSibling("keycloak.log");
    }

    public String url() {
        return url;
    }

    /** Of those that this run started. */
    Stream<Metrics> metrics() {
        return nodes.get().stream().map(node -> new Metrics(node.managementUrl()));
    }

    int nodes() {
        return nodes.get().size();
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

    /** Where the clients of {@code realm-export.json} are expected; nobody listens there yet. */
    public Port portal() {
        return portal;
    }

    @Override
    public void close() {
        if (keycloak != null) {
            keycloak.close();
        }
        mail.close();
        if (postgres != null) {
            postgres.close();
        }
    }
}
