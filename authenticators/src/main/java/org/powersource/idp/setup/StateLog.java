package org.powersource.idp.setup;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.powersource.idp.account.SuiteRealm;

/**
 * One line for each realm that uses the suite, at the start of a node and after {@code kc.sh import}. Every node writes it: the state
 * compares the realm with the node's own version of the suite.
 */
final class StateLog {

    private static final Logger LOG = Logger.getLogger(StateLog.class);

    private StateLog() {}

    static void write(KeycloakSessionFactory sessions) {
        List<String> realms = KeycloakModelUtils.runJobInTransactionWithResult(
                sessions,
                session -> session.realms()
                        .getRealmsStream()
                        .filter(SuiteRealm::is)
                        .map(RealmModel::getId)
                        .toList());
        realms.forEach(id -> write(sessions, id));
    }

    /** A realm that can't be read must not keep the server from starting. */
    private static void write(KeycloakSessionFactory sessions, String realmId) {
        try {
            KeycloakModelUtils.runJobInTransaction(sessions, session -> {
                RealmModel realm = session.realms().getRealm(realmId);
                session.getContext().setRealm(realm);
                State state = new Installation(new Place(session, realm)).show().state();
                LOG.log(level(state), text(realm.getName(), state));
            });
        } catch (RuntimeException e) {
            LOG.warnf(e, "The setup of the realm with the id %s can't be read", realmId);
        }
    }

    static Logger.Level level(State state) {
        return state == State.CURRENT ? Logger.Level.INFO : Logger.Level.WARN;
    }

    static String text(String realm, State state) {
        String line = "Realm " + realm + ": PowerSource setup is " + state.text();
        return state == State.CURRENT
                ? line
                : line + ". " + meaning(state) + ". Bring it up to date: POST /admin/realms/" + inPath(realm)
                        + "/powersource/setup, with {\"dryRun\": true} to see the changes first";
    }

    private static String inPath(String realm) {
        return URLEncoder.encode(realm, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String meaning(State state) {
        return switch (state) {
            case ABSENT -> "Nothing of it is recorded";
            case PARTIAL -> "Something that this version needs is missing";
            case OLDER -> "Another version set it up last";
            case CURRENT -> "";
        };
    }
}
