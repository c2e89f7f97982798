package org.powersource.acceptance.suite;

import dasniko.testcontainers.keycloak.KeycloakContainer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.powersource.devserver.Database;
import org.powersource.devserver.MailServer;
import org.powersource.devserver.Port;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.output.OutputFrame;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.MountableFile;

/**
 * The image of {@code docker/Dockerfile} in a container. It uses this machine's network, so the servers of a run find each other on the loopback
 * address. Only Linux has that.
 */
final class ContainerServer implements AutoCloseable {

    private static final String IMAGE = System.getProperty("server.image", "powersource-keycloak");
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final Port http = Port.free();
    private final Port management = Port.free();
    private final Path log;
    private final KeycloakContainer container;

    private ContainerServer(Database database, MailServer mail, Port portal, Path log) {
        this.log = log;
        container = new KeycloakContainer(IMAGE)
                // Imports the realm, too.
                .withOptimizedFlag()
                .withAdminPassword(UUID.randomUUID().toString())
                .withImagePullPolicy(image -> false)
                .withNetworkMode("host")
                .withEnv(database.environment())
                .withEnv(Server.CONTACT_CLIENTS, Server.SCRIPTS)
                .withEnv("KC_CACHE", "local")
                .withEnv("KC_HOSTNAME", url())
                .withEnv("KC_HTTP_ENABLED", "true")
                .withEnv("KC_HTTP_HOST", "127.0.0.1")
                .withEnv("KC_HTTP_PORT", Integer.toString(http.number()))
                .withEnv("KC_HTTP_MANAGEMENT_PORT", Integer.toString(management.number()))
                .withEnv("POWERSOURCE_PORTAL_URL", "http://localhost:" + portal.number())
                .withEnv("POWERSOURCE_SMTP_HOST", mail.host())
                .withEnv("POWERSOURCE_SMTP_PORT", Integer.toString(mail.port()))
                .withCopyFileToContainer(MountableFile.forHostPath(Server.THEMES), "/opt/keycloak/themes")
                .withLogConsumer(this::write)
                // The image's own health check.
                .waitingFor(Wait.forSuccessfulCommand("/opt/keycloak/bin/ready").withStartupTimeout(LIMIT));
        container.setExposedPorts(List.of());
    }

    /** Message about a missing part of this machine; empty if the container can run. */
    static Optional<String> obstacle() {
        return DockerClientFactory.instance().isDockerAvailable()
                ? Optional.empty()
                : Optional.of(
                        "No Docker API answers, so there is no container to test: start Docker or podman system service,"
                                + " and name its socket in DOCKER_HOST");
    }

    /**
     * @param database a PostgreSQL, for which the image is built
     * @param log receives the server's output
     */
    static ContainerServer start(Database database, MailServer mail, Port portal, Path log) {
        ContainerServer server = new ContainerServer(database, mail, portal, log);
        server.container.start();
        return server;
    }

    private void write(OutputFrame frame) {
        try {
            Files.writeString(log, frame.getUtf8String(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://localhost:" + http.number();
    }

    String managementUrl() {
        return "http://localhost:" + management.number();
    }

    String adminUser() {
        return container.getAdminUsername();
    }

    String adminPassword() {
        return container.getAdminPassword();
    }

    @Override
    public void close() {
        container.close();
    }
}
