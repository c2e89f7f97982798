package org.powersource.idp.keycloakdb;

import java.util.Collection;
import java.util.List;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The suite's requests, joined with the present groups of their accounts. */
public final class RequestRows {

    private static final String ALL = "select r.id from RequestEntity r where r.realmId = :realm"
            + " and (case when r.openKey is null then 'decided' else 'open' end) in :states order by r.askedAt desc, r.id";

    private static final String OF_GROUPS = "select r.id from RequestEntity r where r.realmId = :realm"
            + " and (case when r.openKey is null then 'decided' else 'open' end) in :states"
            + " and (r.districtId in :groups or exists (select 1 from UserGroupMembershipEntity m"
            + " where m.user.id = r.userId and m.groupId in :groups)) order by r.askedAt desc, r.id";

    private final Rows rows;

    public RequestRows(KeycloakSession session, RealmModel realm) {
        this.rows = Rows.of(session, realm);
    }

    /**
     * Ids of all requests, newest first.
     *
     * @param states {@code open} and {@code decided}
     */
    public List<String> all(Collection<String> states, int first, int max) {
        return rows.query(ALL, String.class)
                .setParameter("states", states)
                .setFirstResult(first)
                .setMaxResults(max)
                .getResultList();
    }

    /**
     * Ids of requests of accounts that are direct members of the groups, and of new accounts there, newest first.
     *
     * @param groups ids, at least one
     */
    public List<String> ofGroups(Collection<String> groups, Collection<String> states, int first, int max) {
        return rows.query(OF_GROUPS, String.class)
                .setParameter("groups", groups)
                .setParameter("states", states)
                .setFirstResult(first)
                .setMaxResults(max)
                .getResultList();
    }
}
