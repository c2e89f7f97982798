package org.powersource.idp.account;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.representations.idm.UserRepresentation;
import org.keycloak.util.JsonSerialization;

/**
 * Keeps the exact spelling of an address whenever the admin console, the admin API or a partial import creates an
 * account or edits it. Runs in the transaction of that request. A realm import raises no events: such files carry the
 * attribute themselves.
 */
final class AccountsListener implements EventListenerProvider {

    private static final Logger LOG = Logger.getLogger(AccountsListener.class);
    private static final Pattern USER_PATH = Pattern.compile("users/([^/]+)");
    private static final Set<OperationType> WRITES = Set.of(OperationType.CREATE, OperationType.UPDATE);

    private final KeycloakSession session;

    AccountsListener(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public void onEvent(AdminEvent event, boolean includeRepresentation) {
        if (event.getError() != null || !WRITES.contains(event.getOperationType())) {
            return;
        }
        // Not by resource type: a partial import reports its users with type REALM (Keycloak 26.7.4
        // PartialImportManager).
        Matcher path =
                USER_PATH.matcher(Optional.ofNullable(event.getResourcePath()).orElse(""));
        if (path.matches()) {
            keepSpelling(event, path.group(1));
        }
    }

    private void keepSpelling(AdminEvent event, String userId) {
        RealmModel realm = session.realms().getRealm(event.getRealmId());
        UserModel user = realm == null ? null : session.users().getUserById(realm, userId);
        if (user == null || user.getEmail() == null || event.getRepresentation() == null) {
            return;
        }
        try {
            UserRepresentation sent = JsonSerialization.readValue(event.getRepresentation(), UserRepresentation.class);
            String kept = user.getFirstAttribute(SignInEmail.ATTRIBUTE);
            String spelling =
                    SignInEmail.record(user.getEmail(), kept, sent.getEmail()).spelling();
            if (!spelling.equals(kept)) {
                user.setSingleAttribute(SignInEmail.ATTRIBUTE, spelling);
            }
        } catch (IOException e) {
            LOG.warnf("The event of user %s can't be read; its address keeps the stored spelling", userId);
        }
    }

    @Override
    public void onEvent(Event event) {}

    @Override
    public void close() {}
}
