package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.resource.RealmLocalizationResource;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Eventually;
import org.powersource.acceptance.suite.OnTwoNodes;
import org.powersource.acceptance.suite.Population;
import org.powersource.acceptance.suite.StatementLog;
import org.powersource.acceptance.suite.TwoNodes;
import org.powersource.acceptance.suite.WayBack;
import org.powersource.devserver.ReceivedMail;

/** Many mails at once: a node writes several in one transaction, and none of them takes another one along. */
@OnTwoNodes
class MailsTogetherIT {

    private static final int ACCOUNTS = 200;
    private static final int IN_FRENCH = 8;
    private static final int TO_ONE_ACCOUNT = 7;
    private static final int MAILBOX = 5;
    /** The first pause of the retries is 10 s. */
    private static final Duration AFTER_A_PAUSE = Duration.ofSeconds(40);

    /** As the one that an account has asked for, to others of its realm. */
    private static final String COPY = """
            insert into powersource_mail (id, realm_id, user_id, kind, state, turn, client_id, language, details,
                                          requested_at, due_at, worthless_at, attempts)
            select gen_random_uuid(), m.realm_id, u.id, m.kind, 'QUEUED', 1, m.client_id,
                   case when u.number % 25 = 0 then 'fr' else 'en' end,
                   (m.details::jsonb - 'typed')::text, m.requested_at, m.requested_at, m.worthless_at, 0
            from powersource_mail m,
                 (select id, realm_id, row_number() over (order by created_timestamp desc) as number
                  from user_entity where username like 'user%') u,
                 generate_series(1, case when u.number = 1 then 7 else 1 end)
            where m.user_id = ? and m.kind = 'reset-link' and u.realm_id = m.realm_id and u.number <= 200""";

    private final TwoNodes nodes;
    private final WayBack wayBack;

    MailsTogetherIT(TwoNodes nodes) {
        this.nodes = nodes;
        this.wayBack = WayBack.in(nodes.suite(), "together", file -> {});
    }

    @BeforeEach
    void bothNodes() {
        nodes.both();
    }

    @Test
    void whatCannotBeWrittenOrSentTakesNoOtherMailAlong() {
        Account account = wayBack.account();
        Population.fill(nodes.database(), wayBack.realm().admin(), 1, ACCOUNTS + 10);
        Population.credentialsOf(nodes.database(), account);
        RealmLocalizationResource texts = wayBack.realm().admin().localization();
        texts.saveRealmLocalizationText("fr", "resetLinkSubject", "{");
        wayBack.askForMail(wayBack.browser("owner"), account);
        wayBack.await(account, WayBack.LINK_SUBJECT);

        List<StatementLog.Entry> log = nodes.statements().during(() -> {
            nodes.rows().execute(COPY, account.id());
            Eventually.until(
                    "settled, but for the French ones", WayBack.SOON, () -> count("turn is not null") == IN_FRENCH);
        });

        assertThat(count("state = 'ACCEPTED'")).isEqualTo(1 + ACCOUNTS - 1 - IN_FRENCH + MAILBOX);
        assertThat(count("state = 'DISCARDED'")).as("beyond the mailbox").isEqualTo(TO_ONE_ACCOUNT - MAILBOX);
        assertThat(count("state = 'RETRYING'")).isEqualTo(IN_FRENCH);
        assertThat(log)
                .extracting(StatementLog.Entry::sql)
                .filteredOn(sql -> sql.startsWith("insert into POWERSOURCE_LIMIT"))
                .as("statements that count several mailboxes")
                .anyMatch(sql -> sql.contains("), ("));

        texts.deleteRealmLocalizationText("fr", "resetLinkSubject");
        Eventually.until("all", AFTER_A_PAUSE, () -> count("turn is not null") == 0);

        assertThat(nodes.suite().mail().mails().stream().filter(MailsTogetherIT::isOfThese))
                .hasSize(ACCOUNTS - 1 + MAILBOX);
    }

    private static boolean isOfThese(ReceivedMail mail) {
        return mail.to().endsWith("@District.example");
    }

    private long count(String which) {
        return nodes.rows()
                .number(
                        "select count(*) from powersource_mail where realm_id = ? and kind = 'reset-link' and " + which,
                        wayBack.realm().admin().toRepresentation().getId());
    }
}
