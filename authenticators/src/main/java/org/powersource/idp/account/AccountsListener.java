package org.powersource.idp.account;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.Details;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.util.JsonSerialization;

/**
 * Keeps the exact spelling of an address whenever the admin console, the admin API or a partial import creates an
 * account or edits it, and tells the watchers what changed. Runs in the transaction of that request. A realm import raises
 * no events: such files carry the attribute themselves.
 */
final class AccountsListener implements EventListenerProvider {

    private static final Logger LOG = Logger.getLogger(AccountsListener.class);
    private static final Pattern USER_PATH = Pattern.compile("users/([^/]+)(/reset-password|/credentials/[^/]+)?");
    private static final Pattern ACTION_PATH = Pattern.compile("authentication/required-actions/([^/]+)(/config)?");
    private static final Set<OperationType> WRITES = Set.of(OperationType.CREATE, OperationType.UPDATE);
    private static final String REMINDER_QUESTION = "reminder-question";

    private final KeycloakSession session;
    private final List<AccountWatcher> watchers;

    AccountsListener(KeycloakSession session, List<AccountWatcher> watchers) {
        this.session = session;
        this.watchers = watchers;
    }

    @Override
    public void onEvent(AdminEvent event, boolean includeRepresentation) {
        if (event.getError() != null) {
            return;
        }
        // Not by resource type: a partial import reports its users with type REALM (Keycloak 26.7.4
        // PartialImportManager).
        String resource = Optional.ofNullable(event.getResourcePath()).orElse("");
        RealmModel realm = session.realms().getRealm(event.getRealmId());
        Matcher action = ACTION_PATH.matcher(resource);
        if (realm != null && action.matches()) {
            watchers.forEach(watcher -> watcher.configured(session, realm, action.group(1)));
            return;
        }
        Matcher path = USER_PATH.matcher(resource);
        UserModel user = path.matches() && realm != null ? session.users().getUserById(realm, path.group(1)) : null;
        if (realm == null || user == null) {
            return;
        }
        if (path.group(2) != null) {
            AccountChange change =
                    path.group(2).endsWith("/reset-password") ? AccountChange.PASSWORD : changeOf(event.getDetails());
            if (change != null) {
                tell(change, realm, user, false);
            }
        } else if (WRITES.contains(event.getOperationType())) {
            keepSpelling(event, realm, user);
            if (isNew(event)) {
                watchers.forEach(watcher -> watcher.created(session, realm, user));
            } else {
                watchers.forEach(watcher -> watcher.saved(session, realm, user));
            }
        }
    }

    /** A partial import that overwrites an account removes it and makes another (Keycloak 26.7.4 UsersPartialImport). */
    private static boolean isNew(AdminEvent event) {
        return event.getOperationType() == OperationType.CREATE || event.getResourceType() == ResourceType.REALM;
    }

    private void keepSpelling(AdminEvent event, RealmModel realm, UserModel user) {
        if (user.getEmail() == null || event.getRepresentation() == null) {
            return;
        }
        try {
            String kept = user.getFirstAttribute(SignInEmail.ATTRIBUTE);
            String spelling = SignInEmail.record(user.getEmail(), kept, sentEmail(event.getRepresentation()))
                    .spelling();
            if (!spelling.equals(kept)) {
                user.setSingleAttribute(SignInEmail.ATTRIBUTE, spelling);
                if (event.getOperationType() == OperationType.UPDATE && kept != null) {
                    tell(AccountChange.ADDRESS, realm, user, false);
                }
            }
        } catch (IOException e) {
            LOG.warnf("The event of user %s can't be read; its address keeps the stored spelling", user.getId());
        }
    }

    /** Reads no more than it has to: many accounts may be created one after the other. */
    private static @Nullable String sentEmail(String representation) throws IOException {
        try (JsonParser json = JsonSerialization.mapper.createParser(representation)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean email = json.currentName().equals(UserModel.EMAIL);
                json.nextToken();
                if (email) {
                    return json.getValueAsString();
                }
                json.skipChildren();
            }
            return null;
        }
    }

    @Override
    public void onEvent(Event event) {
        // Keycloak raises UPDATE_PASSWORD as well, for old listeners (26.7.4 UpdatePassword).
        AccountChange change = event.getType() == EventType.UPDATE_CREDENTIAL ? changeOf(event.getDetails()) : null;
        RealmModel realm = change == null ? null : session.realms().getRealm(event.getRealmId());
        UserModel user = realm == null || event.getUserId() == null
                ? null
                : session.users().getUserById(realm, event.getUserId());
        if (change != null && realm != null && user != null) {
            tell(change, realm, user, true);
        }
    }

    private static @Nullable AccountChange changeOf(@Nullable Map<String, String> details) {
        String credentialType = details == null ? null : details.get(Details.CREDENTIAL_TYPE);
        if (PasswordCredentialModel.TYPE.equals(credentialType)) {
            return AccountChange.PASSWORD;
        }
        return REMINDER_QUESTION.equals(credentialType) ? AccountChange.REMINDER_QUESTION : null;
    }

    private void tell(AccountChange change, RealmModel realm, UserModel user, boolean byOwner) {
        watchers.forEach(watcher -> watcher.changed(change, session, realm, user, byOwner));
    }

    @Override
    public void close() {}
}
