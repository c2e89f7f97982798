package org.powersource.idp.doctor;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.powersource.idp.account.EmailAddress;
import org.powersource.idp.account.SignInEmail;
import org.powersource.idp.site.Sites;

/** The doctor's queries of Keycloak's own tables (26.7.4). The database counts, for any number of accounts. */
final class RealmQueries {

    /** Different values of ticks that are no site; those of other realms are among them. */
    private static final int MOST = 1000;

    private static final String INVISIBLE = EmailAddress.invisibleCharacter();

    private static final String OF_REALM = " u.realmId = :realm and u.serviceAccountClientLink is null";

    /** One pass over the accounts. */
    private static final String ACCOUNTS = "select count(u),"
            + " sum(case when u.email is null then 1 else 0 end),"
            + " sum(case when u.email <> cast(function('regexp_replace', u.email, :invisible, '') as string) then 1 else 0 end),"
            + " sum(case when u.email <> u.username then 1 else 0 end)"
            + " from UserEntity u where" + OF_REALM;

    private static final String OTHER_SPELLINGS = "select count(a) from UserAttributeEntity a join a.user u"
            + " where a.name = :attribute and lower(a.value) <> coalesce(u.email, u.username) and" + OF_REALM;

    private static final String SITES = "select c.clientId from RoleEntity r, ClientEntity c where c.id = r.clientId"
            + " and r.realmId = :realm and r.clientRole = true and r.name = :role";

    /** First the different values, from the index; only those that are no site are counted. */
    private static final String TICKED = "select distinct a.value from UserAttributeEntity a"
            + " where a.name = :attribute and a.value not in (" + SITES + ")";

    private static final String TICKS = "select a.value, count(a) from UserAttributeEntity a join a.user u"
            + " where a.name = :attribute and a.value in :values and" + OF_REALM
            + " group by a.value order by a.value";

    private static final String CONTACTS_WITHOUT_DISTRICT =
            "select count(distinct r.user.id) from UserRoleMappingEntity r"
                    + " join r.user u where r.roleId in :roles and" + OF_REALM
                    + " and not exists (select 1 from UserGroupMembershipEntity m, GroupEntity g"
                    + " where m.user.id = u.id and g.id = m.groupId and g.parentId = :districts)";

    /** Empty if no district has a domain: then the realm doesn't use domains. */
    private static final String DISTRICTS_WITHOUT_DOMAIN =
            "select g.name from GroupEntity g where g.parentId = :districts"
                    + " and not exists (select 1 from GroupAttributeEntity a where a.group.id = g.id and a.name = 'domains')"
                    + " and exists (select 1 from GroupAttributeEntity a join a.group o"
                    + " where a.name = 'domains' and o.parentId = :districts)"
                    + " order by g.name";

    private static final String SITES_WITHOUT_ACCESS = "select c.clientId from RoleEntity r, ClientEntity c"
            + " where c.id = r.clientId and r.realmId = :realm and r.clientRole = true and r.name = :role"
            + " and c.enabled = true"
            + " and not exists (select 1 from UserRoleMappingEntity m where m.roleId = r.id)"
            + " and not exists (select 1 from GroupRoleMappingEntity m where m.roleId = r.id)"
            + " and not exists (select 1 from CompositeRoleEntity m where m.childRole.id = r.id)"
            + " and not exists (select 1 from UserAttributeEntity a where a.name = :attribute and a.value = c.clientId)"
            + " and not exists (select 1 from FederatedUserAttributeEntity a"
            + " where a.realmId = :realm and a.name = :attribute and a.value = c.clientId)"
            + " order by c.clientId";

    private static final String PASSWORD_GRANTS = "select c.id from ClientEntity c where c.realmId = :realm"
            + " and c.directAccessGrantsEnabled = true and c.enabled = true and c.bearerOnly = false"
            + " and (c.protocol is null or c.protocol = 'openid-connect') order by c.clientId";

    private static final String FLOW_OVERRIDES = "select c.id, key(b), value(b) from ClientEntity c"
            + " join c.authFlowBindings b where c.realmId = :realm order by c.clientId, key(b)";

    private static final String CLIENT_THEMES =
            "select c.clientId, a.value from ClientAttributeEntity a join a.client c"
                    + " where c.realmId = :realm and a.name = 'login_theme' and a.value <> '' order by c.clientId";

    private static final String ORIGINS =
            "select count(distinct e.userId), count(distinct e.ipAddress), min(e.ipAddress)"
                    + " from EventEntity e where e.realmId = :realm and e.type = 'LOGIN' and e.time >= :start";

    private final EntityManager rows;
    private final String realm;

    RealmQueries(EntityManager rows, String realm) {
        this.rows = rows;
        this.realm = realm;
    }

    static RealmQueries of(KeycloakSession session, RealmModel realm) {
        return new RealmQueries(session.getProvider(JpaConnectionProvider.class).getEntityManager(), realm.getId());
    }

    /** Numbers of accounts, without service accounts. */
    record Accounts(long all, long withoutAddress, long withInvisibleCharacters, long withOtherUserName) {}

    record Ticks(String clientId, long accounts) {}

    /** A client's own flow, by the client's internal id. */
    record FlowOverride(String clientId, String binding, String flowId) {}

    record ClientTheme(String clientId, String theme) {}

    /**
     * Where sign-ins came from.
     *
     * @param oneAddress any one of the addresses; empty without a sign-in
     */
    record Origins(long accounts, long addresses, String oneAddress) {}

    Accounts accounts() {
        Object[] counted = query(ACCOUNTS, Object[].class)
                .setParameter("invisible", INVISIBLE)
                .getSingleResult();
        return new Accounts(number(counted[0]), number(counted[1]), number(counted[2]), number(counted[3]));
    }

    /** 0 for null, which is the sum over no rows. */
    private static long number(@Nullable Object counted) {
        return counted == null ? 0 : ((Number) counted).longValue();
    }

    long otherSpellings() {
        return query(OTHER_SPELLINGS, Long.class)
                .setParameter("attribute", SignInEmail.ATTRIBUTE)
                .getSingleResult();
    }

    List<Ticks> ticksWithoutSite(String role) {
        List<String> values = query(TICKED, String.class)
                .setParameter("attribute", Sites.ATTRIBUTE)
                .setParameter("role", role)
                .setMaxResults(MOST)
                .getResultList();
        return values.isEmpty()
                ? List.of()
                : query(TICKS, Object[].class)
                        .setParameter("attribute", Sites.ATTRIBUTE)
                        .setParameter("values", values)
                        .getResultStream()
                        .map(row -> new Ticks((String) row[0], number(row[1])))
                        .toList();
    }

    long contactsWithoutDistrict(String districts, Collection<String> roles) {
        return query(CONTACTS_WITHOUT_DISTRICT, Long.class)
                .setParameter("districts", districts)
                .setParameter("roles", roles)
                .getSingleResult();
    }

    List<String> districtsWithoutDomain(String districts) {
        return rows.createQuery(DISTRICTS_WITHOUT_DOMAIN, String.class)
                .setParameter("districts", districts)
                .getResultList();
    }

    List<String> sitesWithoutAccess(String role) {
        return query(SITES_WITHOUT_ACCESS, String.class)
                .setParameter("attribute", Sites.ATTRIBUTE)
                .setParameter("role", role)
                .getResultList();
    }

    /** Internal ids of clients that allow the password grant. */
    List<String> clientsWithPasswordGrant() {
        return query(PASSWORD_GRANTS, String.class).getResultList();
    }

    List<FlowOverride> flowOverrides() {
        return query(FLOW_OVERRIDES, Object[].class)
                .getResultStream()
                .map(row -> new FlowOverride((String) row[0], (String) row[1], (String) row[2]))
                .toList();
    }

    List<ClientTheme> clientThemes() {
        return query(CLIENT_THEMES, Object[].class)
                .getResultStream()
                .map(row -> new ClientTheme((String) row[0], (String) row[1]))
                .toList();
    }

    /** Origins of the sign-ins since {@code start}, as far as events are stored. */
    Origins origins(Instant start) {
        Object[] counted = query(ORIGINS, Object[].class)
                .setParameter("start", start.toEpochMilli())
                .getSingleResult();
        return new Origins(
                number(counted[0]), number(counted[1]), counted[2] == null ? "" : String.valueOf(counted[2]));
    }

    private <T> TypedQuery<T> query(String text, Class<T> type) {
        return rows.createQuery(text, type).setParameter("realm", realm);
    }
}
