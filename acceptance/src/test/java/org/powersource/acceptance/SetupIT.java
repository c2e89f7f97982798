package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
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
import org.keycloak.representations.userprofile.config.UPGroup;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.AdminApi;
import org.powersource.acceptance.suite.AdminPermissions;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.District;
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"dry\": true} | dry",
                "{\"dryRun\": \"true\"} | dryRun",
                "{\"settings\": 1} | settings",
                "{\"settings\": null} | settings",
                "{\"sites\": \"portal\"} | sites",
                "{\"sites\": [1]} | sites",
                "{\"sites\": [\"no-such-client\"]} | sites",
                "{\"sites\": [\"security-admin-console\"]} | sites",
                "{\"dryRun\": true, \"sites\": [\"no-such-client\"]} | sites",
                "{\"dryRun\": true, \"dryRun\": false} | body",
                "[] | body",
                "{ | body",
                "true | body",
                "{} {} | body",
            })
    void aBodyThatCannotBeMeantIsRefused(String body, String field) {
        AdminApi.Reply reply = api().post(SETUP, body);

        assertThat(reply.status()).as(reply.toString()).isEqualTo(400);
        assertThat(reply.json().path("field").asText()).isEqualTo(field);
        assertThat(reply.error()).isNotEmpty();
        assertThat(state(api().get(SETUP))).isEqualTo("absent");
    }

    @ParameterizedTest
    @CsvSource({"POST,?dryRun=true", "GET,?x=1", "DELETE,?purge=yes", "DELETE,?Purge=true"})
    void aParameterThatCannotBeMeantIsRefused(String method, String query) {
        AdminApi.Reply reply = api().send(method, SETUP + query, null);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(query).contains(reply.json().path("field").asText());
        assertThat(state(api().get(SETUP))).isEqualTo("absent");
    }

    /** Something of the realm's own under one of the suite's names. */
    enum Taken {
        ATTRIBUTE("user profile attribute siteAccess") {
            @Override
            void add(Realm realm) {
                UPConfig profile = realm.admin().users().userProfile().getConfiguration();
                profile.addOrReplaceAttribute(new UPAttribute("siteAccess"));
                realm.admin().users().userProfile().update(profile);
            }
        },
        ATTRIBUTE_GROUP("user profile group site-access") {
            @Override
            void add(Realm realm) {
                UPConfig profile = realm.admin().users().userProfile().getConfiguration();
                UPGroup group = new UPGroup();
                group.setName("site-access");
                profile.addGroup(group);
                realm.admin().users().userProfile().update(profile);
            }
        },
        FLOW("flow powersource reset") {
            @Override
            void add(Realm realm) {
                realm.admin()
                        .flows()
                        .copy("reset credentials", Map.of("newName", "powersource reset"))
                        .close();
            }
        },
        ROLE("role technical-contact") {
            @Override
            void add(Realm realm) {
                realm.admin().roles().create(new RoleRepresentation("technical-contact", "Calls the plumber", false));
            }
        },
        GROUP("group /guests") {
            @Override
            void add(Realm realm) {
                GroupRepresentation group = new GroupRepresentation();
                group.setName("guests");
                realm.admin().groups().add(group).close();
            }
        },
        CLIENT("client admin-permissions") {
            @Override
            void add(Realm realm) {
                ClientRepresentation client = new ClientRepresentation();
                client.setClientId("admin-permissions");
                realm.admin().clients().create(client).close();
            }
        },
        /** With its id, its tokens would carry a contact's powers. */
        PAGE("client powersource-district") {
            @Override
            void add(Realm realm) {
                ClientRepresentation client = new ClientRepresentation();
                client.setClientId("powersource-district");
                realm.admin().clients().create(client).close();
            }
        },
        POLICY("client policy powersource site access") {
            @Override
            void add(Realm realm) {
                ClientPolicyRepresentation policy = new ClientPolicyRepresentation();
                policy.setName("powersource site access");
                policy.setEnabled(false);
                ClientPoliciesRepresentation all = new ClientPoliciesRepresentation();
                all.setPolicies(List.of(policy));
                realm.admin().clientPoliciesPoliciesResource().updatePolicies(all);
            }
        };

        private final String label;

        Taken(String label) {
            this.label = label;
        }

        abstract void add(Realm realm);
    }

    @ParameterizedTest
    @EnumSource
    void whatTheRealmHasUnderOurNamesIsNamedAndNothingHappens(Taken taken) {
        taken.add(realm);
        String before = RealmExport.of(realm);

        AdminApi.Reply rehearsal = api().post(SETUP, Map.of("dryRun", true));
        AdminApi.Reply reply = api().post(SETUP, "{}");

        for (AdminApi.Reply each : List.of(rehearsal, reply)) {
            assertThat(each.status()).isEqualTo(409);
            assertThat(codes(each)).contains("name-taken");
            assertThat(finding(each, "name-taken").path("where").asText()).isEqualTo(taken.label);
            assertThat(changes(each)).isEmpty();
            assertThat(state(each)).isEqualTo("absent");
        }
        assertThat(changes(api().delete(SETUP + "?purge=true"))).isEmpty();
        assertThat(RealmExport.of(realm)).isEqualTo(before);
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

    /** They were tried and given up: nobody expects them to grant anything. */
    @Test
    void permissionsThatAreSwitchedOffAreNotSwitchedOn() {
        switchPermissions(true);
        AdminPermissions permissions = new AdminPermissions(suite, realm);
        permissions.permit("Users", permissions.policy("time", Map.of("hour", "0", "hourEnd", "1")));
        switchPermissions(false);

        AdminApi.Reply reply = api().post(SETUP, "{}");

        assertThat(reply.status()).isEqualTo(409);
        assertThat(codes(reply)).contains("permissions-switched-off");
        assertThat(realm.admin().toRepresentation().isAdminPermissionsEnabled()).isFalse();
    }

    private void switchPermissions(boolean on) {
        RealmRepresentation change = new RealmRepresentation();
        change.setAdminPermissionsEnabled(on);
        realm.admin().update(change);
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

    /** Who may call it. */
    enum Caller {
        REALM_ADMINISTRATOR(200) {
            @Override
            String token(Realm realm) {
                return administrator(realm, "realm-admin");
            }
        },
        MANAGER_OF_USERS_AND_REALM(403) {
            @Override
            String token(Realm realm) {
                return administrator(realm, "manage-users,manage-realm");
            }
        },
        SERVICE_ACCOUNT(200) {
            @Override
            String token(Realm realm) {
                Site script = realm.newSite()
                        .withoutRole()
                        .with(client -> client.setServiceAccountsEnabled(true))
                        .create();
                grant(realm, script.admin().getServiceAccountUser().getId(), "realm-admin");
                return script.token("grant_type", "client_credentials").text("access_token");
            }
        },
        APP_OF_A_REALM_ADMINISTRATOR(403) {
            @Override
            String token(Realm realm) {
                Site app = realm.newSite()
                        .withoutRole()
                        .with(client -> client.setFullScopeAllowed(false))
                        .create();
                Account account = realm.newAccount().withoutReminderQuestion().create();
                grant(realm, account.id(), "realm-admin");
                return app.passwordGrant(account.email(), account.password()).text("access_token");
            }
        },
        NOBODY_IN_PARTICULAR(403) {
            @Override
            String token(Realm realm) {
                return administrator(realm, "");
            }
        };

        private final int status;

        Caller(int status) {
            this.status = status;
        }

        abstract String token(Realm realm);

        private static String administrator(Realm realm, String roles) {
            Account account = realm.newAccount().withoutReminderQuestion().create();
            Stream.of(roles.split(",", -1))
                    .filter(role -> !role.isEmpty())
                    .forEach(role -> grant(realm, account.id(), role));
            return AdminApi.as(account).token();
        }

        private static void grant(Realm realm, String user, String role) {
            String management = realm.admin()
                    .clients()
                    .findByClientId("realm-management")
                    .get(0)
                    .getId();
            realm.admin()
                    .users()
                    .get(user)
                    .roles()
                    .clientLevel(management)
                    .add(List.of(realm.admin()
                            .clients()
                            .get(management)
                            .roles()
                            .get(role)
                            .toRepresentation()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void onlyATokenOfARealmAdministratorMayCallIt(Caller caller) {
        AdminApi api = AdminApi.with(realm, caller.token(realm));

        assertThat(api.get(SETUP).status()).isEqualTo(caller.status);
        assertThat(api.post(SETUP, Map.of("dryRun", true)).status()).isEqualTo(caller.status);
        assertThat(api.delete(SETUP).status()).isEqualTo(caller.status);
        assertThat(api.post(SETUP, "{}").status()).isEqualTo(caller.status);
    }

    @Test
    void contactsManageTheirDistrictAndMayNotCallIt() {
        api().post(SETUP, "{}");
        District district = realm.newDistrict("Springfield");
        Account member = district.newMember().create();
        realm.newAccount().create();
        AdminApi console = AdminApi.as(district.technicalContact());

        for (String method : List.of("GET", "POST", "DELETE")) {
            assertThat(console.send(method, SETUP, method.equals("POST") ? "{}" : null)
                            .status())
                    .isEqualTo(403);
        }
        assertThat(console.addresses("")).containsExactly(member.email().toLowerCase(Locale.ROOT));
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

    private static String state(AdminApi.Reply reply) {
        return reply.json().path("state").asText();
    }

    private static List<String> changes(AdminApi.Reply reply) {
        List<String> changes = new ArrayList<>();
        reply.json().path("changes").forEach(change -> changes.add(change.asText()));
        return changes;
    }

    private static List<String> codes(AdminApi.Reply reply) {
        return texts(reply.json().path("findings"), "code");
    }

    private static List<String> texts(JsonNode list, String field) {
        List<String> texts = new ArrayList<>();
        list.forEach(item -> texts.add(item.path(field).asText()));
        return texts;
    }

    private static JsonNode finding(AdminApi.Reply reply, String code) {
        for (JsonNode finding : reply.json().path("findings")) {
            if (finding.path("code").asText().equals(code)) {
                return finding;
            }
        }
        throw new AssertionError("No " + code + " in " + reply);
    }
}
