package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.powersource.acceptance.suite.AdminApi;
import org.powersource.acceptance.suite.OnTwoNodes;
import org.powersource.acceptance.suite.Population;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.Transaction;
import org.powersource.acceptance.suite.TwoNodes;

/** What the list of accounts costs the database, counted by PostgreSQL itself; and what it does with very many members. */
@OnTwoNodes
class AccountListStatementsIT {

    private static final String LIST = "/powersource/accounts";
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

    private final TwoNodes nodes;
    private final TwoNodes.Node node;

    AccountListStatementsIT(TwoNodes nodes) {
        this.nodes = nodes;
        this.node = nodes.nodes().get(0);
    }

    @BeforeEach
    void oneNode() {
        nodes.only(node);
    }

    @AfterEach
    void bothNodes() {
        nodes.both();
    }

    @Test
    void statementsAreAsManyForTenMembersAsForThousands() {
        AdminApi few = contact("account-list-few", 10);
        AdminApi many = contact("account-list-many", 5_100);

        for (String query : List.of("", "?search=first7", "?status=active&first=5&max=3", "?search=nobody")) {
            List<String> ofFew = statements(few, query);
            List<String> ofMany = statements(many, query);
            assertThat(ofFew).as(query).hasSizeBetween(3, MOST);
            assertThat(ofMany).as(query).isEqualTo(ofFew);
        }
        assertThat(statements(many, "?status=idle"))
                .isEqualTo(statements(few, "?status=idle"))
                .hasSizeLessThanOrEqualTo(MOST);
    }

    @Test
    void veryManyMembersAreFoundByTheBeginningsOfWords() {
        AdminApi many = contact("account-list-large", 5_100);

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

    /** A contact of a district with so many members, in a realm of its own. */
    private AdminApi contact(String name, int members) {
        Realm realm = nodes.suite().variant(name, file -> {});
        if (realm.admin().users().count() < members) {
            Population.fill(nodes.database(), realm.admin(), 1, members);
        }
        AdminApi api = AdminApi.as(realm.newAccount()
                .group("/districts/District 0")
                .realmRole("technical-contact")
                .create());
        // Fills the node's caches.
        assertThat(api.get(LIST).json().path("count").asInt()).isEqualTo(members - 2);
        return api;
    }

    private List<String> statements(AdminApi api, String query) {
        assertThat(api.get(LIST + query).status()).isEqualTo(200);
        return Transaction.of(nodes.statements().during(() -> api.get(LIST + query))).stream()
                .filter(transaction -> transaction.server().equals(node.name()))
                .filter(transaction -> transaction.has("select user_entity"))
                .flatMap(transaction -> transaction.kinds().stream())
                .filter(TABLES::contains)
                .toList();
    }
}
