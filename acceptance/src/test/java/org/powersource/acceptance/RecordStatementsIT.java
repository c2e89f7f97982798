package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.AdminApi;
import org.powersource.acceptance.suite.District;
import org.powersource.acceptance.suite.OnTwoNodes;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.Transaction;
import org.powersource.acceptance.suite.TwoNodes;

/** What a contact's records and lists cost the database in a realm of few and of many sites, counted by PostgreSQL itself. */
@OnTwoNodes(firstOnly = true)
class RecordStatementsIT {

    private static final int SITES = 297;
    private static final String LIST = "/ui-ext/brute-force-user?briefRepresentation=true&first=0&max=11&q=";
    private static final String READS_SITES = "select keycloak_role";

    private final TwoNodes nodes;
    private final TwoNodes.Node node;

    RecordStatementsIT(TwoNodes nodes) {
        this.nodes = nodes;
        this.node = nodes.nodes().get(0);
    }

    @Test
    void manySitesNeedNoMoreStatementsThanFew() {
        Office few = new Office(nodes.suite().variant("record-few", file -> {}));
        Office many = new Office(nodes.suite().variant("record-sites", file -> file.addSites(SITES)));

        assertThat(many.record.toString()).contains("site-" + (SITES - 1));
        assertThat(statements(many::list)).isEqualTo(statements(few::list)).contains(READS_SITES);
        assertThat(statements(many::open)).isEqualTo(statements(few::open)).containsOnlyOnce(READS_SITES);
        assertThat(statements(many::save)).isEqualTo(statements(few::save)).contains(READS_SITES);
    }

    /** Of the requests that read sites, without what the server does by itself meanwhile. */
    private List<String> statements(Runnable request) {
        // Fills the node's caches.
        request.run();
        return Transaction.of(nodes.statements().during(request)).stream()
                .filter(transaction -> transaction.server().equals(node.name()))
                .filter(transaction -> transaction.has(READS_SITES))
                .flatMap(transaction -> transaction.kinds().stream())
                .toList();
    }

    /** A contact and a record of the district. */
    private static final class Office {

        private final AdminApi contact;
        private final String path;
        private final JsonNode record;

        Office(Realm realm) {
            District district = realm.newDistrict("Springfield");
            Account member = district.newMember().create();
            contact = AdminApi.as(district.technicalContact());
            path = "/users/" + member.id();
            record = contact.get(path + "?userProfileMetadata=true").json();
        }

        void list() {
            assertThat(contact.get(LIST).status()).isEqualTo(200);
        }

        void open() {
            assertThat(contact.get(path + "?userProfileMetadata=true").status()).isEqualTo(200);
        }

        void save() {
            assertThat(contact.put(path, record).status()).isEqualTo(204);
        }
    }
}
