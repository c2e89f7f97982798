package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.GroupRepresentation;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.AdminApi;
import org.powersource.acceptance.suite.District;
import org.powersource.acceptance.suite.NewAccount;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.Suite;

/** Whom a contact sees while districts, memberships and roles come and go; nothing else has to be set up for it. */
@OnTheSuite
class DistrictsIT {

    private final Realm realm;
    private final District springfield;
    private final District shelbyville;
    private final Account contact;
    private final Account jane;
    private final Account uma;
    private final AdminApi api;

    DistrictsIT(Realm realm) {
        this.realm = realm;
        this.springfield = realm.newDistrict("Springfield");
        this.shelbyville = realm.newDistrict("Shelbyville");
        this.contact = springfield.technicalContact();
        this.jane = springfield.newMember().create();
        this.uma = shelbyville.newMember().create();
        this.api = AdminApi.as(contact);
    }

    @ParameterizedTest
    @ValueSource(strings = {"technical-contact", "implementation-contact"})
    void listsHoldTheMembersOfTheDistrictAndNobodyElse(String role) {
        AdminApi theirs = AdminApi.as(springfield.contact(role));
        springfield.technicalContact();

        assertThat(theirs.addresses("")).containsExactly(stored(jane));
        assertThat(theirs.addresses("?search=*")).containsExactly(stored(jane));
        assertThat(theirs.addresses("?search=" + stored(uma))).isEmpty();
        assertThat(theirs.addresses("?email=" + stored(uma) + "&exact=true")).isEmpty();
        assertThat(theirs.addresses("?search=id:" + uma.id())).isEmpty();
        assertThat(theirs.addresses("?search=username:" + stored(uma))).isEmpty();
        assertThat(theirs.addresses("?q=siteAccess:powersource")).isEmpty();
        assertThat(theirs.get("/users/count").json().asInt()).isEqualTo(1);
        assertThat(theirs.get("/users/count?search=" + stored(uma)).json().asInt())
                .isZero();
        assertThat(theirs.get("/ui-ext/brute-force-user?first=0&max=100").texts("email"))
                .containsExactly(stored(jane));
        assertThat(theirs.get("/groups/" + springfield.id() + "/members").texts("email"))
                .containsExactly(stored(jane));
    }

    @Test
    void groupsAreTheOwnDistrictAndItsParent() {
        assertThat(api.get("/groups").texts("path")).containsExactly("/districts");
        assertThat(api.get("/groups/" + springfield.admin().toRepresentation().getParentId() + "/children")
                        .texts("path"))
                .containsExactly(springfield.path());
        assertThat(api.get("/groups?search=Shelbyville").json()).isEmpty();
        assertThat(api.get("/groups/" + shelbyville.id()).status()).isEqualTo(403);
        assertThat(api.get("/groups/" + shelbyville.id() + "/members").status()).isEqualTo(403);
        assertThat(api.get("/groups/" + springfield.admin().toRepresentation().getParentId() + "/members")
                        .status())
                .isEqualTo(403);
    }

    /** The console offers the members of each group whose members it may list, and breaks if it may not. */
    @Test
    void parentIsOnTheWayOnly() {
        String parent = realm.admin().getGroupByPath("/districts").getId();

        JsonNode access = api.get("/groups/" + parent).json().path("access");
        AdminApi.Reply members = api.get("/groups/" + parent + "/members");

        assertThat(access.path("view").asBoolean()).isTrue();
        assertThat(List.of("viewMembers", "manageMembers", "manageMembership", "manage"))
                .noneMatch(power -> access.path(power).asBoolean());
        assertThat(api.get("/groups/" + springfield.id())
                        .json()
                        .at("/access/viewMembers")
                        .asBoolean())
                .isTrue();
        assertThat(members.status()).isEqualTo(403);
        assertThat(members.error()).contains("own districts");
        assertThat(api.get("/groups/" + shelbyville.id()).status()).isEqualTo(403);
    }

    @Test
    void rolesThatAContactCouldGiveAreNone() {
        assertThat(api.get("/users/" + jane.id() + "/role-mappings/realm/available")
                        .json())
                .isEmpty();
        assertThat(api.get("/ui-ext/available-roles/users/" + jane.id() + "?first=0&max=10&search=")
                        .json())
                .isEmpty();
    }

    @Test
    void contactOfTwoDistrictsSeesBoth() {
        contact.admin().joinGroup(shelbyville.id());

        assertThat(api.addresses("")).containsExactlyInAnyOrder(stored(jane), stored(uma));
        assertThat(api.get("/users/" + uma.id()).status()).isEqualTo(200);
    }

    @Test
    void contactWithoutADistrictSeesNobody() {
        contact.admin().leaveGroup(springfield.id());

        assertThat(api.get("/users").json()).isEmpty();
        assertThat(api.get("/users/count").json().asInt()).isZero();
        assertThat(api.get("/groups").json()).isEmpty();
        assertThat(api.get("/users/" + jane.id()).status()).isEqualTo(403);
        AdminApi.Reply made = api.post("/users", Map.of("email", NewAccount.address("a")));
        assertThat(made.status()).isEqualTo(403);
        assertThat(made.error()).contains("no district");
    }

    @Test
    void lostRoleEndsWithTheNextRequest() {
        contact.admin()
                .roles()
                .realmLevel()
                .remove(List.of(realm.admin().roles().get("technical-contact").toRepresentation()));

        assertThat(api.get("/users").status()).isEqualTo(403);
        assertThat(api.get("/users/" + jane.id()).status()).isEqualTo(403);
        assertThat(api.put("/users/" + jane.id(), Map.of("firstName", "X")).status())
                .isEqualTo(403);
    }

    @Test
    void renamedDistrictStaysTheSame() {
        District renamed = springfield.rename(springfield.name() + " Unified/North");

        assertThat(api.addresses("")).containsExactly(stored(jane));
        assertThat(api.get("/users/" + jane.id()).status()).isEqualTo(200);
        String made =
                api.post("/users", Map.of("email", NewAccount.address("a"))).created();
        assertThat(realm.admin().users().get(made).groups())
                .extracting(GroupRepresentation::getId)
                .containsExactly(renamed.id());
    }

    @Test
    void groupMovedElsewhereIsNoDistrictAnyMore() {
        GroupRepresentation moved = springfield.admin().toRepresentation();
        realm.admin()
                .groups()
                .group(realm.admin().getGroupByPath("/guests").getId())
                .subGroup(moved)
                .close();

        assertThat(api.get("/users").json()).isEmpty();
        assertThat(api.get("/users/" + jane.id()).status()).isEqualTo(403);
    }

    @Test
    void deletedDistrictLeavesNobodyBehind() {
        springfield.admin().remove();

        assertThat(api.get("/users").json()).isEmpty();
        assertThat(api.get("/users/" + jane.id()).status()).isEqualTo(403);
        assertThat(jane.admin().toRepresentation().getEmail()).isEqualTo(stored(jane));
    }

    @Test
    void memberWhoMovesIsSomebodyElsesToLookAfter() {
        jane.admin().joinGroup(shelbyville.id());
        jane.admin().leaveGroup(springfield.id());

        assertThat(api.get("/users").json()).isEmpty();
        assertThat(api.get("/users/" + jane.id()).status()).isEqualTo(403);
        assertThat(AdminApi.as(shelbyville.technicalContact())
                        .get("/users/" + jane.id())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void memberWhoBecomesAContactIsLeftAlone() {
        jane.admin()
                .roles()
                .realmLevel()
                .add(List.of(realm.admin().roles().get("implementation-contact").toRepresentation()));

        assertThat(api.get("/users").json()).isEmpty();
        assertThat(api.get("/users/" + jane.id()).status()).isEqualTo(403);
        assertThat(api.put("/users/" + jane.id() + "/reset-password", Map.of("type", "password", "value", "x"))
                        .status())
                .isEqualTo(403);
    }

    /** A contact's role or an administrator's that comes by a group counts as well. */
    @Test
    void roleByGroupCounts() {
        GroupRepresentation staff = new GroupRepresentation();
        staff.setName("staff " + springfield.id());
        realm.admin().groups().add(staff).close();
        String group = realm.admin().getGroupByPath("/" + staff.getName()).getId();
        realm.admin()
                .groups()
                .group(group)
                .roles()
                .realmLevel()
                .add(List.of(realm.admin().roles().get("technical-contact").toRepresentation()));
        jane.admin().joinGroup(group);

        assertThat(api.get("/users").json()).isEmpty();
        assertThat(api.get("/users/" + jane.id()).status()).isEqualTo(403);
        assertThat(AdminApi.as(jane).get("/users").status()).isEqualTo(200);
    }

    @Test
    void salesRepresentativesLookAfterGuestsOnly() {
        Account guest = realm.newAccount().group("/guests").create();
        AdminApi sales = AdminApi.as(
                springfield.newMember().realmRole("sales-representative").create());

        assertThat(sales.addresses("?max=1000")).contains(stored(guest)).doesNotContain(stored(jane), stored(uma));
        assertThat(sales.get("/users/" + guest.id()).status()).isEqualTo(200);
        assertThat(sales.get("/users/" + jane.id()).status()).isEqualTo(403);
        String made =
                sales.post("/users", Map.of("email", NewAccount.address("a"))).created();
        assertThat(realm.admin().users().get(made).groups())
                .extracting(GroupRepresentation::getPath)
                .containsExactly("/guests");
        assertThat(api.get("/users/" + guest.id()).status()).isEqualTo(403);
    }

    @Test
    void permissionThatWasTakenAwayClosesEverything(Suite suite) {
        Realm other = suite.variant("closed", file -> {});
        District district = other.newDistrict("Springfield");
        Account member = district.newMember().create();
        AdminApi theirs = AdminApi.as(district.technicalContact());
        assertThat(theirs.addresses("")).containsExactly(stored(member));

        String client = other.admin()
                .clients()
                .findByClientId("admin-permissions")
                .get(0)
                .getId();
        var permissions = other.admin()
                .clients()
                .get(client)
                .authorization()
                .permissions()
                .scope();
        permissions
                .findById(permissions.findByName("Contacts: districts").getId())
                .remove();
        permissions
                .findById(permissions.findByName("Contacts: accounts").getId())
                .remove();

        assertThat(theirs.get("/users").json()).isEmpty();
        assertThat(theirs.get("/powersource/accounts").json().path("count").asInt())
                .isZero();
        assertThat(theirs.get("/users/" + member.id()).status()).isEqualTo(403);
        assertThat(theirs.get("/groups").json()).isEmpty();
        assertThat(theirs.post("/users", Map.of("email", NewAccount.address("a")))
                        .status())
                .isEqualTo(403);
    }

    private static String stored(Account account) {
        return account.email().toLowerCase(Locale.ROOT);
    }
}
