package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Eventually;
import org.powersource.acceptance.suite.OnTwoNodes;
import org.powersource.acceptance.suite.PasswordRecovery;
import org.powersource.acceptance.suite.Population;
import org.powersource.acceptance.suite.StatementLog;
import org.powersource.acceptance.suite.TwoNodes;
import org.powersource.devserver.ReceivedMail;

/** Many mails at once: a node writes several in one transaction, and none of them takes another one along. */
@OnTwoNodes
class MailsTogetherIT {

    private static final int ACCOUNTS = 200;
    private static final long UNREADABLE = 8;
    private static final long TO_ONE_ACCOUNT = 60;
    private static final int MAILBOX = 50;
    /** However cold and busy the machine is, after some a node sends quickly enough to write mails together. */
    private static final int MOST_ROUNDS = 10;

    private static final Duration LONG = Duration.ofSeconds(60);

    /** Copies an account's mail for others of its realm; some copies lack a detail, so they can't be written. */
    private static final String COPY = """
            insert into powersource_mail (id, realm_id, user_id, kind, state, turn, client_id, language, details,
                                          requested_at, due_at, worthless_at, attempts)
            select gen_random_uuid(), m.realm_id, u.id, m.kind, 'QUEUED', 1, m.client_id,
                   m.language,
                   (m.details::jsonb - 'typed' - case when u.number % 25 = 0 then 'minutes' else '' end)::text, m.requested_at, m.requested_at, m.worthless_at, 0
            from powersource_mail m,
                 (select id, realm_id, row_number() over (order by created_timestamp desc) as number
                  from user_entity where username like 'user%') u,
                 generate_series(1, case when u.number = 1 then 60 else 1 end)
            where m.user_id = ? and m.kind = 'reset-link' and u.realm_id = m.realm_id and u.number <= 200""";

    private static final String MEND = """
            update powersource_mail
            set due_at = requested_at, details = (details::jsonb || '{"minutes": "30"}'::jsonb)::text
            where state = 'RETRYING'""";

    private final TwoNodes nodes;
    private final PasswordRecovery recovery;

    MailsTogetherIT(TwoNodes nodes) {
        this.nodes = nodes;
        this.recovery = PasswordRecovery.in(
                nodes.suite(),
                "together",
                file -> PasswordRecovery.mailOption(file, "mailsPerHour", Integer.toString(MAILBOX)));
    }

    @Test
    void whatCannotBeWrittenOrSentTakesNoOtherMailAlong() {
        Account account = recovery.account();
        Population.fill(nodes.database(), recovery.realm().admin(), 1, ACCOUNTS + 10);
        Population.credentialsOf(nodes.database(), account);
        recovery.askForMail(recovery.browser("owner"), account);
        recovery.await(account, PasswordRecovery.LINK_SUBJECT);

        int rounds = 0;
        boolean together = false;
        while (!together && rounds < MOST_ROUNDS) {
            together = sendToAll(account);
            rounds++;
        }

        assertThat(together).as("one statement counts several mailboxes").isTrue();
        assertThat(count("state = 'DISCARDED'")).as("beyond the mailbox").isEqualTo(rounds * TO_ONE_ACCOUNT - MAILBOX);
        assertThat(count("state in ('RETRYING', 'SENDING')")).isEqualTo(rounds * UNREADABLE);

        nodes.rows().execute(MEND);
        Eventually.until("all", LONG, () -> count("turn is not null") == 0);

        assertThat(nodes.suite().mail().mails().stream().filter(MailsTogetherIT::isOfThese))
                .hasSize(rounds * (ACCOUNTS - 1) + MAILBOX);
    }

    /** Tells whether a node wrote some of them together. */
    private boolean sendToAll(Account account) {
        return nodes
                .statements()
                .during(() -> {
                    nodes.rows().execute(COPY, account.id());
                    Eventually.until(
                            "settled, but for those that cannot be written",
                            LONG,
                            () -> count("turn is not null and attempts = 0 or state = 'SENDING'") == 0);
                })
                .stream()
                .map(StatementLog.Entry::sql)
                .filter(sql -> sql.startsWith("insert into POWERSOURCE_LIMIT"))
                .anyMatch(sql -> sql.contains("), ("));
    }

    private static boolean isOfThese(ReceivedMail mail) {
        return mail.to().endsWith("@District.example");
    }

    private long count(String which) {
        return nodes.rows()
                .number(
                        "select count(*) from powersource_mail where realm_id = ? and kind = 'reset-link' and (" + which
                                + ")",
                        recovery.realm().admin().toRepresentation().getId());
    }
}
