package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.OnTwoNodes;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.RealmFile;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.TwoNodes;

/**
 * A sign-in costs the database one look-up by primary key more than with Keycloak's own flow: the address that the owner was told
 * last. Counted by PostgreSQL itself.
 */
@OnTwoNodes(firstOnly = true)
class SignInStatementsIT {

    private static final int SIGN_INS = 8;
    private static final String TOLD_ADDRESS = "select powersource_told_address";

    private final TwoNodes nodes;
    private final TwoNodes.Node node;

    SignInStatementsIT(TwoNodes nodes) {
        this.nodes = nodes;
        this.node = nodes.nodes().get(0);
    }

    @Test
    void oneLookUpMoreThanWithKeycloaksOwnFlow() {
        Map<String, List<String>> stock = signIn(nodes.suite().variant("statements-stock", RealmFile::stock));
        Map<String, List<String>> ours = signIn(nodes.suite().variant("statements-ours", file -> {}));

        assertThat(ours.values().stream().flatMap(List::stream))
                .filteredOn(TOLD_ADDRESS::equals)
                .hasSize(1);
        assertThat(count(ours)).as("ours: %s, stock: %s", ours, stock).isLessThanOrEqualTo(count(stock) + 1);
    }

    private static int count(Map<String, List<String>> requests) {
        return requests.values().stream().mapToInt(List::size).sum();
    }

    /**
     * The statements of each request of a sign-in of somebody who hasn't signed in since the server started. The
     * fewest of some sign-ins: Keycloak writes a session's last refresh when the second changed between two requests.
     */
    private Map<String, List<String>> signIn(Realm realm) {
        Site site = realm.site(Site.POWERSOURCE);
        return IntStream.range(0, SIGN_INS)
                .mapToObj(i -> signIn(site, realm.accountFor(site)))
                .min(Comparator.comparingInt(SignInStatementsIT::count))
                .orElseThrow();
    }

    private Map<String, List<String>> signIn(Site site, Account account) {
        HttpBrowser browser = new HttpBrowser(site.realm().url());
        AtomicReference<Answer> page = new AtomicReference<>();
        Map<String, List<String>> requests = new LinkedHashMap<>();
        requests.put("login page", nodes.statementsOf(node, () -> page.set(browser.open(site))));
        requests.put(
                "password",
                nodes.statementsOf(
                        node,
                        () -> page.set(page.get()
                                .submit(
                                        "#kc-form-login",
                                        "username",
                                        account.email(),
                                        "password",
                                        account.password()))));
        requests.put(
                "tokens",
                nodes.statementsOf(
                        node,
                        () -> assertThat(site.redeem(page.get()).text("access_token"))
                                .isNotEmpty()));
        return requests;
    }
}
