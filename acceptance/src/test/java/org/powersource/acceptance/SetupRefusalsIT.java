package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.powersource.acceptance.suite.SetupReply.changes;
import static org.powersource.acceptance.suite.SetupReply.codes;
import static org.powersource.acceptance.suite.SetupReply.finding;
import static org.powersource.acceptance.suite.SetupReply.state;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.keycloak.representations.idm.ClientPoliciesRepresentation;
import org.keycloak.representations.idm.ClientPolicyRepresentation;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.userprofile.config.UPAttribute;
import org.keycloak.representations.userprofile.config.UPConfig;
import org.keycloak.representations.userprofile.config.UPGroup;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.AdminApi;
import org.powersource.acceptance.suite.AdminPermissions;
import org.powersource.acceptance.suite.District;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.RealmExport;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Suite;

/** Calls of setup that are refused, for what they say, what the realm has, or who makes them: nothing changes. */
@OnTheSuite
class SetupRefusalsIT {
    private static final String SETUP = "/powersource/setup";

    private final Suite suite;
    private final Realm realm;

    SetupRefusalsIT(Suite suite) {
        this.suite = suite;
        this.realm = suite.freshRealm();
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

    /** Its administrators sign in by user name: they couldn't any more. */
    @Test
    void theRealmOfTheServersAdministratorsIsRefused() {
        AdminApi master = suite.administrationRealm().adminApi();

        AdminApi.Reply rehearsal = master.post(SETUP, Map.of("dryRun", true));
        assertThat(rehearsal.status()).as(rehearsal.toString()).isEqualTo(409);
        AdminApi.Reply reply = master.post(SETUP, "{}");

        assertThat(reply.status()).isEqualTo(409);
        assertThat(codes(reply)).contains("administration-realm");
        assertThat(changes(reply)).isEmpty();
        assertThat(state(master.get(SETUP))).isEqualTo("absent");
    }

    /** They were tried and given up: nobody expects them to grant anything. */
    @Test
    void permissionsThatAreSwitchedOffAreNotSwitchedOn() {
        switchPermissions(true);
        AdminPermissions permissions = new AdminPermissions(realm);
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
                new Account(realm, script.admin().getServiceAccountUser().getId(), "", "").administers("realm-admin");
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
                account.administers("realm-admin");
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
            Stream.of(roles.split(",", -1)).filter(role -> !role.isEmpty()).forEach(account::administers);
            return AdminApi.as(account).token();
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

    private AdminApi api() {
        return realm.adminApi();
    }
}
