package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.powersource.acceptance.suite.SetupReply.changes;
import static org.powersource.acceptance.suite.SetupReply.codes;
import static org.powersource.acceptance.suite.SetupReply.state;
import static org.powersource.acceptance.suite.SetupReply.texts;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.IdentityProviderRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.RequiredActionConfigRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.AdminApi;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Suite;

/** What setup leaves when it is taken out of a realm again, and what it leaves that somebody changed. */
@OnTheSuite
class SetupRemovalIT {

    private static final String SETUP = "/powersource/setup";

    private final Suite suite;
    private final Realm realm;

    SetupRemovalIT(Suite suite) {
        this.suite = suite;
        this.realm = suite.freshRealm();
    }

    @Test
    void identityProvidersAndAppsUseTheRealmsFlowsAgain() {
        api().post(SETUP, "{}");
        IdentityProviderRepresentation provider = new IdentityProviderRepresentation();
        provider.setAlias("other");
        provider.setProviderId("oidc");
        provider.setConfig(Map.of(
                "clientId",
                "us",
                "authorizationUrl",
                "https://other.example/auth",
                "tokenUrl",
                "https://other.example/token"));
        provider.setPostBrokerLoginFlowAlias("powersource post broker");
        realm.admin().identityProviders().create(provider).close();
        Site app = realm.newSite().withoutRole().create();
        ClientRepresentation client = app.admin().toRepresentation();
        client.setAuthenticationFlowBindingOverrides(Map.of("browser", flow("powersource browser")));
        app.admin().update(client);

        AdminApi.Reply removed = api().delete(SETUP);

        assertThat(codes(removed)).isEmpty();
        assertThat(changes(removed))
                .contains(
                        "identity provider other: uses the flow powersource post broker no more",
                        "client " + app + ": uses the flow powersource browser no more");
        assertThat(realm.admin()
                        .identityProviders()
                        .get("other")
                        .toRepresentation()
                        .getPostBrokerLoginFlowAlias())
                .isNull();
        assertThat(app.admin().toRepresentation().getAuthenticationFlowBindingOverrides())
                .isEmpty();
    }

    private String flow(String alias) {
        return realm.admin().flows().getFlows().stream()
                .filter(flow -> flow.getAlias().equals(alias))
                .findFirst()
                .orElseThrow()
                .getId();
    }

    /** Nobody set the realm up: somebody only added the listener. */
    @Test
    void purgeLeavesAGroupOfTheRealmsOwn() {
        GroupRepresentation guests = new GroupRepresentation();
        guests.setName("guests");
        guests.setDescription("People who stay for a night");
        realm.admin().groups().add(guests).close();
        RealmRepresentation change = realm.admin().toRepresentation();
        change.setEventsListeners(List.of("jboss-logging", "powersource-accounts"));
        realm.admin().update(change);

        assertThat(api().delete(SETUP + "?purge=true").status()).isEqualTo(200);

        assertThat(realm.admin().groups().groups())
                .extracting(GroupRepresentation::getName)
                .containsExactly("guests");
    }

    @Test
    void whatAnOperatorChangesIsKeptAndFound() {
        api().post(SETUP, "{}");
        RequiredActionConfigRepresentation options =
                realm.admin().flows().getRequiredActionConfig("powersource-set-reminder-question");
        options.getConfig().put("enrolment", "optional");
        realm.admin().flows().updateRequiredActionConfig("powersource-set-reminder-question", options);
        RoleRepresentation role =
                realm.admin().roles().get("sales-representative").toRepresentation();
        role.setDescription("Sells");
        realm.admin().roles().get("sales-representative").update(role);
        RealmRepresentation change = new RealmRepresentation();
        change.setBrowserFlow("browser");
        realm.admin().update(change);

        AdminApi.Reply again = api().post(SETUP, "{}");

        assertThat(changes(again)).isEmpty();
        assertThat(texts(again.json().path("findings"), "where"))
                .containsExactlyInAnyOrder(
                        "role sales-representative",
                        "option of a required action powersource-set-reminder-question > enrolment",
                        "realm setting browserFlow");
        assertThat(codes(again)).containsOnly("element-changed");
        assertThat(realm.admin().toRepresentation().getBrowserFlow()).isEqualTo("browser");

        AdminApi.Reply removed = api().delete(SETUP);

        assertThat(texts(removed.json().path("findings"), "where"))
                .containsExactlyInAnyOrder("role sales-representative", "realm setting browserFlow");
        assertThat(realm.admin().toRepresentation().getBrowserFlow()).isEqualTo("browser");
        assertThat(realm.admin()
                        .roles()
                        .get("sales-representative")
                        .toRepresentation()
                        .getDescription())
                .isEqualTo("Sells");
        assertThat(realm.admin().flows().getFlows())
                .extracting(flow -> flow.getAlias())
                .noneMatch(alias -> alias.startsWith("powersource"));
    }

    @Test
    void whatPeopleMadeStaysUnlessItIsPurged() {
        Site there = realm.newSite().create();
        Site site = realm.newSite().withoutRole().create();
        api().post(SETUP, Map.of("sites", List.of(site.clientId())));
        Account contact = realm.newDistrict("Springfield").technicalContact();
        Account account = realm.newAccount().create();
        account.tickSites(site.clientId());

        assertThat(codes(api().delete(SETUP))).contains("element-in-use");

        assertThat(realm.admin().getGroupByPath("/districts").getSubGroupCount())
                .isEqualTo(1);
        assertThat(contact.admin().roles().realmLevel().listAll())
                .extracting(RoleRepresentation::getName)
                .contains("technical-contact");
        assertThat(site.role().getName()).isEqualTo(Site.ROLE);
        AdminApi.Reply anew = api().post(SETUP, "{}");
        assertThat(state(anew)).as(anew.toString()).isEqualTo("current");
        assertThat(open(site).signIn(account).told()).containsKey("code");

        assertThat(api().delete(SETUP + "?purge=true").status()).isEqualTo(200);

        assertThat(realm.admin().groups().groups()).isEmpty();
        assertThat(account.admin().credentials()).extracting("type").containsOnly("password");
        assertThat(there.role().getName()).isEqualTo(Site.ROLE);
    }

    private Answer open(Site site) {
        return new HttpBrowser(suite.url()).open(site);
    }

    private AdminApi api() {
        return realm.adminApi();
    }
}
