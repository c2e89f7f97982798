package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.powersource.acceptance.suite.AdminApi;
import org.powersource.acceptance.suite.OnTwoNodes;
import org.powersource.acceptance.suite.Population;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.Transaction;
import org.powersource.acceptance.suite.TwoNodes;

/** What the list of accounts costs the database, counted by PostgreSQL itself; and what it does with very many members. */
@OnTwoNodes(firstOnly = true)
class AccountListStatementsIT {

    private static final String LIST = "/powersource/accounts";
    private static final String IDLE = "?status=idle";
    private static final int MOST = 6;

    /** Tables of accounts and of what the list tells of them. */
    private static final Set<String> TABLES = Set.of(
            "select user_entity",
            "select user_attribute",
            "select user_group_membership",
            "select user_role_mapping",
            "select powersource_mail",
            "select powersource_problem",
            "select event_entity");

    /** The statement that counts the accounts, by the table that it names first: of any status, and of idle accounts. */
    private static final Set<String> COUNTS = Set.of("select user_entity", "select event_entity");

    private final TwoNodes nodes;
    private final TwoNodes.Node node;

    AccountListStatementsIT(TwoNodes nodes) {
        this.nodes = nodes;
        this.node = nodes.nodes().get(0);
    }

    @Test
    void statementsAreAsManyForTenMembersAsForThousands() {
        AdminApi few = contact(ten());
        AdminApi many = contact(thousands());

        for (String query : List.of("", "?search=first7", "?status=active&first=5&max=3", "?search=nobody")) {
            List<String> ofFew = statements(few, query);
            List<String> ofMany = statements(many, query);
            assertThat(ofFew).as(query).hasSizeBetween(3, MOST);
            assertThat(ofMany).as(query).isEqualTo(ofFew);
        }
    }

    @Test
    void soAreThoseOfIdleAccounts() {
        Realm ten = ten();
        Realm thousands = thousands();
        List.of(ten, thousands).forEach(this::makeMembersOld);
        AdminApi few = contact(ten);
        AdminApi many = contact(thousands);
        JsonNode unknown = few.get(LIST + IDLE).json();
        assertThat(unknown.path("accounts")).isEmpty();
        assertThat(unknown.path("unknown").asInt()).isEqualTo(8);
        assertThat(statements(many, IDLE)).isEqualTo(statements(few, IDLE)).hasSizeLessThanOrEqualTo(MOST);

        List.of(ten, thousands).forEach(this::storeAnOldSignIn);

        assertThat(few.get(LIST + IDLE).json().path("accounts")).hasSize(8);
        assertThat(many.get(LIST + IDLE).json().path("count").asInt()).isEqualTo(5_098);
        assertThat(statements(many, IDLE)).isEqualTo(statements(few, IDLE)).hasSizeBetween(3, MOST);
    }

    private Realm ten() {
        return realm("account-list-few", 10);
    }

    private Realm thousands() {
        return realm("account-list-many", 5_100);
    }

    /** But not those that the test creates. */
    private void makeMembersOld(Realm realm) {
        nodes.rows()
                .execute(
                        "update user_entity set created_timestamp = 0 where realm_id = ? and email like 'user%'",
                        id(realm));
    }

    /** Of nobody: the realm has stored its sign-ins for more than a year. */
    private void storeAnOldSignIn(Realm realm) {
        nodes.rows()
                .execute(
                        "insert into event_entity (id, realm_id, type, event_time) values (?, ?, 'LOGIN', 1)",
                        UUID.randomUUID().toString(),
                        id(realm));
    }

    private static String id(Realm realm) {
        return realm.admin().toRepresentation().getId();
    }

    @Test
    void veryManyMembersAreFoundByTheBeginningsOfWords() {
        AdminApi many = contact(realm("account-list-large", 5_100));

        JsonNode inside = many.get(LIST + "?search=ast77").json();
        JsonNode beginning = many.get(LIST + "?search=LAST77&max=100").json();

        assertThat(inside.path("prefixOnly").asBoolean()).isTrue();
        assertThat(inside.path("count").asInt()).isZero();
        // Last77, Last770 to Last779
        assertThat(beginning.path("count").asInt()).isEqualTo(11);
        assertThat(beginning.path("accounts")).hasSize(11);
        // All but the contacts: two of the population, and the one that asks.
        assertThat(many.get(LIST + "?first=5090").json().path("accounts")).hasSize(8);
    }

    /** A realm with one district, which has so many members, two contacts among them. */
    private Realm realm(String name, int members) {
        Realm realm = nodes.suite().variant(name, file -> file.tree().put("eventsExpiration", 0));
        if (realm.admin().users().count() < members) {
            Population.fill(nodes.database(), realm.admin(), 1, members);
        }
        return realm;
    }

    private AdminApi contact(Realm realm) {
        AdminApi api = AdminApi.as(realm.newAccount()
                .group("/districts/District 0")
                .realmRole("technical-contact")
                .create());
        // Fills the node's caches.
        assertThat(api.get(LIST).status()).isEqualTo(200);
        return api;
    }

    private List<String> statements(AdminApi api, String query) {
        assertThat(api.get(LIST + query).status()).isEqualTo(200);
        return Transaction.of(nodes.statements().during(() -> api.get(LIST + query))).stream()
                .filter(transaction -> transaction.server().equals(node.name()))
                .filter(transaction -> COUNTS.stream().anyMatch(transaction::has))
                .flatMap(transaction -> transaction.kinds().stream())
                .filter(TABLES::contains)
                .toList();
    }
}
