package org.powersource.idp.problem;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.powersource.idp.account.SuiteRealm;
import org.powersource.idp.kit.Background;
import org.powersource.idp.limit.Limits;

/** Writes what this node noted: one transaction for each realm. Does nothing in the database while nobody is refused. */
public final class ProblemWriter {

    private static final Logger LOG = Logger.getLogger(ProblemWriter.class);

    private final KeycloakSessionFactory sessions;

    public ProblemWriter(KeycloakSessionFactory sessions) {
        this.sessions = sessions;
    }

    /** What can't be written is lost: it isn't worth a queue. */
    public void write() {
        Map<String, List<Waiting.Try>> realms = Problems.take().stream()
                .filter(refused -> refused.userId() != null)
                .collect(Collectors.groupingBy(Waiting.Try::realmId));
        realms.forEach((realmId, tries) ->
                Background.guarded(LOG, () -> store(realmId, tries)).run());
    }

    private void store(String realmId, List<Waiting.Try> tries) {
        Limits.repeated(() ->
                KeycloakModelUtils.runJobInTransactionWithResult(sessions, session -> store(session, realmId, tries)));
    }

    /** Returns whether the realm uses the suite. */
    private static boolean store(KeycloakSession session, String realmId, List<Waiting.Try> tries) {
        RealmModel realm = session.realms().getRealm(realmId);
        if (realm == null || !SuiteRealm.is(realm)) {
            return false;
        }
        session.getContext().setRealm(realm);
        SortedMap<String, List<Waiting.Try>> accounts = tries.stream()
                .collect(Collectors.groupingBy(
                        refused -> Objects.requireNonNull(refused.userId()), TreeMap::new, Collectors.toList()));
        new Problems(session)
                .add(
                        realmId,
                        accounts.keySet(),
                        userId -> found(session, realm, userId, accounts.getOrDefault(userId, List.of())));
        return true;
    }

    private static List<Problem> found(
            KeycloakSession session, RealmModel realm, String userId, List<Waiting.Try> tries) {
        try {
            UserModel user = session.users().getUserById(realm, userId);
            return user == null
                    ? List.of()
                    : tries.stream()
                            .map(refused -> refused.finding().find(session, user, refused.time()))
                            .toList();
        } catch (RuntimeException e) {
            // A user directory may be unreachable. The problems of other accounts are written all the same.
            LOG.debugf(e, "The problems of account %s are left out", userId);
            return List.of();
        }
    }
}
