package org.powersource.idp.keycloakdb;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
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
import org.powersource.idp.account.EmailAddress;

/** What the queries answer, on both databases; {@link EveryStatementTest} runs those that are left out here. */
@ParameterizedClass
@EnumSource(KeycloakDatabase.Vendor.class)
class KeycloakRowsTest {

    private static final String INVISIBLE = EmailAddress.invisibleCharacter();

    private static final Map<KeycloakDatabase.Vendor, KeycloakDatabase> DATABASES =
            new EnumMap<>(KeycloakDatabase.Vendor.class);

    @Parameter
    private KeycloakDatabase.Vendor vendor = KeycloakDatabase.Vendor.H2;

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
    void contactsOutsideOfDistrictsAreCounted() {
        String role = id();
        GroupEntity springfield = group("Springfield", "districts-of-" + realm);
        UserEntity inside = account("tess@x.example", "tess@x.example");
        grant(inside, role);
        join(inside, springfield);
        grant(account("lost@x.example", "lost@x.example"), role);

        assertThat(new DistrictRows(reader()).contactsOutside("districts-of-" + realm, List.of(role)))
                .isEqualTo(1);
    }

    @Test
    void districtsWithoutADomainCountOnceOneHasSome() {
        String parent = "districts-of-" + realm;
        GroupEntity springfield = group("Springfield", parent);
        group("Shelbyville", parent);
        assertThat(new DistrictRows(reader()).without(parent, "domains")).isEmpty();

        GroupAttributeEntity domains = new GroupAttributeEntity();
        domains.setId(id());
        domains.setGroup(springfield);
        domains.setName("domains");
        domains.setValue("springfield.example");
        store(domains);

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
        for (String user : List.of("u1", "u2")) {
            EventEntity event = new EventEntity();
            event.setId(id());
            event.setRealmId(realm);
            event.setType("LOGIN");
            event.setTime(1000);
            event.setUserId(user);
            event.setIpAddress("10.0.0.7");
            store(event);
        }

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
        rows(entities -> {
            UserEntity changed = Objects.requireNonNull(entities.find(UserEntity.class, gone.getId()));
            changed.setEnabled(false);
            return changed;
        });

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
    void districtsWithoutAnActiveContactAreFoundAndContactsOfOthers() {
        String parent = "districts-of-" + realm;
        String role = id();
        GroupEntity springfield = group("Springfield", parent);
        GroupEntity shelbyville = group("Shelbyville", parent);
        UserEntity tess = account("tess@x.example", "tess@x.example");
        grant(tess, role);
        join(tess, springfield);
        UserEntity waiting = account("new@x.example", "new@x.example");
        grant(waiting, role);
        join(waiting, shelbyville);
        UserRequiredActionEntity action = new UserRequiredActionEntity();
        action.setUser(waiting);
        action.setAction("activate");
        store(action);
        join(account("nora@x.example", "nora@x.example"), springfield);
        DistrictRows districts = new DistrictRows(reader());

        assertThat(districts.withoutContact(parent, "activate", List.of(role)))
                .containsExactly(Map.entry(shelbyville.getId(), "Shelbyville"));
        assertThat(districts.membersWithRoles(Set.of(springfield.getId(), shelbyville.getId()), Set.of(role)))
                .containsExactlyInAnyOrder(tess.getId(), waiting.getId());
    }

    @Test
    void aContactByAGroupCountsForTheDistrict() {
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

        assertThat(new DistrictRows(reader()).withoutContact(parent, "activate", List.of(role)))
                .containsExactly(Map.entry(shelbyville.getId(), "Shelbyville"));
    }

    @Test
    void rolesOfSitesAreFoundAndLocked() {
        RoleEntity portal = site("portal");

        assertThat(new SiteRows(reader()).clientsWithRole("site-access")).containsExactly(portal.getClientId());
        change(rows -> assertThat(new SiteRows(rows).lock(List.of(portal.getId(), id())))
                .containsExactly(Map.entry(portal.getId(), "portal")));
    }
}
