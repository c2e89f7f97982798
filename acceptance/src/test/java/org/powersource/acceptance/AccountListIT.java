package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.AdminApi;
import org.powersource.acceptance.suite.AdminApi.Reply;
import org.powersource.acceptance.suite.District;
import org.powersource.acceptance.suite.Eventually;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.NewAccount;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.PasswordRecovery;
import org.powersource.acceptance.suite.Realm;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Suite;

/** The list of accounts: whom it shows, what of them, and how it is searched. */
@OnTheSuite
class AccountListIT {

    private static final String LIST = "/powersource/accounts";

    private final Suite suite;
    private final Realm realm;
    private final District district;
    private final Account contact;
    private final AdminApi api;

    AccountListIT(Suite suite) {
        this.suite = suite;
        this.realm = suite.realm();
        this.district = realm.newDistrict("Springfield");
        this.contact = district.technicalContact();
        this.api = AdminApi.as(contact);
    }

    /** Accounts of each kind, and their status in the list and on the record. */
    @SuppressWarnings("ImmutableEnumChecker") // its functions hold nothing
    private enum Kind {
        ACTIVE("active", "active", member -> member.ticked(Site.POWERSOURCE)),
        NOT_ACTIVE("not-active", "not active", member -> member.inactive().ticked(Site.POWERSOURCE)),
        NO_SITE("no-site", "no site access", member -> member),
        DISABLED("disabled", "disabled", member -> member.disabled().ticked(Site.POWERSOURCE)),
        DISABLED_AND_NOT_ACTIVE(
                "disabled", "disabled", member -> member.disabled().inactive()),
        NOT_ACTIVE_WITHOUT_SITE("not-active", "not active", NewAccount::inactive);

        private final String listed;
        private final String onTheRecord;
        private final Function<NewAccount, NewAccount> make;

        Kind(String listed, String onTheRecord, Function<NewAccount, NewAccount> make) {
            this.listed = listed;
            this.onTheRecord = onTheRecord;
            this.make = make;
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void statusIsThatOfTheRecord(Kind kind) {
        Account member = kind.make.apply(district.newMember()).create();

        assertThat(only("").path("status").asText()).isEqualTo(kind.listed);
        assertThat(only("?status=" + kind.listed).path("id").asText()).isEqualTo(member.id());
        for (String other : List.of("active", "not-active", "no-site", "disabled")) {
            assertThat(count("?status=" + other)).as(other).isEqualTo(other.equals(kind.listed) ? 1 : 0);
        }
        assertThat(api.get("/users/" + member.id())
                        .json()
                        .at("/attributes/accountStatus/0")
                        .asText())
                .isEqualTo(kind.onTheRecord);
    }

    /** By a role, a group, a group above, or a composite role. */
    @ParameterizedTest
    @ValueSource(strings = {"role", "group", "above", "composite"})
    void siteWithoutATickCounts(String way) {
        Site site = realm.newSite().create();
        Account member = district.newMember().create();
        switch (way) {
            case "role" -> site.grantRole(member);
            case "group" -> district.admin().roles().clientLevel(site.id()).add(List.of(site.role()));
            case "above" -> member.admin().joinGroup(below(site));
            default -> {
                String name = "staff-" + member.id();
                realm.admin().roles().create(new RoleRepresentation(name, "", false));
                realm.admin().roles().get(name).addComposites(List.of(site.role()));
                member.admin()
                        .roles()
                        .realmLevel()
                        .add(List.of(realm.admin().roles().get(name).toRepresentation()));
            }
        }

        assertThat(only("?search=lee").path("status").asText()).isEqualTo("active");
        site.admin().roles().deleteRole(Site.ROLE);
        assertThat(only("?search=lee").path("status").asText()).isEqualTo("no-site");
    }

    /** Id of a group below one that has the site's role. */
    private String below(Site site) {
        GroupRepresentation above = group("above " + site.clientId());
        realm.admin().groups().add(above).close();
        String parent = realm.admin().getGroupByPath("/" + above.getName()).getId();
        realm.admin().groups().group(parent).roles().clientLevel(site.id()).add(List.of(site.role()));
        realm.admin().groups().group(parent).subGroup(group("below")).close();
        return realm.admin().getGroupByPath("/" + above.getName() + "/below").getId();
    }

    private static GroupRepresentation group(String name) {
        GroupRepresentation group = new GroupRepresentation();
        group.setName(name);
        return group;
    }

    @Test
    void tickOfAClientThatIsNoSiteDoesNotCount() {
        Site site = realm.newSite().create();
        Account member = district.newMember().create();
        member.tickSites(site.clientId());
        assertThat(only("").path("status").asText()).isEqualTo("active");

        ClientRepresentation renamed = site.admin().toRepresentation();
        renamed.setClientId(site.clientId() + "-renamed");
        site.admin().update(renamed);
        assertThat(only("").path("status").asText()).isEqualTo("active");

        site.admin().remove();
        assertThat(only("").path("status").asText()).isEqualTo("no-site");
    }

    @Test
    void contactsSeeWhomKeycloaksListShows() {
        Account jane = district.newMember().create();
        Account off = district.newMember().disabled().create();
        district.contact("implementation-contact");
        district.newMember().realmRole("sales-representative").create();
        Account permitted = district.newMember().create();
        permitted.administers("view-users");
        realm.newDistrict("Shelbyville").newMember().create();

        assertThat(ids(api.get(LIST))).containsExactlyInAnyOrder(jane.id(), off.id());
        assertThat(ids(api.get(LIST)))
                .containsExactlyInAnyOrderElementsOf(api.get("/users?max=1000").texts("id"));
    }

    @Test
    void contactOfSeveralDistrictsSeesAllOrOne() {
        District other = realm.newDistrict("Shelbyville");
        Account jane = district.newMember().create();
        Account uma = other.newMember().create();
        Account both = district.newMember().group(other.path()).create();
        contact.admin().joinGroup(other.id());

        assertThat(ids(api.get(LIST))).containsExactlyInAnyOrder(jane.id(), uma.id(), both.id());
        assertThat(ids(api.get(LIST + "?district=" + encoded(other.path()))))
                .containsExactlyInAnyOrder(uma.id(), both.id());
    }

    /** What isn't the contact's is answered like what doesn't exist. */
    @Test
    void otherDistrictsAreRefusedLikeUnknownOnes() {
        District other = realm.newDistrict("Shelbyville");
        other.newMember().create();
        Reply unknown = api.get(LIST + "?district=/districts/Nowhere");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.json().path("field").asText()).isEqualTo("district");

        List<String> paths =
                List.of(other.path(), "/guests", "/districts", other.path() + "/below", "nowhere", "/", "//");
        for (String path : paths) {
            Reply refused = api.get(LIST + "?district=" + encoded(path));
            assertThat(refused.status()).as(path).isEqualTo(400);
            assertThat(refused.json()).as(path).isEqualTo(unknown.json());
        }
    }

    @Test
    void salesRepresentativesSeeGuests() {
        Account guest = realm.newAccount()
                .named("Guest", "Of " + district.name())
                .group("/guests")
                .create();
        district.newMember().create();
        AdminApi sales = AdminApi.as(
                district.newMember().realmRole("sales-representative").create());

        assertThat(ids(sales.get(LIST + "?search=" + encoded("of " + district.name()))))
                .containsExactly(guest.id());
        assertThat(sales.get(LIST + "?district=" + encoded(district.path())).status())
                .isEqualTo(400);
        assertThat(sales.get(LIST + "?district=/guests").status()).isEqualTo(200);
    }

    @Test
    void contactWithoutADistrictSeesNobody() {
        contact.admin().leaveGroup(district.id());

        Reply reply = api.get(LIST);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("count").asInt()).isZero();
        assertThat(reply.json().path("accounts")).isEmpty();
    }

    /** {@link DistrictsIT} takes the permissions themselves away. */
    @Test
    void listIsEmptyWhileAdminPermissionsAreOff() {
        Realm other = suite.variant("permissions-off", file -> {});
        District theirs = other.newDistrict("Springfield");
        theirs.newMember().create();
        AdminApi their = AdminApi.as(theirs.technicalContact());
        assertThat(ids(their.get(LIST))).hasSize(1);

        RealmRepresentation change = new RealmRepresentation();
        change.setAdminPermissionsEnabled(false);
        other.admin().update(change);

        assertThat(ids(their.get(LIST))).isEmpty();
    }

    @Test
    void administratorsNameADistrictAndSeeContactsToo() {
        Account jane = district.newMember().create();
        AdminApi administrator =
                AdminApi.with(realm, suite.admin().tokenManager().getAccessTokenString());

        assertThat(ids(administrator.get(LIST + "?district=" + encoded(district.path()))))
                .containsExactlyInAnyOrder(jane.id(), contact.id());
        Reply unnamed = administrator.get(LIST);
        assertThat(unnamed.status()).isEqualTo(400);
        assertThat(unnamed.json().path("field").asText()).isEqualTo("district");
        assertThat(unnamed.error()).contains("/districts/");
    }

    @Test
    void othersAreRefused() {
        Account member = district.newMember().create();
        Site site = realm.newSite().create();
        site.grantRole(contact);
        String token = site.passwordGrant(contact.email(), contact.password()).text("access_token");

        assertThat(AdminApi.as(member).get(LIST).status()).isEqualTo(403);
        assertThat(AdminApi.as(member)
                        .get(LIST + "?district=" + encoded(district.path()))
                        .status())
                .isEqualTo(403);
        assertThat(AdminApi.with(realm, token).get(LIST).status())
                .as("a contact's token of an app")
                .isEqualTo(403);
        assertThat(AdminApi.with(realm, "none").get(LIST).status()).isEqualTo(401);
        contact.admin()
                .roles()
                .realmLevel()
                .remove(List.of(realm.admin().roles().get("technical-contact").toRepresentation()));
        assertThat(api.get(LIST).status()).as("the role was taken away").isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "jos\u00e9, jose",
                "JOS\u00c9, jose",
                "jose, jose",
                "ose, jose",
                "nu\u00f1ez, jose",
                "nunez, jose",
                "unez p\u00c9r, jose",
                "jose nunez, jose",
                "perez jose, jose",
                "zurich, jose",
                "z\u00fcri, jose",
                "\u0623\u062d\u0645\u062f, ahmad",
                "\u0627\u062d\u0645\u062f, ahmad",
                "Springfield.EXAMPLE, jose ahmad",
                "%, ",
                "_, ",
                ".*, ",
                "jose  x, ",
                "[, "
            })
    void searchFindsPartsOfNamesAndAddresses(String search, @Nullable String found) {
        Map<String, String> members = Map.of(
                district.newMember()
                        .named("Jos\u00e9", "N\u00fa\u00f1ez P\u00e9rez")
                        .email(NewAccount.address("J.Zurich"))
                        .create()
                        .id(),
                "jose",
                district.newMember()
                        .named("\u0623\u062d\u0645\u062f", "Said")
                        .create()
                        .id(),
                "ahmad");

        assertThat(ids(api.get(LIST + "?search=" + encoded(search))))
                .extracting(members::get)
                .containsExactlyInAnyOrder(found == null ? new String[0] : found.split(" ", -1));
        assertThat(api.get(LIST).json().path("prefixOnly").asBoolean()).isFalse();
    }

    @Test
    void pagesFollowEachOtherAndCountAll() {
        for (String name : List.of("Cole", "adams", "Baker", "Evans", "davis")) {
            district.newMember().named("Pat", name).create();
        }

        assertThat(names("?max=2")).containsExactly("adams", "Baker");
        assertThat(names("?first=2&max=2")).containsExactly("Cole", "davis");
        assertThat(names("?first=4&max=2")).containsExactly("Evans");
        assertThat(names("?first=5&max=2")).isEmpty();
        assertThat(names("?search=&status=&first=&max=")).hasSize(5);
        assertThat(List.of("?max=2", "?first=4&max=2", "?first=999999999"))
                .allSatisfy(query -> assertThat(count(query)).isEqualTo(5));
        assertThat(count("?search=a&max=1")).isEqualTo(5);
        assertThat(count("?search=av&max=1")).isEqualTo(1);
    }

    /** Accounts of this test are younger than a year, so it is known of all of them. */
    @Test
    void newAccountsAreNotIdle() {
        district.newMember().create();

        Reply idle = api.get(LIST + "?status=idle");

        assertThat(idle.status()).isEqualTo(200);
        assertThat(idle.json().path("count").asInt()).isZero();
        assertThat(idle.json().path("unknown").asInt(-1)).isZero();
        assertThat(ids(idle)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "first=-1, first",
        "first=x, first",
        "max=0, max",
        "max=101, max",
        "max=1.5, max",
        "status=locked, status",
        "status=ACTIVE, status",
        "status=active&status=disabled, status",
        "search=a%7Fb, search",
        "search=a%0Ab, search",
        "district=%7F, district",
        "district=nowhere, district",
        "frist=1, frist"
    })
    void badInputIsNamed(String query, String field) {
        Reply reply = api.get(LIST + "?" + query);

        assertThat(reply.status()).as(reply.toString()).isEqualTo(400);
        assertThat(reply.json().path("field").asText()).isEqualTo(field);
        assertThat(reply.error()).isNotBlank();
        assertThat(api.get(LIST + "?search=" + "x".repeat(101)).status()).isEqualTo(400);
        // Refused by the server, before it asks the suite.
        assertThat(List.of("%00", "%07"))
                .allSatisfy(character -> assertThat(
                                api.get(LIST + "?search=" + character).status())
                        .isEqualTo(400));
    }

    @Test
    void accountIsShownWithItsRegisteredAddressAndItsLastMail(HttpBrowser browser) {
        Account member = district.newMember()
                .named("Jane", "Doe")
                .email(NewAccount.address("Jane.Doe"))
                .ticked(Site.POWERSOURCE)
                .create();
        JsonNode before = only("");
        assertThat(before.path("signInEmail").asText()).isEqualTo(member.email());
        assertThat(before.path("firstName").asText()).isEqualTo("Jane");
        assertThat(before.path("lastName").asText()).isEqualTo("Doe");
        assertThat(before.path("locked").isBoolean()).isTrue();
        assertThat(before.path("locked").asBoolean()).isFalse();
        assertThat(before.hasNonNull("lastMail")).isFalse();
        assertThat(before.hasNonNull("lastSignIn")).isFalse();

        long start = System.currentTimeMillis();
        browser.open(realm.site(Site.POWERSOURCE)).signIn(member);
        api.put("/users/" + member.id() + "/execute-actions-email", List.of("UPDATE_PASSWORD"));

        Eventually.until(
                "accepted",
                PasswordRecovery.SOON,
                () -> only("").at("/lastMail/state").asText().equals("accepted"));
        JsonNode after = only("");
        assertThat(after.at("/lastMail/kind").asText()).isEqualTo("reset-link");
        assertThat(after.at("/lastMail/time").asLong()).isGreaterThanOrEqualTo(start);
        assertThat(after.path("lastSignIn").asLong()).isGreaterThanOrEqualTo(start);
    }

    @Test
    void lastRefusedTryIsShown(HttpBrowser browser) {
        Account member = district.newMember().ticked(Site.POWERSOURCE).create();
        assertThat(only("").hasNonNull("lastProblem")).isFalse();
        long start = System.currentTimeMillis();

        browser.open(realm.site(Site.POWERSOURCE)).signIn(member.email(), "Wrong-Password-2026");

        Eventually.until("noted", PasswordRecovery.SOON, () -> only("").hasNonNull("lastProblem"));
        assertThat(only("").at("/lastProblem/cause").asText()).isEqualTo("WRONG_PASSWORD");
        assertThat(only("").at("/lastProblem/time").asLong()).isGreaterThanOrEqualTo(start);
    }

    @Test
    void lockIsAFlagBesideTheStatus() {
        Realm impatient = Variants.impatient(suite);
        District theirs = impatient.newDistrict("Springfield");
        Account member = theirs.newMember().ticked(Site.POWERSOURCE).create();
        AdminApi their = AdminApi.as(theirs.technicalContact());

        Variants.lock(member);

        JsonNode locked = their.get(LIST).json().at("/accounts/0");
        assertThat(locked.path("locked").asBoolean()).isTrue();
        assertThat(locked.path("status").asText()).isEqualTo("active");
    }

    /** Nothing that a list doesn't need leaves the server. */
    @Test
    void answerHasTheseFieldsOnly() {
        district.newMember().ticked(Site.POWERSOURCE).attribute("badge", "7").create();

        Reply reply = api.get(LIST);

        assertThat(reply.json().fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("count", "accounts", "prefixOnly", "unknown");
        assertThat(reply.json().at("/accounts/0").fieldNames())
                .toIterable()
                .isSubsetOf(
                        "id",
                        "firstName",
                        "lastName",
                        "signInEmail",
                        "status",
                        "locked",
                        "lastMail",
                        "lastProblem",
                        "lastSignIn");
    }

    private JsonNode only(String query) {
        JsonNode json = api.get(LIST + query).json();
        assertThat(json.path("accounts")).as(json.toString()).hasSize(1);
        assertThat(json.path("count").asInt()).isEqualTo(1);
        return json.at("/accounts/0");
    }

    private int count(String query) {
        return api.get(LIST + query).json().path("count").asInt();
    }

    private List<String> names(String query) {
        return texts(api.get(LIST + query), "lastName");
    }

    private static List<String> ids(Reply reply) {
        return texts(reply, "id");
    }

    private static List<String> texts(Reply reply, String field) {
        assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
        List<String> texts = new ArrayList<>();
        reply.json()
                .path("accounts")
                .forEach(account -> texts.add(account.path(field).asText()));
        return texts;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
