package org.powersource.idp.account;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import jakarta.ws.rs.core.Response;
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
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.services.ErrorResponse;
import org.keycloak.util.JsonSerialization;
import org.powersource.idp.kit.SharedId;

/**
 * Tells the watchers what administrators, programs and owners changed. Keeps the spelling of addresses that a partial import brings; other
 * requests go through the user profile, which keeps it. A realm import raises no events: such files carry the attribute themselves. Runs in
 * the transaction of the request.
 */
final class AccountsListener implements EventListenerProvider {

    private static final Logger LOG = Logger.getLogger(AccountsListener.class);
    private static final Pattern USER_PATH = Pattern.compile("users/([^/]+)(/reset-password|/credentials/[^/]+)?");
    private static final Pattern GRANT_PATH = Pattern.compile("users/([^/]+)/(?:role-mappings/.+|groups/[^/]+)");
    private static final Pattern ACTION_PATH = Pattern.compile("authentication/required-actions/([^/]+)(/config)?");
    private static final Set<OperationType> WRITES = Set.of(OperationType.CREATE, OperationType.UPDATE);

    private final KeycloakSession session;
    private final List<AccountWatcher> watchers;
    private final AddressChanges changes;

    AccountsListener(KeycloakSession session) {
        this.session = session;
        this.watchers = AddressChanges.watchers();
        this.changes = new AddressChanges(session);
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
        Matcher grant = GRANT_PATH.matcher(resource);
        Matcher path = USER_PATH.matcher(resource);
        String id = grant.matches() ? grant.group(1) : path.matches() ? path.group(1) : null;
        UserModel user = id == null || realm == null ? null : session.users().getUserById(realm, id);
        if (realm == null || user == null) {
            return;
        }
        if (grant.matches()) {
            if (event.getOperationType() == OperationType.CREATE) {
                watchers.forEach(watcher -> watcher.granted(session, realm, user));
            }
        } else if (path.group(2) != null) {
            AccountChange change =
                    path.group(2).endsWith("/reset-password") ? AccountChange.PASSWORD : changeOf(event.getDetails());
            if (change != null) {
                changes.tell(change, realm, user, false);
            }
        } else if (WRITES.contains(event.getOperationType())) {
            written(event, realm, user);
        }
    }

    private void written(AdminEvent event, RealmModel realm, UserModel user) {
        boolean imported = event.getResourceType() == ResourceType.REALM;
        if (imported) {
            keepImported(event, user);
            refuseInvisible(user);
        }
        changes.notice(realm, user, false);
        if (!user.isEnabled()) {
            DisabledAccount.signOut(session, realm, user);
        }
        if (!imported && event.getOperationType() != OperationType.CREATE) {
            watchers.forEach(watcher -> watcher.saved(session, realm, user));
            return;
        }
        watchers.forEach(watcher -> watcher.created(session, realm, user));
        if (imported) {
            RemovedAddresses.of(session, user.getUsername())
                    .ifPresent(before -> changes.noticeOverwritten(realm, user, before));
        }
    }

    /** A partial import doesn't use the user profile, so the spelling is read from its event. */
    private static void keepImported(AdminEvent event, UserModel user) {
        String stored = user.getEmail();
        if (stored == null) {
            return;
        }
        String typed = null;
        try {
            typed = event.getRepresentation() == null ? null : sentEmail(event.getRepresentation());
        } catch (IOException e) {
            LOG.warnf("The event of user %s can't be read; its address keeps the stored spelling", user.getId());
        }
        String sent = user.getFirstAttribute(SignInEmail.ATTRIBUTE);
        SignInEmail.keep(
                user,
                SignInEmail.record(typed == null ? stored : typed, null, sent).spelling());
    }

    /** An event listener can't refuse a change, but the commit can: then nothing of the import is stored. */
    private void refuseInvisible(UserModel user) {
        if (EmailAddress.of(user.getEmail()).hasInvisibleInside()) {
            session.getTransactionManager().enlistPrepare(new AbstractKeycloakTransaction() {
                @Override
                protected void commitImpl() {
                    throw ErrorResponse.error(
                            "The email of user " + user.getId() + " contains an invisible character, such as a space",
                            Response.Status.BAD_REQUEST);
                }

                @Override
                protected void rollbackImpl() {}
            });
        }
    }

    /** Parses only as far as needed, because scripts create many accounts in a row. */
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
        boolean signIn = event.getType() == EventType.LOGIN;
        RealmModel realm = change == null && !signIn ? null : session.realms().getRealm(event.getRealmId());
        UserModel user = realm == null || event.getUserId() == null
                ? null
                : session.users().getUserById(realm, event.getUserId());
        if (realm == null || user == null) {
            return;
        }
        if (change != null) {
            changes.tell(change, realm, user, true);
        } else {
            // By then an identity provider has updated the account.
            changes.notice(realm, user, false);
        }
    }

    private static @Nullable AccountChange changeOf(@Nullable Map<String, String> details) {
        String credentialType = details == null ? null : details.get(Details.CREDENTIAL_TYPE);
        if (PasswordCredentialModel.TYPE.equals(credentialType)) {
            return AccountChange.PASSWORD;
        }
        return SharedId.REMINDER_CREDENTIAL.is(credentialType) ? AccountChange.REMINDER_QUESTION : null;
    }

    @Override
    public void close() {}
}
