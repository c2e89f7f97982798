package org.powersource.idp.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Message;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.truststore.FileTruststoreProviderFactory;

class MailConnectionsTest {

    /** Far less than the time that one waits for a server's answer. */
    private static final Duration SOON = Duration.ofSeconds(5);

    /** Of both ends of a connection on this machine, in bytes. */
    private static final int MORE_THAN_BUFFERS = 30_000_000;

    /** Without a truststore of its own. */
    static final KeycloakSession SESSION =
            always(KeycloakSession.class, always(KeycloakSessionFactory.class, new FileTruststoreProviderFactory()));

    private static <T> T always(Class<T> type, Object answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> answer));
    }

    /** Connections are ended on the thread that also ends writes which take too long. */
    @Test
    void serverWithoutAReplyToQuitDelaysNothing() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            MailConnections connections = new MailConnections();
            Thread mute = new Thread(() -> answerAllButGoodBye(server));
            mute.setDaemon(true);
            mute.start();
            Map<String, String> settings = Map.of("host", "localhost", "port", Integer.toString(server.getLocalPort()));
            MailConnection first = connections.open(settings, SESSION);
            first.close();
            assertThat(connections.kept(settings)).containsSame(first);
            first.close();

            long start = System.nanoTime();
            connections.close();

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
        }
    }

    @Test
    void serverThatStopsReadingDelaysNoOtherMail() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                MailConnections connections = new MailConnections()) {
            Thread deaf = new Thread(() -> answerUpToTheText(server));
            deaf.setDaemon(true);
            deaf.start();
            MailConnection connection = connections.open(
                    Map.of(
                            "host", "localhost",
                            "port", Integer.toString(server.getLocalPort()),
                            "from", "support@powersource.example",
                            "writeTimeout", "200"),
                    SESSION);
            MimeMessage large = new MimeMessage(connection.smtp());
            large.setRecipient(Message.RecipientType.TO, new InternetAddress("pat@springfield.example"));
            large.setText(("x".repeat(70) + "\n").repeat(MORE_THAN_BUFFERS / 71));

            long start = System.nanoTime();
            assertThatThrownBy(() -> connection.send(large)).hasRootCauseMessage("Socket closed");

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
            assertThat(Thread.getAllStackTraces().keySet())
                    .as("one thread for all connections")
                    .extracting(Thread::getName)
                    .noneMatch(name -> name.startsWith("pool-"))
                    .filteredOn(name -> name.startsWith("powersource-outbox-connections"))
                    .hasSize(1);
        }
    }

    private static void answerUpToTheText(ServerSocket server) {
        try (Socket client = server.accept()) {
            BufferedReader said =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
            answer(client, "220 here");
            for (String line = said.readLine(); !line.equals("DATA"); line = said.readLine()) {
                answer(client, "250 yes");
            }
            answer(client, "354 go on");
            Thread.sleep(SOON.toMillis());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answerAllButGoodBye(ServerSocket server) {
        try (Socket client = server.accept()) {
            BufferedReader said =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
            answer(client, "220 here");
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                if (!line.equals("QUIT")) {
                    answer(client, "250 yes");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void answer(Socket client, String text) throws IOException {
        client.getOutputStream().write((text + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }
}
