package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.Response;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.PartialImportRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.RolesRepresentation;
import org.powersource.acceptance.pages.ContactConsole;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.AdminApi;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.District;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Suite;
import org.powersource.acceptance.suite.Windows;

/** A tick means a client: it follows a new client id, ends with the client, and is never another client's. */
@OnTheSuite
class TicksIT {

    private static final int TRIES = 5;
    private static final String EACH_AT_ITS_OWN = "tick1>1 role1>1 tick2>2 role2>2";

    private final Realm realm;
    private final District district;
    private final AdminApi contact;
    private final Map<String, Account> people = new LinkedHashMap<>();
    /** By a name that doesn't change with the client id. */
    private final Map<String, Site> sites = new LinkedHashMap<>();

    private final String firstId;
    private final String secondId;

    TicksIT(Suite suite) {
        realm = suite.realm();
        district = realm.newDistrict("Springfield");
        contact = AdminApi.as(district.technicalContact());
        Site first = realm.newSite().create();
        Site second = realm.newSite().create();
        firstId = first.clientId();
        secondId = second.clientId();
        sites.put("1", first);
        sites.put("2", second);
        people.put("tick1", district.newMember().ticked(firstId).create());
        people.put("role1", district.newMember().role(first).create());
        people.put("tick2", district.newMember().ticked(secondId).create());
        people.put("role2", district.newMember().role(second).create());
    }

    /** A change of the clients, and who gets into which site afterwards; all others see the Site Access Error. */
    enum Change {
        NOTHING(EACH_AT_ITS_OWN) {
            @Override
            void happen(TicksIT here) {}
        },
        RENAMED(EACH_AT_ITS_OWN) {
            @Override
            void happen(TicksIT here) {
                here.rename("1", unused());
            }
        },
        RENAMED_TWICE(EACH_AT_ITS_OWN) {
            @Override
            void happen(TicksIT here) {
                here.rename("1", unused());
                here.rename("1", unused());
            }
        },
        RENAMED_AND_THE_OTHER_TAKES_THE_ID(EACH_AT_ITS_OWN) {
            @Override
            void happen(TicksIT here) {
                here.rename("1", unused());
                here.rename("2", here.firstId);
            }
        },
        SWAPPED(EACH_AT_ITS_OWN) {
            @Override
            void happen(TicksIT here) {
                here.rename("1", unused());
                here.rename("2", here.firstId);
                here.rename("1", here.secondId);
            }
        },
        RENAMED_AND_THE_ID_IS_A_NEW_CLIENTS(EACH_AT_ITS_OWN) {
            @Override
            void happen(TicksIT here) {
                here.rename("1", unused());
                here.create("3", here.firstId);
            }
        },
        RENAMED_WHILE_DISABLED(EACH_AT_ITS_OWN) {
            @Override
            void happen(TicksIT here) {
                here.change("1", client -> client.setEnabled(false));
                here.rename("1", unused());
                here.change("1", client -> client.setEnabled(true));
            }
        },
        SAVED_WITHOUT_ITS_ID(EACH_AT_ITS_OWN) {
            @Override
            void happen(TicksIT here) {
                ClientRepresentation part = new ClientRepresentation();
                part.setName("Library");
                here.sites.get("1").admin().update(part);
            }
        },
        REMOVED("tick2>2 role2>2") {
            @Override
            void happen(TicksIT here) {
                here.remove("1");
            }
        },
        REMOVED_AND_MADE_ANEW("tick2>2 role2>2") {
            @Override
            void happen(TicksIT here) {
                here.remove("1");
                here.create("3", here.firstId);
            }
        },
        REMOVED_AND_THE_OTHER_TAKES_THE_ID("tick2>2 role2>2") {
            @Override
            void happen(TicksIT here) {
                here.remove("1");
                here.rename("2", here.firstId);
            }
        },
        ROLE_REMOVED_AND_MADE_ANEW("tick2>2 role2>2") {
            @Override
            void happen(TicksIT here) {
                here.sites.get("1").admin().roles().deleteRole(Site.ROLE);
                here.sites.get("1").admin().roles().create(new RoleRepresentation(Site.ROLE, "", false));
            }
        },
        OTHER_ROLE_REMOVED(EACH_AT_ITS_OWN) {
            @Override
            void happen(TicksIT here) {
                here.sites.get("1").admin().roles().create(new RoleRepresentation("editor", "", false));
                here.sites.get("1").admin().roles().deleteRole("editor");
            }
        },
        /** Keycloak ends the grants by role: it removes the role and makes another. */
        OVERWRITTEN_BY_AN_IMPORT("tick1>1 tick2>2 role2>2") {
            @Override
            void happen(TicksIT here) {
                here.overwrite("1");
            }
        };

        private final String in;

        Change(String in) {
            this.in = in;
        }

        abstract void happen(TicksIT here);

        Set<String> in() {
            return Set.of(in.split(" "));
        }

        private static String unused() {
            return "renamed-" + UUID.randomUUID().toString().substring(0, 8);
        }
    }

    @ParameterizedTest
    @EnumSource
    void ticksStayWithTheirClient(Change change) {
        assertThat(in()).isEqualTo(Change.NOTHING.in());

        change.happen(this);

        assertThat(in()).isEqualTo(change.in());
    }

    @ParameterizedTest
    @EnumSource
    void recordThatWasOpenedBeforeMeansTheSame(Change change) {
        Map<String, JsonNode> open = new LinkedHashMap<>();
        people.forEach((name, account) ->
                open.put(name, contact.get("/users/" + account.id()).json()));

        change.happen(this);

        people.forEach((name, account) -> assertThat(
                        contact.put("/users/" + account.id(), open.get(name)).status())
                .isEqualTo(204));
        assertThat(in()).isEqualTo(change.in());
    }

    /** The form was opened before the change. */
    @Test
    void newTickMeansTheClientThatWasShown() {
        Account account = district.newMember().create();
        JsonNode open = contact.get("/users/" + account.id()).json();
        ((ObjectNode) open.path("attributes")).putArray("siteAccess").add(firstId);

        Change.SWAPPED.happen(this);

        assertThat(contact.put("/users/" + account.id(), open).status()).isEqualTo(204);
        people.put("new", account);
        assertThat(in()).contains("new>1").doesNotContain("new>2");
    }

    @Test
    void consoleThatWasOpenedBeforeMeansTheSame(Windows windows) {
        ContactConsole console = ContactConsole.signIn(windows.open(), district.technicalContact())
                .record(people.get("tick1"));

        Change.SWAPPED.happen(this);

        assertThat(console.fill("firstName", "Janet").press("Save")).contains("saved");
        assertThat(people.get("tick1").admin().toRepresentation().getFirstName())
                .isEqualTo("Janet");
        assertThat(in()).isEqualTo(Change.SWAPPED.in());
    }

    /** A script doesn't send the shown sites: its ids are the current ones, and an unknown one is an error. */
    @Test
    void oldIdOfAScriptIsAnError() {
        Account account = people.get("tick1");
        Change.RENAMED.happen(this);

        assertThat(tick(account, firstId)).isEqualTo(400);
        assertThat(in()).isEqualTo(Change.RENAMED.in());
    }

    /** A district's list of sites also follows a client to its new id. */
    @Test
    void districtKeepsARenamedSite() {
        district.sites(firstId);
        Account account = district.newMember().create();
        String renamed = Change.unused();

        rename("1", renamed);
        rename("2", firstId);

        assertThat(tick(account, renamed)).isEqualTo(204);
        assertThat(tick(account, firstId)).isEqualTo(400);
    }

    private int tick(Account account, String clientId) {
        JsonNode record = contact.get("/users/" + account.id()).json();
        ObjectNode attributes = (ObjectNode) record.path("attributes");
        attributes.remove("siteAccessShown");
        attributes.putArray("siteAccess").add(clientId);
        return contact.put("/users/" + account.id(), record).status();
    }

    /** An import can tick a client that isn't a site yet. */
    @Test
    void tickOfAClientThatIsNoSiteYetFollowsIt() {
        Site client = realm.newSite().withoutRole().create();
        sites.put("3", client);
        people.put("tick3", imported(client.clientId()));

        rename("3", Change.unused());
        client.admin().roles().create(new RoleRepresentation(Site.ROLE, "", false));

        assertThat(in()).contains("tick3>3").doesNotContain("tick1>3");
    }

    @Test
    void tickOfNoClientLetsNobodyInLater() {
        String later = Change.unused();
        String laterStill = Change.unused();
        people.put("tick3", imported(later, laterStill));

        create("3", later);
        rename("1", laterStill);

        assertThat(in()).doesNotContain("tick3>3", "tick3>1").contains("tick1>1");
    }

    @Test
    void importedRecordWithATickOfNoClientCanBeSaved() {
        Account account = imported(Change.unused(), firstId);

        account.admin().update(account.admin().toRepresentation());

        assertThat(account.admin().toRepresentation().getAttributes()).containsEntry("siteAccess", List.of(firstId));
    }

    private Account imported(String... ticks) {
        Account account = district.newMember().create();
        var record = account.admin().toRepresentation();
        account.admin().remove();
        var fresh = realm.newAccount().email(account.email()).representation();
        fresh.setAttributes(Map.of("siteAccess", List.of(ticks)));
        fresh.setGroups(List.of(district.path()));
        fresh.setId(record.getId());
        PartialImportRepresentation file = new PartialImportRepresentation();
        file.setUsers(List.of(fresh));
        partialImport(file);
        return new Account(
                realm,
                realm.admin()
                        .users()
                        .searchByEmail(account.email(), true)
                        .get(0)
                        .getId(),
                account.email(),
                account.password());
    }

    private void overwrite(String name) {
        Site site = sites.get(name);
        ClientRepresentation client = site.admin().toRepresentation();
        client.setSecret(site.secret());
        RolesRepresentation roles = new RolesRepresentation();
        roles.setClient(Map.of(site.clientId(), List.of(new RoleRepresentation(Site.ROLE, "", false))));
        PartialImportRepresentation file = new PartialImportRepresentation();
        file.setClients(List.of(client));
        file.setRoles(roles);
        partialImport(file);
        sites.put(name, realm.site(site.clientId()));
    }

    private void partialImport(PartialImportRepresentation file) {
        file.setIfResourceExists("OVERWRITE");
        try (Response response = realm.admin().partialImport(file)) {
            assertThat(response.getStatus()).isEqualTo(200);
        }
    }

    private void rename(String name, String clientId) {
        change(name, client -> client.setClientId(clientId));
        Site site = sites.get(name);
        sites.put(name, new Site(realm, clientId, site.id(), site.secret(), site.redirectUri()));
    }

    private void change(String name, Consumer<ClientRepresentation> change) {
        ClientRepresentation client = sites.get(name).admin().toRepresentation();
        change.accept(client);
        sites.get(name).admin().update(client);
    }

    private void create(String name, String clientId) {
        sites.put(
                name,
                realm.newSite().with(client -> client.setClientId(clientId)).create());
    }

    private void remove(String name) {
        sites.remove(name).admin().remove();
    }

    /** Who gets into which site. */
    private Set<String> in() {
        Set<String> in = new HashSet<>();
        people.forEach((person, account) -> sites.forEach((name, site) -> {
            Answer answer = signIn(site, account);
            if (!answer.pageId().equals("login-site-access-error")) {
                assertThat(answer.told()).containsKey("code");
                in.add(person + ">" + name);
            }
        }));
        return in;
    }

    /** Tries again if Keycloak still processes another sign-in of the account (26.7.4 DefaultBlockingBruteForceProtector). */
    private Answer signIn(Site site, Account account) {
        Answer answer = new HttpBrowser(realm.url()).open(site).signIn(account);
        for (int tries = 1; tries < TRIES && answer.pageId().equals("login-login"); tries++) {
            answer = new HttpBrowser(realm.url()).open(site).signIn(account);
        }
        return answer;
    }
}
