package org.powersource.idp.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.powersource.idp.mail.Delivery;
import org.powersource.idp.mail.MailState;

class PostmanTest {

    private static final String END = "";

    private final MailConnections connections = new MailConnections();
    private final List<String> said = new CopyOnWriteArrayList<>();
    private ServerSocket server;
    private Postman postman;

    @BeforeEach
    void open() throws IOException {
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        postman = new Postman(connections);
    }

    @AfterEach
    void close() throws IOException {
        connections.close();
        server.close();
    }

    /** Each connection answers one mail as it should, and the next one's command so. */
    private void onItsSecondMail(String command, String answer) {
        Thread thread = new Thread(() -> {
            try {
                while (true) {
                    try (Socket client = server.accept()) {
                        serve(client, command, answer);
                    }
                }
            } catch (IOException e) {
                said.add("end");
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private void serve(Socket client, String command, String answer) throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
        say(client, "220 here");
        boolean inText = false;
        int mails = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String word = inText && !line.equals(".") ? null : line.split("[ :]", 2)[0];
            if (word != null) {
                said.add(word);
                String next = mails == 1 && word.equals(command) ? answer : usual(word);
                if (next.equals(END)) {
                    return;
                }
                say(client, next);
                inText = word.equals("DATA");
                mails += word.equals(".") ? 1 : 0;
            }
        }
    }

    private static String usual(String word) {
        return word.equals("DATA") ? "354 go on" : "250 taken";
    }

    private static void say(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private Delivery send(String name) {
        WrittenMail mail = new WrittenMail(
                "mail-of-" + name,
                name + "@springfield.example",
                "en",
                "Subject",
                "Text",
                "<p>Text</p>",
                Map.of(
                        "host", "localhost",
                        "port", Integer.toString(server.getLocalPort()),
                        "from", "support@powersource.example"),
                null);
        return postman.deliver(mail, MailConnectionsTest.SESSION);
    }

    private long count(String word) {
        return said.stream().filter(word::equals).count();
    }

    @Test
    void nextMailUsesTheSameConnectionWithoutNoop() {
        onItsSecondMail("QUIT", END);

        assertThat(send("pat").state()).isEqualTo(MailState.ACCEPTED);
        assertThat(send("lee").state()).isEqualTo(MailState.ACCEPTED);

        assertThat(said).containsOnlyOnce("EHLO").doesNotContain("NOOP");
    }

    @ParameterizedTest
    @ValueSource(strings = {END, "421 too many", "what"})
    void connectionThatTheServerHasEndedCostsNoTry(String ended) {
        onItsSecondMail("MAIL", ended);

        send("pat");
        Delivery delivery = send("lee");

        assertThat(delivery.state()).isEqualTo(MailState.ACCEPTED);
        assertThat(delivery.reply()).isEqualTo("250 taken");
        assertThat(count("EHLO")).as("connections").isEqualTo(2);
        assertThat(count(".")).as("mails").isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {END, "421 too many"})
    void mailThatTheServerMayHaveTakenIsNotSentAgainAtOnce(String ended) {
        onItsSecondMail(".", ended);

        send("pat");
        Delivery delivery = send("lee");

        assertThat(delivery.state()).isEqualTo(MailState.RETRYING);
        assertThat(count("EHLO")).as("connections").isEqualTo(1);
    }

    @Test
    void refusalReturnsTheServersReply() {
        onItsSecondMail("RCPT", "550 nobody here");

        send("pat");
        Delivery delivery = send("lee");

        assertThat(delivery.state()).isEqualTo(MailState.REFUSED);
        assertThat(delivery.reply()).isEqualTo("550 nobody here");
        assertThat(count("EHLO")).as("connections").isEqualTo(1);
    }

    @Test
    void serverThatTakesOneMailOverEachConnectionGetsThemAllAtOnce() {
        onItsSecondMail("MAIL", END);

        assertThat(List.of(send("pat"), send("lee"), send("kim")))
                .extracting(Delivery::state)
                .containsOnly(MailState.ACCEPTED);

        assertThat(count("EHLO")).as("connections").isEqualTo(3);
    }

    @Test
    void idleConnectionIsCheckedByNoop() throws InterruptedException {
        onItsSecondMail("NOOP", END);

        send("pat");
        Thread.sleep(MailConnections.MOST_UNASKED.toMillis());
        Delivery delivery = send("lee");

        assertThat(delivery.state()).isEqualTo(MailState.ACCEPTED);
        assertThat(said).containsOnlyOnce("NOOP");
        assertThat(count("MAIL")).isEqualTo(2);
    }
}
