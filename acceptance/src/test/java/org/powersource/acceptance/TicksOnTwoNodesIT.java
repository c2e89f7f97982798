package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.ClientRepresentation;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.AdminApi;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.District;
import org.powersource.acceptance.suite.Eventually;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.OnTwoNodes;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.TwoNodes;

/** Ticks follow their client on every node, also while records are saved, with few SQL statements. */
@OnTwoNodes
class TicksOnTwoNodesIT {

    private static final int ROUNDS = 6;
    private static final int RECORDS = 12;
    private static final int REFUSED_AT_MOST = 3;
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final String TICKS = "select count(*) from user_attribute where name = 'siteAccess' and value = ?";

    private final TwoNodes nodes;
    private final Realm realm;
    private final District district;
    private final AdminApi contact;

    TicksOnTwoNodesIT(TwoNodes nodes) {
        this.nodes = nodes;
        this.realm = nodes.suite().realm();
        this.district = realm.newDistrict("Springfield");
        this.contact = AdminApi.as(district.technicalContact());
    }

    @Test
    void otherNodeForgetsWhatItHasCached() {
        Site first = realm.newSite().create();
        Site second = realm.newSite().create();
        Account one = district.newMember().ticked(first.clientId()).create();
        TwoNodes.Node there = nodes.nodes().get(1);
        nodes.only(there);
        assertThat(letsIn(first, one)).isTrue();
        assertThat(letsIn(second, one)).isFalse();

        nodes.only(nodes.other(there));
        Site renamed = rename(first, unused());
        Site taker = rename(second, first.clientId());

        nodes.only(there);
        Eventually.until("in at the renamed site", SOON, () -> letsIn(renamed, one));
        assertThat(letsIn(taker, one)).isFalse();
    }

    @Test
    void renamingTakesOneStatementHoweverManyAccounts() {
        Site site = realm.newSite().create();
        IntStream.range(0, RECORDS)
                .forEach(i -> district.newMember().ticked(site.clientId()).create());
        TwoNodes.Node node = nodes.nodes().get(0);
        nodes.only(node);

        List<String> statements = nodes.statementsOf(node, () -> rename(site, unused()));

        assertThat(statements.stream().filter(kind -> kind.contains("user_attribute")))
                .hasSize(4);
    }

    /** A record may be refused meanwhile, and is saved when it is sent again. No tick is lost, and none keeps the old id. */
    @Test
    void recordsThatAreSavedMeanwhileKeepTheirTick() {
        Site first = realm.newSite().create();
        Site other = realm.newSite().create();
        List<Account> accounts = IntStream.range(0, RECORDS)
                .mapToObj(i -> district.newMember().ticked(first.clientId()).create())
                .toList();
        Site site = first;
        for (int round = 0; round < ROUNDS; round++) {
            site = renamedWhileSaved(site, other, accounts, round % 2 == 0);
        }
    }

    private Site renamedWhileSaved(Site site, Site other, List<Account> accounts, boolean add) {
        Map<Account, JsonNode> open =
                accounts.stream().collect(Collectors.toMap(account -> account, account -> form(account, add, other)));
        List<CompletableFuture<Void>> saved = accounts.stream()
                .map(account -> CompletableFuture.runAsync(() -> save(account, open.get(account))))
                .toList();
        Site renamed = rename(site, unused());
        saved.forEach(CompletableFuture::join);

        assertThat(nodes.rows().number(TICKS, renamed.clientId())).isEqualTo(RECORDS);
        assertThat(nodes.rows().number(TICKS, site.clientId())).isZero();
        assertThat(nodes.rows().number(TICKS, other.clientId())).isEqualTo(add ? RECORDS : 0);
        return renamed;
    }

    private JsonNode form(Account account, boolean add, Site other) {
        JsonNode record = contact.get("/users/" + account.id()).json();
        ArrayNode ticks = (ArrayNode) record.at("/attributes/siteAccess");
        if (add) {
            ticks.add(other.clientId());
        } else {
            for (int i = ticks.size() - 1; i >= 0; i--) {
                if (ticks.get(i).asText().equals(other.clientId())) {
                    ticks.remove(i);
                }
            }
        }
        return record;
    }

    private void save(Account account, JsonNode record) {
        int sent = 0;
        AdminApi.Reply reply;
        do {
            reply = contact.put("/users/" + account.id(), record);
        } while (reply.status() == 400 && ++sent <= REFUSED_AT_MOST);
        assertThat(reply.status()).as(reply.error()).isEqualTo(204);
    }

    private boolean letsIn(Site site, Account account) {
        Answer answer = new HttpBrowser(realm.url()).open(site).signIn(account);
        return !answer.pageId().equals("login-site-access-error")
                && answer.told().containsKey("code");
    }

    private Site rename(Site site, String clientId) {
        ClientRepresentation client = site.admin().toRepresentation();
        client.setClientId(clientId);
        site.admin().update(client);
        return new Site(realm, clientId, site.id(), site.secret(), site.redirectUri());
    }

    private static String unused() {
        return "renamed-" + UUID.randomUUID().toString().substring(0, 8);
    }
}
