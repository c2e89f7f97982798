package org.powersource.idp.keycloakdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.keycloak.events.jpa.EventEntity;
import org.keycloak.models.jpa.entities.ClientAttributeEntity;
import org.keycloak.models.jpa.entities.ClientEntity;
import org.keycloak.models.jpa.entities.CredentialEntity;
import org.keycloak.models.jpa.entities.GroupAttributeEntity;
import org.keycloak.models.jpa.entities.GroupEntity;
import org.keycloak.models.jpa.entities.GroupRoleMappingEntity;
import org.keycloak.models.jpa.entities.RoleEntity;
import org.keycloak.models.jpa.entities.UserAttributeEntity;
import org.keycloak.models.jpa.entities.UserEntity;
import org.keycloak.models.jpa.entities.UserGroupMembershipEntity;
import org.keycloak.models.jpa.entities.UserRequiredActionEntity;
import org.keycloak.models.jpa.entities.UserRoleMappingEntity;
import org.keycloak.representations.idm.MembershipType;
import org.powersource.idp.DatabaseVendor;
import org.powersource.idp.account.EmailAddress;

/** Results of the queries on each database; {@link EveryStatementTest} runs those without a test here. */
@ParameterizedClass
@MethodSource(DatabaseVendor.TESTED)
class KeycloakRowsTest {

    private static final String INVISIBLE = EmailAddress.invisibleCharacter();

    private static final AccountListRows.Names NAMES =
            new AccountListRows.Names("site-access", "siteAccess", "activate", "signInEmail");

    private static final Map<DatabaseVendor, KeycloakDatabase> DATABASES = new EnumMap<>(DatabaseVendor.class);

    @Parameter
    private DatabaseVendor vendor = DatabaseVendor.H2;

    /** No test sees the rows of another. */
    private final String realm = UUID.randomUUID().toString();

    @AfterAll
    static void end() {
        DATABASES.values().forEach(KeycloakDatabase::close);
        DATABASES.clear();
    }

    private <T> T rows(Function<EntityManager, T> work) {
        return DATABASES.computeIfAbsent(vendor, KeycloakDatabase::new).inTransaction(work);
    }

    private Rows reader() {
        return new Rows(DATABASES.computeIfAbsent(vendor, KeycloakDatabase::new).reader(), realm);
    }

    private void change(Consumer<Rows> work) {
        rows(entities -> {
            work.accept(new Rows(entities, realm));
            return realm;
        });
    }

    private <T> T store(T entity) {
        return rows(entities -> {
            entities.persist(entity);
            return entity;
        });
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }

    private UserEntity account(String username, @Nullable String email) {
        UserEntity account = new UserEntity();
        account.setId(id());
        account.setRealmId(realm);
        account.setUsername(username);
        account.setEmail(email, false);
        account.setEnabled(true);
        return store(account);
    }

    private void attribute(UserEntity account, String name, String value) {
        UserAttributeEntity attribute = new UserAttributeEntity();
        attribute.setId(id());
        attribute.setUser(account);
        attribute.setName(name);
        attribute.setValue(value);
        store(attribute);
    }

    private ClientEntity client(String clientId) {
        ClientEntity client = new ClientEntity();
        client.setId(id());
        client.setRealmId(realm);
        client.setClientId(clientId);
        client.setEnabled(true);
        client.setProtocol("openid-connect");
        return store(client);
    }

    private RoleEntity site(String clientId) {
        RoleEntity role = new RoleEntity();
        role.setId(id());
        role.setRealmId(realm);
        role.setClientRole(true);
        role.setClientId(client(clientId).getId());
        role.setClientRealmConstraint(id());
        role.setName("site-access");
        return store(role);
    }

    private GroupEntity group(String name, String parent) {
        GroupEntity group = new GroupEntity();
        group.setId(id());
        group.setRealm(realm);
        group.setName(name);
        group.setParentId(parent);
        return store(group);
    }

    private void grant(UserEntity account, String roleId) {
        UserRoleMappingEntity grant = new UserRoleMappingEntity();
        grant.setUser(account);
        grant.setRoleId(roleId);
        store(grant);
    }

    private void join(UserEntity account, GroupEntity group) {
        UserGroupMembershipEntity member = new UserGroupMembershipEntity();
        member.setUser(account);
        member.setGroupId(group.getId());
        member.setMembershipType(MembershipType.UNMANAGED);
        store(member);
    }

    @Test
    void accountsAreCountedInOnePass() {
        account("a@x.example", "a@x.example");
        account("nora", "nora@x.example");
        account("b\u00a0@x.example", "b\u00a0@x.example");
        account("z\u200b@x.example", "z\u200b@x.example");
        account("\u00e9t\u00e9@x.example", "\u00e9t\u00e9@x.example");
        account("nobody", null);
        UserEntity service = account("service-account-script", null);
        rows(entities -> entities.createQuery(
                        "update UserEntity u set u.serviceAccountClientLink = 'c' where u.id = :id")
                .setParameter("id", service.getId())
                .executeUpdate());

        assertThat(new AccountRows(reader()).counts(INVISIBLE)).isEqualTo(new AccountRows.Counts(6, 1, 2, 1));
    }

    @Test
    void aRealmWithoutAccountsHasNone() {
        assertThat(new AccountRows(reader()).counts(INVISIBLE)).isEqualTo(new AccountRows.Counts(0, 0, 0, 0));
    }

    @Test
    void aSpellingOfAnotherAddressIsCounted() {
        attribute(account("nora@x.example", "nora@x.example"), "signInEmail", "Nora@X.example");
        attribute(account("lena@x.example", "lena@x.example"), "signInEmail", "Lina@x.example");
        attribute(account("only-a-name", null), "signInEmail", "Only-A-Name");

        assertThat(new AccountRows(reader()).withOtherAddressIn("signInEmail", 1000))
                .isEqualTo(1);
    }

    @Test
    void onlyTheNewestAccountsAreComparedWithTheirSpelling() {
        for (long created = 1; created <= 5; created++) {
            UserEntity account = account("u" + created + "@x.example", "u" + created + "@x.example");
            attribute(account, "signInEmail", "Other@x.example");
            long time = created;
            rows(entities -> {
                UserEntity changed = Objects.requireNonNull(entities.find(UserEntity.class, account.getId()));
                changed.setCreatedTimestamp(time);
                return changed;
            });
        }

        assertThat(new AccountRows(reader()).withOtherAddressIn("signInEmail", 2))
                .isEqualTo(2);
        assertThat(new AccountRows(reader()).withOtherAddressIn("signInEmail", 6))
                .isEqualTo(5);
    }

    @Test
    void ticksOfClientsThatAreNoSiteAreCounted() {
        UserEntity nora = account("nora@x.example", "nora@x.example");
        site("portal");
        client("no-site");
        attribute(nora, "siteAccess", "portal");
        attribute(nora, "siteAccess", "no-site");
        attribute(nora, "siteAccess", "gone");
        attribute(account("lena@x.example", "lena@x.example"), "siteAccess", "gone");

        assertThat(new TickRows(reader(), "siteAccess").withoutSite("site-access"))
                .containsExactly(new TickRows.Ticks("gone", 2), new TickRows.Ticks("no-site", 1));
    }

    @Test
    void holdersOfARoleComeOnceForEachGroup() {
        String role = id();
        GroupEntity springfield = group("Springfield", "districts-of-" + realm);
        GroupEntity staff = group("Staff", " ");
        UserEntity inside = account("tess@x.example", "tess@x.example");
        grant(inside, role);
        join(inside, springfield);
        join(inside, staff);
        UserEntity lost = account("lost@x.example", "lost@x.example");
        grant(lost, role);
        UserEntity waiting = account("new@x.example", "new@x.example");
        grant(waiting, role);
        UserRequiredActionEntity action = new UserRequiredActionEntity();
        action.setUser(waiting);
        action.setAction("activate");
        store(action);
        join(account("nora@x.example", "nora@x.example"), springfield);

        assertThat(new DistrictRows(reader()).holders(List.of(role), "activate"))
                .containsExactlyInAnyOrder(
                        new DistrictRows.Holder(inside.getId(), springfield.getId(), true),
                        new DistrictRows.Holder(inside.getId(), staff.getId(), true),
                        new DistrictRows.Holder(lost.getId(), null, true),
                        new DistrictRows.Holder(waiting.getId(), null, false));
    }

    @Test
    void districtsHaveNames() {
        GroupEntity springfield = group("Springfield", "districts-of-" + realm);
        group("Staff", " ");

        assertThat(new DistrictRows(reader()).names("districts-of-" + realm))
                .containsExactly(Map.entry(springfield.getId(), "Springfield"));
    }

    @Test
    void districtsWithoutADomainCountOnceOneHasSome() {
        String parent = "districts-of-" + realm;
        GroupEntity springfield = group("Springfield", parent);
        group("Shelbyville", parent);
        assertThat(new DistrictRows(reader()).without(parent, "domains")).isEmpty();

        domain(springfield, "springfield.example");

        assertThat(new DistrictRows(reader()).without(parent, "domains")).containsExactly("Shelbyville");
    }

    @Test
    void sitesThatNobodyMayEnterAreTold() {
        UserEntity nora = account("nora@x.example", "nora@x.example");
        attribute(nora, "siteAccess", "ticked");
        site("ticked");
        grant(nora, site("granted").getId());
        site("closed");

        assertThat(new SiteRows(reader()).withoutAccess("site-access", "siteAccess"))
                .containsExactly("closed");
    }

    @Test
    void clientsAreFoundByTheirSettings() {
        ClientEntity plain = client("plain");
        ClientEntity open = client("open");
        ClientAttributeEntity theme = new ClientAttributeEntity();
        theme.setClient(plain);
        theme.setName("login_theme");
        theme.setValue("keycloak.v2");
        store(theme);
        rows(entities -> {
            ClientEntity changed = Objects.requireNonNull(entities.find(ClientEntity.class, open.getId()));
            changed.setDirectAccessGrantsEnabled(true);
            changed.getAuthFlowBindings().put("browser", "f1");
            return changed;
        });

        assertThat(new ClientRows(reader()).withPasswordGrant()).containsExactly(open.getId());
        assertThat(new ClientRows(reader()).flowOverrides())
                .containsExactly(new ClientRows.FlowOverride(open.getId(), "browser", "f1"));
        assertThat(new ClientRows(reader()).loginThemes())
                .containsExactly(new ClientRows.LoginTheme("plain", "keycloak.v2"));
    }

    @Test
    void originsOfSignInsAreCounted() {
        assertThat(new EventRows(reader()).origins(Instant.EPOCH, 10)).isEqualTo(new EventRows.Origins(0, 0, ""));
        signIn("u1", "LOGIN", 1000);
        signIn("u2", "LOGIN", 1000);

        assertThat(new EventRows(reader()).origins(Instant.ofEpochMilli(1000), 10))
                .isEqualTo(new EventRows.Origins(2, 1, "10.0.0.7"));
        assertThat(new EventRows(reader()).origins(Instant.EPOCH, 1))
                .isEqualTo(new EventRows.Origins(1, 1, "10.0.0.7"));
        assertThat(new EventRows(reader()).origins(Instant.ofEpochMilli(1001), 10))
                .isEqualTo(new EventRows.Origins(0, 0, ""));
    }

    @Test
    void disabledAccountsDoNotCountAsEnabled() {
        UserEntity nora = account("nora", "nora@x.example");
        attribute(nora, "siteAccess", "portal");
        UserEntity gone = account("gone", "gone@x.example");
        attribute(gone, "siteAccess", "portal");
        disable(gone);

        assertThat(new AccountRows(reader()).countsOfEnabled(INVISIBLE)).isEqualTo(new AccountRows.Counts(1, 0, 0, 1));
        assertThat(new AccountRows(reader()).enabledWith("siteAccess")).isEqualTo(1);
    }

    @Test
    void accountsOfASiteAreCountedByTicksRolesAndGroups() {
        RoleEntity site = site("portal");
        GroupEntity school = group("School", " ");
        GroupEntity staff = group("Staff", school.getId());
        GroupRoleMappingEntity granted = new GroupRoleMappingEntity();
        granted.setGroup(school);
        granted.setRoleId(site.getId());
        store(granted);
        UserEntity threeWays = account("ticked@x.example", null);
        attribute(threeWays, "siteAccess", "portal");
        grant(threeWays, site.getId());
        join(threeWays, staff);
        UserEntity twoWays = account("granted@x.example", null);
        grant(twoWays, site.getId());
        join(twoWays, school);
        join(account("member@x.example", null), school);
        join(account("child@x.example", null), staff);
        account("nobody@x.example", null);

        assertThat(new SiteRows(reader()).accountsOf("portal", "siteAccess", Set.of(site.getId())))
                .isEqualTo(4);
        assertThat(new SiteRows(reader()).accountsOf("portal", "siteAccess", Set.of()))
                .isEqualTo(1);
        assertThat(new GrantRows(reader()).isGranted(site.getId())).isTrue();
        assertThat(new GrantRows(reader()).isUsed(staff.getId())).isTrue();
        assertThat(new GrantRows(reader()).isUsed(id())).isFalse();
    }

    @Test
    void ticksOfALockedAccountAreThoseOfTheDatabase() {
        UserEntity nora = account("nora@x.example", "nora@x.example");
        attribute(nora, "siteAccess", "portal");
        attribute(nora, "locale", "en");
        attribute(account("lena@x.example", "lena@x.example"), "siteAccess", "gradebook");

        change(rows -> {
            TickRows ticks = new TickRows(rows, "siteAccess");
            assertThat(ticks.lock(nora.getId())).hasValue(List.of("portal"));
            assertThat(ticks.lock(id())).isEmpty();
        });
    }

    @Test
    void ticksFollowAClientAndEnd() {
        UserEntity nora = account("nora@x.example", "nora@x.example");
        attribute(nora, "siteAccess", "old");
        attribute(nora, "locale", "old");
        attribute(account("lena@x.example", "lena@x.example"), "siteAccess", "new");

        change(rows -> new TickRows(rows, "siteAccess").rename("old", "new"));
        assertThat(new TickRows(reader(), "siteAccess").withoutSite("site-access"))
                .containsExactly(new TickRows.Ticks("new", 1));
        change(rows -> assertThat(new TickRows(rows, "siteAccess").endAll()).isEqualTo(1));
        assertThat(new TickRows(reader(), "siteAccess").withoutSite("site-access"))
                .isEmpty();
        assertThat(new TickRows(reader(), "locale").withoutSite("site-access")).hasSize(1);
    }

    /** MariaDB's usual collations take these for one text. */
    @Test
    void aTickIsAClientIdInItsExactSpelling() {
        RoleEntity site = site("Sch\u00fcler");
        GroupEntity springfield = group("Springfield", "districts");
        UserEntity nora = member(springfield, "Nora", "Nu\u00f1ez", "nora@x.example");
        attribute(nora, "siteAccess", "schuler");
        attribute(nora, "SITEACCESS", "Sch\u00fcler");
        AccountListRows list = list(springfield);
        AccountListRows.Wanted all = search("", false);

        assertThat(list.page(all, 0, 1)).extracting(AccountListRows.Row::status).containsExactly("no-site");
        assertThat(new SiteRows(reader()).accountsOf("Sch\u00fcler", "siteAccess", Set.of(site.getId())))
                .isZero();
        assertThat(new SiteRows(reader()).withoutAccess("site-access", "siteAccess"))
                .containsExactly("Sch\u00fcler");
        assertThat(new TickRows(reader(), "siteAccess").withoutSite("site-access"))
                .containsExactly(new TickRows.Ticks("schuler", 1));
        assertThat(new AccountRows(reader()).enabledWith("siteaccess")).isZero();

        attribute(nora, "siteAccess", "Sch\u00fcler");
        assertThat(list.page(all, 0, 1)).extracting(AccountListRows.Row::status).containsExactly("active");
        assertThat(new TickRows(reader(), "siteAccess").withoutSite("site-access"))
                .containsExactly(new TickRows.Ticks("schuler", 1));
    }

    @Test
    void ticksFollowAClientWhoseIdChangesItsLetterCase() {
        attribute(account("nora@x.example", "nora@x.example"), "siteAccess", "portal");

        change(rows -> new TickRows(rows, "siteAccess").rename("portal", "Portal"));
        assertThat(new TickRows(reader(), "siteAccess").withoutSite("site-access"))
                .containsExactly(new TickRows.Ticks("Portal", 1));
        change(rows -> new TickRows(rows, "siteAccess").end("portal"));
        assertThat(new TickRows(reader(), "siteAccess").withoutSite("site-access"))
                .hasSize(1);
    }

    @Test
    void addressesWithOtherAccentsAreOthers() {
        UserEntity jose = account("jos\u00e9@x.example", "jose@x.example");
        attribute(jose, "signInEmail", "Jos\u00e9@x.example");
        AccountRows accounts = new AccountRows(reader());

        assertThat(new CredentialRows(reader()).owner("jose@x.example", "password"))
                .isPresent();
        assertThat(new CredentialRows(reader()).owner("jos\u00e9@x.example", "password"))
                .isEmpty();
        assertThat(new CredentialRows(reader()).owner("Jose@x.example", "password"))
                .isEmpty();
        assertThat(accounts.counts(INVISIBLE)).isEqualTo(new AccountRows.Counts(1, 0, 0, 1));
        assertThat(accounts.withOtherAddressIn("signInEmail", 10)).isEqualTo(1);

        change(rows -> new AddressRows(rows).addMissing());
        rows(entities -> {
            UserEntity changed = Objects.requireNonNull(entities.find(UserEntity.class, jose.getId()));
            changed.setEmail("jos\u00e9@x.example", false);
            return changed;
        });
        assertThat(new AddressRows(reader()).changed(10)).containsExactly(jose.getId());
    }

    @Test
    void domainsOfDistrictsDifferByAccentsAndNotByLetterCase() {
        String parent = "districts-of-" + realm;
        GroupEntity springfield = group("Springfield", parent);
        domain(springfield, "Schule.example");
        domain(springfield, "schule.example");
        domain(group("Shelbyville", parent), "sch\u00fcle.example");
        GroupEntity capital = group("Capital City", parent);
        domain(capital, "capital.example");
        domain(group("North", parent), "CAPITAL.example");
        DistrictRows districts = new DistrictRows(reader());

        assertThat(districts.having(parent, "domains", Set.of("schule.example", "@schule.example")))
                .containsExactly(springfield.getId());
        assertThat(districts.having(parent, "domains", Set.of("capital.example")))
                .hasSize(2);
        assertThat(districts.shared(parent, "domains")).containsExactly("capital.example");
    }

    private void domain(GroupEntity district, String domain) {
        GroupAttributeEntity attribute = new GroupAttributeEntity();
        attribute.setId(id());
        attribute.setGroup(district);
        attribute.setName("domains");
        attribute.setValue(domain);
        store(attribute);
    }

    @Test
    void ownerOfAnAddressIsFoundWithTheNewestCredential() {
        UserEntity nora = account("nora@x.example", "nora@x.example");
        credential(nora, "reminder-question", 1L, "older");
        credential(nora, "reminder-question", 2L, "newer");
        credential(nora, "password", 3L, "other");
        UserEntity lena = account("lena@x.example", "lena@x.example");
        CredentialRows credentials = new CredentialRows(reader());

        assertThat(credentials.owner("nora@x.example", "reminder-question")).hasValueSatisfying(owner -> {
            assertThat(owner.userId()).isEqualTo(nora.getId());
            assertThat(Objects.requireNonNull(owner.credential()).getSecretData())
                    .isEqualTo("newer");
        });
        assertThat(credentials.owner("lena@x.example", "reminder-question"))
                .contains(new CredentialRows.Owner(lena.getId(), null));
        assertThat(credentials.owner("no.body@x.example", "reminder-question")).isEmpty();
        change(rows -> assertThat(new CredentialRows(rows).removeAll(Set.of("reminder-question")))
                .isEqualTo(2));
        assertThat(new CredentialRows(reader()).owner("nora@x.example", "password"))
                .hasValueSatisfying(owner -> assertThat(owner.credential()).isNotNull());
    }

    private void credential(UserEntity account, String type, long created, String secret) {
        CredentialEntity credential = new CredentialEntity();
        credential.setId(id());
        credential.setUser(account);
        credential.setType(type);
        credential.setCreatedDate(created);
        credential.setCredentialData("{}");
        credential.setSecretData(secret);
        store(credential);
    }

    @Test
    void changedAddressesAreFound() {
        account("nora@x.example", "nora@x.example");
        UserEntity lena = account("lena@x.example", "lena@x.example");
        change(rows -> new AddressRows(rows).addMissing());
        assertThat(new AddressRows(reader()).changed(10)).isEmpty();
        rows(entities -> {
            UserEntity changed = Objects.requireNonNull(entities.find(UserEntity.class, lena.getId()));
            changed.setEmail("other@x.example", false);
            return changed;
        });

        assertThat(new AddressRows(reader()).changed(10)).containsExactly(lena.getId());
    }

    @Test
    void membersHaveRolesAndGroupsAndAreFoundByThem() {
        GroupEntity springfield = group("Springfield", "districts");
        GroupEntity shelbyville = group("Shelbyville", "districts");
        GroupEntity staff = group("Staff", " ");
        UserEntity tess = account("tess@x.example", "tess@x.example");
        UserEntity nora = account("nora@x.example", "nora@x.example");
        UserEntity lena = account("lena@x.example", "lena@x.example");
        UserEntity elsewhere = account("else@x.example", "else@x.example");
        List.of(tess, nora, lena).forEach(account -> join(account, springfield));
        List.of(nora, elsewhere).forEach(account -> join(account, shelbyville));
        List.of(lena, elsewhere).forEach(account -> join(account, staff));
        String role = id();
        List.of(tess, nora).forEach(account -> grant(account, role));
        grant(elsewhere, id());
        MemberRows members = new MemberRows(reader(), Set.of(springfield.getId()));

        assertThat(members.held())
                .isEqualTo(new MemberRows.Held(
                        Map.of(springfield.getId(), 3L, shelbyville.getId(), 1L, staff.getId(), 1L), Set.of(role)));
        assertThat(members.with(MemberRows.Grants.NONE)).isEmpty();
        assertThat(members.with(new MemberRows.Grants(Set.of(role), Set.of())))
                .containsExactlyInAnyOrder(tess.getId(), nora.getId());
        assertThat(members.with(new MemberRows.Grants(Set.of(id()), Set.of(staff.getId()))))
                .containsExactly(lena.getId());
    }

    private UserEntity member(GroupEntity group, String firstName, String lastName, String address) {
        UserEntity account = account(address, address);
        rows(entities -> {
            UserEntity named = Objects.requireNonNull(entities.find(UserEntity.class, account.getId()));
            named.setFirstName(firstName);
            named.setLastName(lastName);
            return named;
        });
        join(account, group);
        return account;
    }

    private AccountListRows list(GroupEntity... groups) {
        return new AccountListRows(
                reader(), Stream.of(groups).map(GroupEntity::getId).collect(Collectors.toSet()), NAMES);
    }

    private static AccountListRows.Wanted search(String search, boolean prefixOnly) {
        return new AccountListRows.Wanted(search, prefixOnly, "", MemberRows.Grants.NONE, MemberRows.Grants.NONE);
    }

    /** Addresses, as many as are counted. */
    private static List<String> listed(AccountListRows list, AccountListRows.Wanted wanted) {
        List<String> found = list.page(wanted, 0, 100).stream()
                .map(AccountListRows.Row::address)
                .toList();
        assertThat(list.count(wanted)).isEqualTo(found.size());
        return found;
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                // search, found, found by the beginnings of words
                "jos\u00e9, jose, jose",
                "os, jose, ",
                "\u00d1UN, jose, jose",
                "unn, , ",
                "nunez, jose, jose",
                "\u00fa\u00f1e, jose, ",
                "jose nun, jose, jose",
                "NU\u00d1EZ jos, jose, jose",
                "zo\u00eb, zoe, zoe",
                "ulle, zoe, ",
                "zoe@x, zoe, zoe",
                "x.example, jose rene ali zoe, ",
                "renee, rene, rene",
                "o'brien (jr.), rene, rene",
                "\u0627\u062d\u0645\u062f, ali, ali",
                "\u0623\u062d\u0645\u064e\u062f, ali, ali",
                "%, , ",
                ".*, , ",
                "[a, , ",
                "\\, , "
            })
    void searchFindsPartsOfNamesAndAddresses(String search, @Nullable String found, @Nullable String foundByPrefix) {
        GroupEntity springfield = group("Springfield", "districts");
        member(springfield, "Jos\u00e9", "N\u00fa\u00f1ez", "jose@x.example");
        member(springfield, "Rene\u0301e", "O'Brien  (Jr.)", "rene@x.example");
        member(springfield, "\u0623\u062d\u0645\u062f", "Said", "ali@x.example");
        member(springfield, "Zoe\u0308", "M\u00fcller", "zoe@x.example");
        member(group("Shelbyville", "districts"), "Jos\u00e9", "N\u00fa\u00f1ez", "other@y.example");

        assertThat(listed(list(springfield), search(search, false))).containsExactlyInAnyOrder(addresses(found));
        assertThat(listed(list(springfield), search(search, true))).containsExactlyInAnyOrder(addresses(foundByPrefix));
    }

    private static String[] addresses(@Nullable String names) {
        return names == null
                ? new String[0]
                : Stream.of(names.split(" ", -1))
                        .map(name -> name + "@x.example")
                        .toArray(String[]::new);
    }

    @Test
    void pagesAreInTheOrderOfNames() {
        GroupEntity springfield = group("Springfield", "districts");
        GroupEntity shelbyville = group("Shelbyville", "districts");
        member(springfield, "Zoe", "adams", "1@x.example");
        UserEntity both = member(springfield, "Ann", "Baker", "2@x.example");
        join(both, shelbyville);
        member(shelbyville, "Bob", "Baker", "3@x.example");
        member(springfield, "Ann", "Clark", "4@x.example");
        UserEntity service = member(springfield, "A", "A", "service-account-script");
        rows(entities -> entities.createQuery(
                        "update UserEntity u set u.serviceAccountClientLink = 'c' where u.id = :id")
                .setParameter("id", service.getId())
                .executeUpdate());
        AccountListRows list = list(springfield, shelbyville);
        AccountListRows.Wanted all = search("", false);

        assertThat(listed(list, all)).containsExactly("1@x.example", "2@x.example", "3@x.example", "4@x.example");
        assertThat(list.page(all, 1, 2))
                .extracting(AccountListRows.Row::address)
                .containsExactly("2@x.example", "3@x.example");
        assertThat(list.page(all, 4, 2)).isEmpty();
    }

    @Test
    void listKnowsTheStatusOfEachAccount() {
        GroupEntity springfield = group("Springfield", "districts");
        GroupEntity staff = group("Staff", " ");
        String role = id();
        site("portal");
        client("no-site");
        UserEntity ticked = member(springfield, "A", "Ticked", "ticked@x.example");
        attribute(ticked, "siteAccess", "portal");
        attribute(ticked, "signInEmail", "Ticked@X.example");
        grant(member(springfield, "A", "Granted", "granted@x.example"), role);
        join(member(springfield, "A", "Grouped", "grouped@x.example"), staff);
        attribute(member(springfield, "A", "Wrong", "wrong@x.example"), "siteAccess", "no-site");
        UserEntity waiting = member(springfield, "A", "Waiting", "waiting@x.example");
        attribute(waiting, "siteAccess", "portal");
        UserRequiredActionEntity action = new UserRequiredActionEntity();
        action.setUser(waiting);
        action.setAction("activate");
        store(action);
        disable(member(springfield, "A", "Disabled", "disabled@x.example"));
        UserEntity locked = member(springfield, "A", "Locked", "locked@x.example");
        attribute(locked, "disabledReason", "permanentLockout");
        disable(locked);
        grant(member(springfield, "A", "Hidden", "hidden@x.example"), "hidden role");
        MemberRows.Grants sites = new MemberRows.Grants(Set.of(role), Set.of(staff.getId()));
        MemberRows.Grants hidden = new MemberRows.Grants(Set.of("hidden role"), Set.of());
        AccountListRows list = list(springfield);

        assertThat(list.page(new AccountListRows.Wanted("", false, "", hidden, sites), 0, 100))
                .extracting(AccountListRows.Row::lastName, AccountListRows.Row::status)
                .containsExactly(
                        tuple("Disabled", "disabled"),
                        tuple("Granted", "active"),
                        tuple("Grouped", "active"),
                        tuple("Locked", "disabled"),
                        tuple("Ticked", "active"),
                        tuple("Waiting", "not-active"),
                        tuple("Wrong", "no-site"));
        assertThat(listed(list, new AccountListRows.Wanted("", false, "active", hidden, sites)))
                .containsExactly("granted@x.example", "grouped@x.example", "ticked@x.example");
        assertThat(listed(list, new AccountListRows.Wanted("wa", false, "not-active", hidden, sites)))
                .containsExactly("waiting@x.example");
        assertThat(listed(list, new AccountListRows.Wanted("", false, "no-site", hidden, MemberRows.Grants.NONE)))
                .containsExactly("granted@x.example", "grouped@x.example", "wrong@x.example");
        assertThat(list.page(new AccountListRows.Wanted("locked", false, "", hidden, sites), 0, 1))
                .extracting(AccountListRows.Row::lockedForGood)
                .containsExactly(true);
        assertThat(list.page(new AccountListRows.Wanted("ticked", false, "", hidden, sites), 0, 1))
                .extracting(AccountListRows.Row::spelling, AccountListRows.Row::lockedForGood)
                .containsExactly(tuple("Ticked@X.example", false));
    }

    /** The oldest stored sign-in says how far back it is known who didn't sign in. */
    @Test
    void idleAccountsAreThoseThatDidNotSignInForAYear() {
        long day = Duration.ofDays(1).toMillis();
        long now = System.currentTimeMillis();
        GroupEntity springfield = group("Springfield", "districts");
        UserEntity idle = madeAt(member(springfield, "A", "Idle", "idle@x.example"), now - 500 * day);
        UserEntity here = madeAt(member(springfield, "A", "Here", "here@x.example"), now - 500 * day);
        member(springfield, "A", "Undated", "undated@x.example");
        madeAt(member(springfield, "A", "New", "new@x.example"), now - 364 * day);
        disable(madeAt(member(springfield, "A", "Disabled", "disabled@x.example"), now - 500 * day));
        AccountListRows list = list(springfield);
        AccountListRows.Wanted wanted = new AccountListRows.Wanted(
                "", false, AccountListRows.IDLE, MemberRows.Grants.NONE, MemberRows.Grants.NONE);
        assertThat(list.idle(wanted)).isEqualTo(new AccountListRows.Idle(3, false));

        signIn(here.getId(), "LOGIN", now - 20 * day);
        signIn(idle.getId(), "LOGIN_ERROR", now - 400 * day);
        assertThat(list.idle(wanted)).isEqualTo(new AccountListRows.Idle(2, false));

        signIn(idle.getId(), "LOGIN", now - 366 * day);
        assertThat(list.idle(wanted)).isEqualTo(new AccountListRows.Idle(2, true));
        assertThat(list.page(wanted, 0, 100))
                .extracting(AccountListRows.Row::address)
                .containsExactly("idle@x.example", "undated@x.example");
    }

    private UserEntity madeAt(UserEntity account, long time) {
        return rows(entities -> {
            UserEntity changed = Objects.requireNonNull(entities.find(UserEntity.class, account.getId()));
            changed.setCreatedTimestamp(time);
            return changed;
        });
    }

    private void disable(UserEntity account) {
        rows(entities -> {
            UserEntity changed = Objects.requireNonNull(entities.find(UserEntity.class, account.getId()));
            changed.setEnabled(false);
            return changed;
        });
    }

    @Test
    void lastSignInsAreFound() {
        signIn("u1", "LOGIN", 1000);
        signIn("u1", "LOGIN", 3000);
        signIn("u1", "LOGIN_ERROR", 4000);
        signIn("u2", "LOGIN", 2000);
        signIn("u3", "LOGIN", 5000);

        assertThat(new EventRows(reader()).lastSignIns(List.of("u1", "u2", "u4")))
                .containsOnly(Map.entry("u1", 3000L), Map.entry("u2", 2000L));
    }

    private void signIn(String user, String type, long time) {
        EventEntity event = new EventEntity();
        event.setId(id());
        event.setRealmId(realm);
        event.setType(type);
        event.setTime(time);
        event.setUserId(user);
        event.setIpAddress("10.0.0.7");
        store(event);
    }

    @Test
    void rolesByAGroupCountForTheMembersOtherGroups() {
        String parent = "districts-of-" + realm;
        String role = id();
        GroupEntity springfield = group("Springfield", parent);
        GroupEntity shelbyville = group("Shelbyville", parent);
        GroupEntity contacts = group("Contacts", " ");
        GroupRoleMappingEntity granted = new GroupRoleMappingEntity();
        granted.setGroup(contacts);
        granted.setRoleId(role);
        store(granted);
        UserEntity tess = account("tess@x.example", "tess@x.example");
        join(tess, springfield);
        join(tess, contacts);
        UserEntity gone = account("gone@x.example", "gone@x.example");
        join(gone, shelbyville);
        join(gone, contacts);
        rows(entities -> {
            UserEntity changed = Objects.requireNonNull(entities.find(UserEntity.class, gone.getId()));
            changed.setEnabled(false);
            return changed;
        });

        assertThat(new DistrictRows(reader()).ofMembersByGroup(List.of(role), "activate"))
                .containsExactlyInAnyOrder(springfield.getId(), contacts.getId());
    }

    @Test
    void rolesOfSitesAreFoundAndLocked() {
        RoleEntity portal = site("portal");

        assertThat(new SiteRows(reader()).sites("site-access"))
                .containsExactly(new SiteRows.Site(portal.getId(), "portal", null));
        change(rows -> assertThat(new SiteRows(rows).lock(List.of(portal.getId(), id())))
                .containsExactly(Map.entry(portal.getId(), "portal")));
    }
}
