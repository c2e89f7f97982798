package org.powersource.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Eventually;
import org.powersource.acceptance.suite.PasswordRecovery;
import org.powersource.acceptance.suite.Population;
import org.powersource.acceptance.suite.TwoNodes;
import org.powersource.devserver.Artifacts;

/** Two nodes send what has piled up, and one is killed half-way; beside a loop that does nothing but send. */
class OutboxBenchmark {

    private static final int MAILS = Integer.getInteger("benchmark.mails", 50_000);
    private static final int OF_THE_LOOP = 10_000;
    private static final int OF_THE_DISK = 1_000;
    private static final String TEXT = "x".repeat(70).concat("\n").repeat(60);
    /** Sent by the nodes before anything is measured. Their JVMs go on compiling until each of them has sent some 60,000. */
    private static final int WARM_UP = Integer.getInteger("benchmark.warmUp", 120_000);

    private static final int DISTRICTS = 10;
    private static final Duration LIMIT = Duration.ofMinutes(30);
    private static final double LEAST = 0.5;
    /** Of a node; one that is left with four was slower than two together, as if it waited for disks. */
    private static final int THREADS = 8;
    /** What Keycloak's own start script gives a JVM that has 2 GiB, half of it at the start. */
    private static final String HEAP = "-Xms1g -Xmx1434m";

    /** As the image has it: else Jakarta Mail 2.1.1 looks for it anew for each part of a mail. */
    private static final String STREAMS =
            "-Djakarta.mail.util.StreamProvider=org.eclipse.angus.mail.util.MailStreamProvider";

    /** Of one node for one realm. */
    private static final int MOST_IN_HAND = THREADS - 1;

    /** As the one that an account has asked for, to others of its realm. */
    private static final String MORE = """
            insert into powersource_mail (id, realm_id, user_id, kind, state, turn, client_id, language, details,
                                          requested_at, due_at, worthless_at, attempts)
            select gen_random_uuid(), m.realm_id, u.id, m.kind, 'QUEUED', 1, m.client_id, m.language,
                   (m.details::jsonb - 'typed')::text, m.requested_at, m.requested_at, m.worthless_at, 0
            from powersource_mail m, user_entity u
            where m.user_id = ? and m.kind = 'reset-link' and u.realm_id = m.realm_id and u.username like 'user%'
            order by u.created_timestamp desc, u.id limit ? offset ?""";

    @Test
    void nothingIsLostAndItTakesAtMostTwiceAsLong() throws IOException, MessagingException {
        try (Letterbox letterbox = Letterbox.open();
                TwoNodes nodes = TwoNodes.underLoad(
                        Artifacts.fromSystemProperties(),
                        (name, server) -> server.option(
                                        "spi-powersource-outbox--default--threads", Integer.toString(THREADS))
                                .environment("JAVA_OPTS_KC_HEAP", HEAP)
                                .environment("JAVA_OPTS_APPEND", STREAMS))) {
            Account account = fill(nodes, letterbox);
            warmUp(nodes, letterbox, account);
            loop(letterbox, OF_THE_LOOP);
            double disk = disk(letterbox);
            double loopBefore = loop(letterbox, OF_THE_LOOP);
            int before = letterbox.different();
            long earlier = accepted(nodes);

            nodes.rows().execute(MORE, account.id(), MAILS, 0);
            // No node sees the rows before.
            long start = System.nanoTime();
            Eventually.until("half of it", LIMIT, () -> letterbox.different() >= before + MAILS / 2);
            double both = rate(MAILS / 2, start);
            nodes.nodes().get(1).server().kill();
            Eventually.until("all of it", LIMIT, () -> letterbox.different() >= before + MAILS);
            double all = rate(MAILS, start);
            Eventually.until("written down", LIMIT, () -> accepted(nodes) == earlier + MAILS);
            int lost = before + MAILS - letterbox.different();

            double loopAfter = loop(letterbox, OF_THE_LOOP);
            double loop = (loopBefore + loopAfter) / 2;
            new Report("Outbox, " + MAILS + " mails on two nodes, one killed half-way")
                    .say("The mail server's disk: %.0f mails a second before, %.0f after.", disk, disk(letterbox))
                    .say(
                            "A loop that sends mails of this size over one connection: %.0f a second before, %.0f after.",
                            loopBefore, loopAfter)
                    .say(
                            "Both nodes: %.0f a second. All, with one node for the second half: %.0f a second, "
                                    + "%.2f of the loop (at least %.1f).",
                            both, all, all / loop, LEAST)
                    .say("Lost: %d. Copies: %d.", lost, letterbox.copies())
                    .close();
            assertThat(lost).as("none lost, none of nobody").isZero();
            assertThat(letterbox.copies()).as("copies").isLessThanOrEqualTo(MOST_IN_HAND);
            assertThat(all)
                    .as("mails in a second, beside %.0f of a bare loop", loop)
                    .isGreaterThanOrEqualTo(LEAST * loop);
        }
    }

    private static void warmUp(TwoNodes nodes, Letterbox letterbox, Account account) {
        int before = letterbox.different();
        nodes.rows().execute(MORE, account.id(), WARM_UP, MAILS);
        Eventually.until("to warm up", LIMIT, () -> letterbox.different() >= before + WARM_UP);
    }

    /** Gives the one who has asked for a mail, and got it. */
    private static Account fill(TwoNodes nodes, Letterbox letterbox) {
        PasswordRecovery recovery = PasswordRecovery.in(
                nodes.suite(), "outbox", file -> file.sendsMailTo("localhost", letterbox.entrance()));
        Account account = recovery.account();
        Population.fill(nodes.database(), recovery.realm().admin(), DISTRICTS, WARM_UP + MAILS + 2 * DISTRICTS);
        Population.credentialsOf(nodes.database(), account);
        recovery.askForMail(recovery.browser("owner"), account);
        Eventually.until(
                "the first",
                PasswordRecovery.SOON,
                () -> letterbox.different() > 0 && accepted(nodes) == letterbox.different());
        return account;
    }

    private static long accepted(TwoNodes nodes) {
        return nodes.rows().number("select count(*) from powersource_mail where state = 'ACCEPTED'");
    }

    /** Mails in a second. */
    private static double rate(int mails, long start) {
        return mails * 1e9 / (System.nanoTime() - start);
    }

    /** What the mail server could take if only its disk took time, one mail after the other; in a second. */
    private static double disk(Letterbox letterbox) throws IOException {
        byte[] mail = TEXT.getBytes(StandardCharsets.US_ASCII);
        long start = System.nanoTime();
        for (int i = 0; i < OF_THE_DISK; i++) {
            letterbox.store(mail);
        }
        return rate(OF_THE_DISK, start);
    }

    /** Mails in a second. All of them have come when it ends. */
    private static double loop(Letterbox letterbox, int mails) throws MessagingException {
        int end = letterbox.different() + mails;
        Properties properties = new Properties();
        properties.put("mail.smtp.host", "localhost");
        properties.put("mail.smtp.port", letterbox.entrance());
        Session session = Session.getInstance(properties);
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect();
            long start = System.nanoTime();
            for (int i = 0; i < mails; i++) {
                MimeMessage message = new MimeMessage(session);
                message.setFrom(new InternetAddress("support@powersource.example"));
                message.setRecipient(Message.RecipientType.TO, new InternetAddress("user" + i + "@district.example"));
                message.setSubject("Your link to a new password");
                message.setText(TEXT);
                message.saveChanges();
                transport.sendMessage(message, message.getAllRecipients());
            }
            double rate = rate(mails, start);
            Eventually.until("the loop's", LIMIT, () -> letterbox.different() == end);
            return rate;
        }
    }
}
