package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Eventually;
import org.powersource.acceptance.suite.NewAccount;
import org.powersource.acceptance.suite.OnTwoNodes;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.Rows;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Transaction;
import org.powersource.acceptance.suite.TwoNodes;

/** The rows of what went wrong last: who writes them, and when they go. */
@OnTwoNodes
class LastProblemOnTwoNodesIT {

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final String WRONG_PASSWORD = "Not-The-Password-2026";

    private final TwoNodes nodes;
    private final Rows rows;
    private final Realm realm;
    private final Site site;

    LastProblemOnTwoNodesIT(TwoNodes nodes) {
        this.nodes = nodes;
        this.rows = nodes.rows();
        this.realm = nodes.suite().variant("last-problem", file -> {});
        this.site = realm.newSite().create();
    }

    @Test
    void eachNodeAddsToWhatTheOtherWrote() {
        Account account = account();
        nodes.only(nodes.nodes().get(0));
        site.passwordGrant(account.email(), WRONG_PASSWORD);
        awaitProblem(account, "wrong password");

        nodes.only(nodes.nodes().get(1));
        site.passwordGrant(account.email().toLowerCase(Locale.ROOT), account.password());

        awaitProblem(account, "letter case");
        assertThat(lastProblem(account)).matches(".*letter case.*; .*wrong password");
    }

    @Test
    void bothMayWriteAtOnce() {
        Account account = account();

        for (int i = 0; i < 2 * nodes.nodes().size(); i++) {
            nodes.only(nodes.nodes().get(i % nodes.nodes().size()));
            site.passwordGrant(account.email(), WRONG_PASSWORD);
        }

        Eventually.until("three", SOON, () -> lastProblem(account).split("; ", -1).length == 3);
        assertThat(rowsOf("user_id", account.id())).isEqualTo(1);
    }

    @Test
    void addressWithoutAnAccountLeavesNothing() {
        Realm own = nodes.suite().variant("no-problem", file -> {});
        Site app = own.newSite().create();
        Account account = own.newAccount().role(app).create();

        app.passwordGrant(NewAccount.address("No.Body"), WRONG_PASSWORD);
        app.passwordGrant(account.email(), WRONG_PASSWORD);

        Eventually.until("written", SOON, () -> rowsOf("user_id", account.id()) == 1);
        assertThat(rowsOf("realm_id", own.admin().toRepresentation().getId())).isEqualTo(1);
    }

    /** What writes the row begins with the row, so it is no part of a request. */
    @Test
    void refusalItselfWritesNothing() {
        Account account = account();

        List<Transaction> all = Transaction.of(nodes.statements().during(() -> {
            site.passwordGrant(account.email(), WRONG_PASSWORD);
            Eventually.until("written", SOON, () -> rowsOf("user_id", account.id()) == 1);
        }));

        assertThat(all)
                .filteredOn(transaction -> transaction.has("insert powersource_problem"))
                .singleElement()
                .satisfies(writer -> assertThat(writer.kinds()).startsWith("select powersource_problem"));
    }

    @Test
    void rowsGoWithAccountAndRealm() {
        Realm removed = nodes.suite().variant("removed-problems", file -> {});
        String realmId = removed.admin().toRepresentation().getId();
        Site app = removed.newSite().create();
        Account gone = removed.newAccount().role(app).create();
        Account stays = removed.newAccount().role(app).create();
        List.of(gone, stays).forEach(account -> app.passwordGrant(account.email(), WRONG_PASSWORD));
        Eventually.until("written", SOON, () -> rowsOf("realm_id", realmId) == 2);

        gone.admin().remove();
        assertThat(rowsOf("user_id", gone.id())).isZero();
        assertThat(rowsOf("user_id", stays.id())).isEqualTo(1);

        removed.admin().remove();
        assertThat(rowsOf("realm_id", realmId)).isZero();
    }

    private Account account() {
        return realm.newAccount().role(site).create();
    }

    private void awaitProblem(Account account, String text) {
        Eventually.until(text, SOON, () -> lastProblem(account).contains(text));
    }

    private static String lastProblem(Account account) {
        return String.join(
                "", account.admin().toRepresentation().getAttributes().getOrDefault("lastProblem", List.of()));
    }

    private long rowsOf(String column, String value) {
        return rows.number("select count(*) from powersource_problem where " + column + " = ?", value);
    }
}
