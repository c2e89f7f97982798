package org.powersource.idp.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
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
import org.keycloak.models.jpa.entities.GroupAttributeEntity;
import org.keycloak.models.jpa.entities.GroupEntity;
import org.keycloak.models.jpa.entities.RoleEntity;
import org.keycloak.models.jpa.entities.UserAttributeEntity;
import org.keycloak.models.jpa.entities.UserEntity;
import org.keycloak.models.jpa.entities.UserGroupMembershipEntity;
import org.keycloak.models.jpa.entities.UserRoleMappingEntity;
import org.keycloak.representations.idm.MembershipType;
import org.powersource.idp.doctor.RealmQueries.Accounts;
import org.powersource.idp.doctor.RealmQueries.ClientTheme;
import org.powersource.idp.doctor.RealmQueries.FlowOverride;
import org.powersource.idp.doctor.RealmQueries.Origins;
import org.powersource.idp.doctor.RealmQueries.Ticks;

/** Each query, on both databases. */
@ParameterizedClass
@EnumSource(KeycloakDatabase.Vendor.class)
class RealmQueriesTest {

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

    private RealmQueries queries() {
        return new RealmQueries(
                DATABASES.computeIfAbsent(vendor, KeycloakDatabase::new).reader(), realm);
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

        assertThat(queries().accounts()).isEqualTo(new Accounts(6, 1, 2, 1));
    }

    @Test
    void aRealmWithoutAccountsHasNone() {
        assertThat(queries().accounts()).isEqualTo(new Accounts(0, 0, 0, 0));
    }

    @Test
    void aSpellingOfAnotherAddressIsCounted() {
        attribute(account("nora@x.example", "nora@x.example"), "signInEmail", "Nora@X.example");
        attribute(account("lena@x.example", "lena@x.example"), "signInEmail", "Lina@x.example");
        attribute(account("only-a-name", null), "signInEmail", "Only-A-Name");

        assertThat(queries().otherSpellings()).isEqualTo(1);
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

        assertThat(queries().ticksWithoutSite("site-access"))
                .containsExactly(new Ticks("gone", 2), new Ticks("no-site", 1));
    }

    @Test
    void contactsOutsideOfDistrictsAreCounted() {
        String role = id();
        GroupEntity springfield = group("Springfield", "districts-of-" + realm);
        UserEntity inside = account("tess@x.example", "tess@x.example");
        grant(inside, role);
        UserGroupMembershipEntity member = new UserGroupMembershipEntity();
        member.setUser(inside);
        member.setGroupId(springfield.getId());
        member.setMembershipType(MembershipType.UNMANAGED);
        store(member);
        grant(account("lost@x.example", "lost@x.example"), role);

        assertThat(queries().contactsWithoutDistrict("districts-of-" + realm, List.of(role)))
                .isEqualTo(1);
    }

    @Test
    void districtsWithoutADomainCountOnceOneHasSome() {
        String parent = "districts-of-" + realm;
        GroupEntity springfield = group("Springfield", parent);
        group("Shelbyville", parent);
        assertThat(queries().districtsWithoutDomain(parent)).isEmpty();

        GroupAttributeEntity domains = new GroupAttributeEntity();
        domains.setId(id());
        domains.setGroup(springfield);
        domains.setName("domains");
        domains.setValue("springfield.example");
        store(domains);

        assertThat(queries().districtsWithoutDomain(parent)).containsExactly("Shelbyville");
    }

    @Test
    void sitesThatNobodyMayEnterAreTold() {
        UserEntity nora = account("nora@x.example", "nora@x.example");
        attribute(nora, "siteAccess", "ticked");
        site("ticked");
        grant(nora, site("granted").getId());
        site("closed");

        assertThat(queries().sitesWithoutAccess("site-access")).containsExactly("closed");
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

        assertThat(queries().clientsWithPasswordGrant()).containsExactly(open.getId());
        assertThat(queries().flowOverrides()).containsExactly(new FlowOverride(open.getId(), "browser", "f1"));
        assertThat(queries().clientThemes()).containsExactly(new ClientTheme("plain", "keycloak.v2"));
    }

    @Test
    void originsOfSignInsAreCounted() {
        assertThat(queries().origins(Instant.EPOCH)).isEqualTo(new Origins(0, 0, ""));
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

        assertThat(queries().origins(Instant.ofEpochMilli(1000))).isEqualTo(new Origins(2, 1, "10.0.0.7"));
        assertThat(queries().origins(Instant.ofEpochMilli(1001))).isEqualTo(new Origins(0, 0, ""));
    }
}
