package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.powersource.acceptance.suite.SetupReply.changes;
import static org.powersource.acceptance.suite.SetupReply.codes;
import static org.powersource.acceptance.suite.SetupReply.finding;
import static org.powersource.acceptance.suite.SetupReply.state;
import static org.powersource.acceptance.suite.SetupReply.texts;

import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.representations.idm.ClientPoliciesRepresentation;
import org.keycloak.representations.idm.ClientPolicyRepresentation;
import org.keycloak.representations.idm.ClientProfileRepresentation;
import org.keycloak.representations.idm.ClientProfilesRepresentation;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.IdentityProviderRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.RequiredActionConfigRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.keycloak.representations.userprofile.config.UPAttribute;
import org.keycloak.representations.userprofile.config.UPConfig;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.AdminApi;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.NewAccount;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.RealmExport;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Suite;

/** {@code /admin/realms/{realm}/powersource/setup}: a realm with flows, accounts and apps of its own gets the suite, and loses it again. */
@OnTheSuite
class SetupIT {

    private static final String SETUP = "/powersource/setup";

    private final Suite suite;
    private final Realm realm;

    SetupIT(Suite suite) {
        this.suite = suite;
        this.realm = suite.freshRealm();
    }

    @Test
    void aRealmGetsTheSuiteAndAfterwardsIsAsItWas() {
        furnish();
        Site site = realm.newSite().withoutRole().create();
        Account account = lowerCase().create();
        String before = RealmExport.of(realm);
        assertThat(state(api().get(SETUP))).isEqualTo("absent");

        AdminApi.Reply rehearsal = api().post(SETUP, Map.of("dryRun", true, "sites", List.of(site.clientId())));

        assertThat(rehearsal.status()).isEqualTo(200);
        assertThat(changes(rehearsal)).contains("flow powersource browser: added", "site " + site + ": added");
        assertThat(finding(rehearsal, "site-accounts").path("text").asText()).endsWith(": 0 of 1.");
        assertThat(RealmExport.of(realm)).isEqualTo(before);

        AdminApi.Reply installed = api().post(SETUP, Map.of("sites", List.of(site.clientId())));

        assertThat(installed.status()).as(installed.toString()).isEqualTo(200);
        assertThat(state(installed)).isEqualTo("current");
        assertThat(changes(installed)).containsExactlyInAnyOrderElementsOf(changes(rehearsal));
        assertThat(finding(installed, "setting-left").path("where").asText()).contains("accountTheme");
        assertThat(open(site).signIn(account).pageId()).isEqualTo("login-site-access-error");
        site.grantRole(account);
        assertThat(open(site).signIn(account).pageId()).isEqualTo("login-set-reminder-question");
        AdminApi.Reply again = api().post(SETUP, Map.of("sites", List.of(site.clientId())));
        assertThat(changes(again)).isEmpty();
        assertThat(state(again)).isEqualTo("current");
        assertThat(state(api().get(SETUP))).isEqualTo("current");
        assertThat(codes(api().get(SETUP))).doesNotContain("element-changed");

        AdminApi.Reply removed = api().delete(SETUP + "?purge=true");

        assertThat(removed.status()).as(removed.toString()).isEqualTo(200);
        assertThat(codes(removed)).isEmpty();
        assertThat(RealmExport.of(realm)).isEqualTo(before);
        assertThat(open(site).signIn(account).told()).containsKey("code");
        assertThat(state(api().get(SETUP))).isEqualTo("absent");
        assertThat(changes(api().delete(SETUP))).isEmpty();
    }

    @Test
    void settingsComeAndGoToo() {
        String before = RealmExport.of(realm);

        AdminApi.Reply installed = api().post(SETUP, Map.of("settings", true));

        assertThat(installed.status()).as(installed.toString()).isEqualTo(200);
        assertThat(realm.admin().toRepresentation().getPasswordPolicy()).contains("length(15)");
        assertThat(changes(api().post(SETUP, Map.of("settings", true)))).isEmpty();
        assertThat(codes(api().post(SETUP, "{}"))).isEmpty();
        assertThat(api().delete(SETUP).status()).isEqualTo(200);
        assertThat(RealmExport.of(realm)).isEqualTo(before);
    }

    /** But for the two sites, which exist in the file only, and the test's mail server. */
    @Test
    void theFileIsAnEmptyRealmAndOneCall() {
        Realm imported = suite.variant("compared", file -> {});
        for (String clientId : List.of(Site.POWERSOURCE, Site.GRADEBOOK)) {
            imported.admin().clients().get(imported.site(clientId).id()).remove();
        }
        assertThat(api().post(SETUP, Map.of("settings", true)).status()).isEqualTo(200);

        assertThat(RealmExport.withoutIds(realm)).isEqualTo(RealmExport.withoutIds(imported));
        AdminApi.Reply setUpAnyway = api(imported).post(SETUP, Map.of("settings", true));
        assertThat(changes(setUpAnyway)).isEmpty();
        assertThat(codes(setUpAnyway)).isEmpty();
        assertThat(state(setUpAnyway)).isEqualTo("current");
    }

    @Test
    void twoCallsAtOnceInstallOnce() {
        List<CompletableFuture<AdminApi.Reply>> calls = Stream.of(1, 2)
                .map(call -> CompletableFuture.supplyAsync(() -> api().post(SETUP, "{}")))
                .toList();

        List<AdminApi.Reply> replies =
                calls.stream().map(CompletableFuture::join).toList();

        assertThat(replies).extracting(AdminApi.Reply::status).containsOnly(200);
        assertThat(replies).extracting(reply -> changes(reply).isEmpty()).containsExactlyInAnyOrder(true, false);
        assertThat(realm.admin().flows().getFlows())
                .filteredOn(flow -> flow.getAlias().equals("powersource browser"))
                .hasSize(1);
    }

    /** Sign-ins need the connections that waiting calls would hold. */
    @Test
    void ofManyCallsAtOnceOneInstallsAndFewWait() {
        List<CompletableFuture<AdminApi.Reply>> calls = Stream.generate(() -> "{}")
                .limit(20)
                .map(body ->
                        CompletableFuture.supplyAsync(() -> api().post(SETUP, body), call -> new Thread(call).start()))
                .toList();

        List<AdminApi.Reply> replies =
                calls.stream().map(CompletableFuture::join).toList();

        assertThat(replies).extracting(AdminApi.Reply::status).containsOnly(200, 409);
        assertThat(replies)
                .filteredOn(reply -> reply.status() == 200 && !changes(reply).isEmpty())
                .hasSize(1);
    }

    /** Somebody removed a profile that a policy names, so Keycloak takes no policies any more: found when half of the work is done. */
    @Test
    void anErrorLeavesTheRealmAsItWas() {
        addOwnPolicy();
        ClientProfilesRepresentation none = new ClientProfilesRepresentation();
        none.setProfiles(List.of());
        realm.admin().clientPoliciesProfilesResource().updateProfiles(none);
        String before = RealmExport.of(realm);

        AdminApi.Reply reply = api().post(SETUP, "{}");

        assertThat(reply.status()).as(reply.toString()).isEqualTo(400);
        assertThat(reply.error()).contains("Policy ours contains invalid profile ours");
        assertThat(RealmExport.of(realm)).isEqualTo(before).doesNotContain("technical-contact");
        assertThat(state(api().get(SETUP))).isEqualTo("absent");
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

    /** An administrator of the realm could have it sent to a mail server of their own. */
    @Test
    void noLogInOfTheMailServerIsBrought() {
        assertThat(api().post(SETUP, Map.of("settings", true)).status()).isEqualTo(200);

        assertThat(realm.admin().toRepresentation().getSmtpServer())
                .containsKey("host")
                .doesNotContainKeys("user", "password", "auth");
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

    /** The role was there before, with its grants: it stays as it is. */
    @Test
    void aClientThatHasTheRoleIsASiteAndKeepsItsGrants() {
        Site site = realm.newSite().create();
        Account account = lowerCase().role(site).create();
        realm.newAccount().withoutReminderQuestion().create();

        AdminApi.Reply rehearsal = api().post(SETUP, Map.of("dryRun", true));

        assertThat(finding(rehearsal, "site-there-already").path("where").asText())
                .isEqualTo("client " + site);
        assertThat(finding(rehearsal, "site-accounts").path("text").asText()).endsWith(": 1 of 2.");
        assertThat(codes(api().post(SETUP, "{}"))).contains("site-there-already");
        assertThat(open(site).signIn(account).pageId()).isEqualTo("login-set-reminder-question");
        api().delete(SETUP + "?purge=true");
        assertThat(account.admin().roles().clientLevel(site.id()).listAll()).hasSize(1);
    }

    @Test
    void peopleAreCountedBeforeTheyAreShutOut() {
        Site site = realm.newSite().withoutRole().create();
        GroupRepresentation staff = new GroupRepresentation();
        staff.setName("staff");
        String group;
        try (Response response = realm.admin().groups().add(staff)) {
            group = CreatedResponseUtil.getCreatedId(response);
        }
        GroupRepresentation below = new GroupRepresentation();
        below.setName("teachers");
        realm.admin().groups().group(group).subGroup(below).close();
        realm.newAccount().group("/staff/teachers").withoutReminderQuestion().create();
        user("no-address", null);
        user("other-name", "known@springfield.example");
        user("zero-width", "a\u200bb@springfield.example");
        realm.newAccount().disabled().withoutReminderQuestion().create();
        site.admin().roles().create(new RoleRepresentation(Site.ROLE, "", false));
        realm.admin().groups().group(group).roles().clientLevel(site.id()).add(List.of(site.role()));

        AdminApi.Reply rehearsal = api().post(SETUP, Map.of("dryRun", true, "sites", List.of(site.clientId())));

        assertThat(finding(rehearsal, "site-accounts").path("text").asText()).endsWith(": 1 of 4.");
        assertThat(finding(rehearsal, "user-name-not-address").path("text").asText())
                .endsWith(": 2.");
        assertThat(finding(rehearsal, "account-without-address").path("text").asText())
                .endsWith(": 1.");
        assertThat(finding(rehearsal, "address-with-invisible-characters")
                        .path("text")
                        .asText())
                .endsWith(": 1.");
    }

    /** Before a realm has the suite, Keycloak keeps no capitals of addresses. */
    private NewAccount lowerCase() {
        return realm.newAccount()
                .email(NewAccount.address("early").toLowerCase(Locale.ROOT))
                .withoutReminderQuestion();
    }

    private void user(String name, @org.jspecify.annotations.Nullable String email) {
        UserRepresentation user = new UserRepresentation();
        user.setUsername(name);
        user.setEmail(email);
        user.setEnabled(true);
        realm.admin().users().create(user).close();
    }

    /** Flow, profile, policies, permissions, role and theme of its own. */
    private void furnish() {
        realm.admin().flows().copy("browser", Map.of("newName", "our browser")).close();
        UPConfig profile = realm.admin().users().userProfile().getConfiguration();
        UPAttribute school = new UPAttribute("school");
        school.setDisplayName("School");
        profile.addOrReplaceAttribute(school);
        realm.admin().users().userProfile().update(profile);
        addOwnPolicy();
        realm.admin().roles().create(new RoleRepresentation("teacher", "Teaches", false));
        RealmRepresentation change = new RealmRepresentation();
        change.setBrowserFlow("our browser");
        change.setAccountTheme("keycloak.v3");
        change.setAdminPermissionsEnabled(true);
        realm.admin().update(change);
        addOwnPermission();
    }

    private void addOwnPolicy() {
        ClientProfileRepresentation ours = new ClientProfileRepresentation();
        ours.setName("ours");
        ours.setExecutors(List.of());
        ClientProfilesRepresentation profiles = new ClientProfilesRepresentation();
        profiles.setProfiles(List.of(ours));
        realm.admin().clientPoliciesProfilesResource().updateProfiles(profiles);
        ClientPolicyRepresentation policy = new ClientPolicyRepresentation();
        policy.setName("ours");
        policy.setEnabled(true);
        policy.setConditions(List.of());
        policy.setProfiles(List.of("ours"));
        ClientPoliciesRepresentation policies = new ClientPoliciesRepresentation();
        policies.setPolicies(List.of(policy));
        realm.admin().clientPoliciesPoliciesResource().updatePolicies(policies);
    }

    private void addOwnPermission() {
        String client = realm.admin()
                .clients()
                .findByClientId("admin-permissions")
                .get(0)
                .getId();
        String policies = "/clients/" + client + "/authz/resource-server";
        Map<String, Object> policy = new HashMap<>();
        policy.put("name", "Only teachers");
        policy.put("logic", "POSITIVE");
        policy.put(
                "roles",
                List.of(Map.of(
                        "id",
                        realm.admin().roles().get("teacher").toRepresentation().getId())));
        assertThat(api().post(policies + "/policy/role", policy).status()).isEqualTo(201);
        Map<String, Object> permission = new HashMap<>();
        permission.put("name", "Teachers see clients");
        permission.put("resourceType", "Clients");
        permission.put("scopes", List.of("view"));
        permission.put("policies", List.of("Only teachers"));
        assertThat(api().post(policies + "/permission/scope", permission).status())
                .isEqualTo(201);
    }

    private Answer open(Site site) {
        return new HttpBrowser(suite.url()).open(site);
    }

    private AdminApi api() {
        return api(realm);
    }

    private AdminApi api(Realm of) {
        return AdminApi.with(of, suite.admin().tokenManager().getAccessTokenString());
    }
}
