package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.Eventually;
import org.powersource.acceptance.suite.NewAccount;
import org.powersource.acceptance.suite.OnTwoNodes;
import org.powersource.acceptance.suite.PasswordRecovery;
import org.powersource.acceptance.suite.Rows;
import org.powersource.acceptance.suite.TwoNodes;

/** Nothing is kept longer than its realm, its account, and the time that the server's options say. */
@OnTwoNodes
class PurgeIT {

    private static final int RETENTION_DAYS = 30;

    private final TwoNodes nodes;
    private final Rows rows;

    PurgeIT(TwoNodes nodes) {
        this.nodes = nodes;
        this.rows = nodes.rows();
    }

    @Test
    void mailsOfARemovedAccountGoWithAllThatWasTried() {
        PasswordRecovery recovery = PasswordRecovery.in(nodes.suite(), "shared", file -> {});
        Account account = recovery.account();
        recovery.askForMail(recovery.browser("owner"), account);
        recovery.link(account);
        recovery.mailed(account);
        assertThat(mailsOf(account)).isPositive();

        account.admin().remove();

        assertThat(mailsOf(account)).isZero();
        assertThat(strayAttempts()).isZero();
    }

    @Test
    void allRowsOfARemovedRealmGo() {
        PasswordRecovery recovery = PasswordRecovery.in(nodes.suite(), "purged", file -> {});
        String realm = recovery.realm().admin().toRepresentation().getId();
        Account account = recovery.account();
        recovery.askForMail(recovery.browser("owner"), account);
        recovery.link(account);
        recovery.mailed(account);
        assertThat(rowsOf(realm, "powersource_mail")).isPositive();
        assertThat(rowsOf(realm, "powersource_limit")).isPositive();

        recovery.realm().admin().remove();

        assertThat(rowsOf(realm, "powersource_mail")).isZero();
        assertThat(rowsOf(realm, "powersource_limit")).isZero();
        assertThat(strayAttempts()).isZero();
    }

    /** A row for the client; and for each address, one for the cool-down and one for the hour. */
    @Test
    void floodOfNewAddressesLeavesAsManyRowsAsTheClientMayOrderMails() {
        PasswordRecovery recovery = PasswordRecovery.in(
                nodes.suite(), "flooded-rows", file -> PasswordRecovery.mailOption(file, "mailsPerHourAndClient", "3"));
        String realm = recovery.realm().admin().toRepresentation().getId();

        for (int i = 0; i < 10; i++) {
            recovery.start(recovery.browser("flooder"), NewAccount.address("Nobody"));
        }

        assertThat(rowsOf(realm, "powersource_limit")).isEqualTo(1 + 3 * 2);
    }

    @Test
    void oldRowsGoSoonAfterAStart() {
        String old = mailOf(RETENTION_DAYS + 1);
        String young = mailOf(RETENTION_DAYS - 1);
        String oldProblem = problemOf(RETENTION_DAYS + 1);
        String youngProblem = problemOf(RETENTION_DAYS - 1);

        nodes.nodes().get(1).server().restart();

        Eventually.until("tidied", PasswordRecovery.SOON, () -> mails(old) == 0);
        assertThat(mails(young)).isEqualTo(1);
        Eventually.until("tidied", PasswordRecovery.SOON, () -> problems(oldProblem) == 0);
        assertThat(problems(youngProblem)).isEqualTo(1);
    }

    private String problemOf(int daysAgo) {
        String userId = UUID.randomUUID().toString();
        rows.execute(
                "insert into powersource_problem (user_id, realm_id, problems, newest_at) values (?, 'none', '[]', ?)",
                userId,
                Instant.now().minus(Duration.ofDays(daysAgo)).toEpochMilli());
        return userId;
    }

    private long problems(String userId) {
        return rows.number("select count(*) from powersource_problem where user_id = ?", userId);
    }

    /** Its row is as old as rows become; the link is a key like any other then, and its answer like that of an unknown one. */
    @Test
    void linkOfAPurgedMailIsUnknown() {
        PasswordRecovery recovery = PasswordRecovery.in(nodes.suite(), "shared", file -> {});
        Account account = recovery.account();
        recovery.askForMail(recovery.browser("owner"), account);
        String link = recovery.link(account);
        recovery.mailed(account);
        Answer form = recovery.browser("open before").open(link);
        long old = Instant.now().minus(Duration.ofDays(RETENTION_DAYS + 1)).toEpochMilli();
        rows.execute(
                "update powersource_mail set requested_at = ?, due_at = ?, accepted_at = ?, expires_at = ? where user_id = ?",
                old,
                old,
                old,
                old,
                account.id());

        nodes.nodes().get(1).server().restart();
        Eventually.until("tidied", PasswordRecovery.SOON, () -> mailsOf(account) == 0);

        assertThat(rows.number("select count(*) from powersource_link l"
                        + " where not exists (select 1 from powersource_mail m where m.id = l.mail_id)"))
                .isZero();
        Answer opened = recovery.browser("later").open(link);
        assertThat(opened.status()).isEqualTo(404);
        assertThat(opened.element("main").text())
                .isEqualTo(recovery.browser("stranger")
                        .open(link.replaceFirst("[^/]*$", "k".repeat(22)))
                        .element("main")
                        .text());
        assertThat(recovery.choose(form, PasswordRecovery.NEW_PASSWORD).status())
                .isLessThan(500);
        assertThat(recovery.letsIn(account, PasswordRecovery.NEW_PASSWORD)).isFalse();
        assertThat(recovery.letsIn(account, account.password())).isTrue();
    }

    private String mailOf(int daysAgo) {
        String id = UUID.randomUUID().toString();
        long time = Instant.now().minus(Duration.ofDays(daysAgo)).toEpochMilli();
        rows.execute(
                "insert into powersource_mail (id, realm_id, kind, state, requested_at, due_at, worthless_at, attempts)"
                        + " values (?, 'none', 'kind', 'ACCEPTED', ?, ?, ?, 1)",
                id,
                time,
                time,
                time);
        return id;
    }

    private long mails(String id) {
        return rows.number("select count(*) from powersource_mail where id = ?", id);
    }

    private long mailsOf(Account account) {
        return rows.number("select count(*) from powersource_mail where user_id = ?", account.id());
    }

    private long rowsOf(String realm, String table) {
        return rows.number("select count(*) from " + table + " where realm_id = ?", realm);
    }

    private long strayAttempts() {
        return rows.number("select count(*) from powersource_mail_attempt a"
                + " where not exists (select 1 from powersource_mail m where m.id = a.mail_id)");
    }
}
