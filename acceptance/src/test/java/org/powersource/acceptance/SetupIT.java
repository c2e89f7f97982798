package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.powersource.acceptance.suite.SetupReply.changes;
import static org.powersource.acceptance.suite.SetupReply.codes;
import static org.powersource.acceptance.suite.SetupReply.finding;
import static org.powersource.acceptance.suite.SetupReply.state;

import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.representations.idm.ClientProfilesRepresentation;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.AdminApi;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.NewAccount;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.OwnElements;
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
        new OwnElements(realm, api()).addAll();
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

    /** The second one is refused, or finds nothing to do if it comes after the first. */
    @Test
    void twoCallsAtOnceInstallOnce() {
        List<CompletableFuture<AdminApi.Reply>> calls = Stream.of(1, 2)
                .map(call -> CompletableFuture.supplyAsync(() -> api().post(SETUP, "{}")))
                .toList();

        List<AdminApi.Reply> replies =
                calls.stream().map(CompletableFuture::join).toList();

        assertThat(replies).extracting(AdminApi.Reply::status).contains(200).isSubsetOf(200, 409);
        assertThat(replies).extracting(reply -> changes(reply).isEmpty()).containsExactlyInAnyOrder(true, false);
        assertThat(realm.admin().flows().getFlows())
                .filteredOn(flow -> flow.getAlias().equals("powersource browser"))
                .hasSize(1);
    }

    /** None waits: sign-ins need the connections that waiting calls would hold. */
    @Test
    void ofManyCallsAtOnceOneInstallsAndOthersAreRefusedInWords() {
        List<CompletableFuture<AdminApi.Reply>> calls = Stream.generate(() -> "{}")
                .limit(20)
                .map(body ->
                        CompletableFuture.supplyAsync(() -> api().post(SETUP, body), call -> new Thread(call).start()))
                .toList();

        List<AdminApi.Reply> replies =
                calls.stream().map(CompletableFuture::join).toList();

        assertThat(replies).extracting(AdminApi.Reply::status).containsOnly(200, 409);
        assertThat(replies)
                .filteredOn(reply -> reply.status() == 409)
                .allSatisfy(reply -> assertThat(reply.error()).contains("Another setup is running"));
        assertThat(replies)
                .filteredOn(reply -> reply.status() == 200 && !changes(reply).isEmpty())
                .hasSize(1);
    }

    /** Somebody removed a profile that a policy names, so Keycloak takes no policies any more: found when half of the work is done. */
    @Test
    void anErrorLeavesTheRealmAsItWas() {
        new OwnElements(realm, api()).addPolicy();
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

    /** An administrator of the realm could have it sent to a mail server of their own. */
    @Test
    void noLogInOfTheMailServerIsBrought() {
        assertThat(api().post(SETUP, Map.of("settings", true)).status()).isEqualTo(200);

        assertThat(realm.admin().toRepresentation().getSmtpServer())
                .containsKey("host")
                .doesNotContainKeys("user", "password", "auth");
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
