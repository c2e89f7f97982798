package org.powersource.idp.district;

import jakarta.ws.rs.NotAuthorizedException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.services.managers.AuthenticationManager.AuthResult;
import org.keycloak.services.resources.admin.AdminAuth;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.powersource.idp.outbox.MailKind;
import org.powersource.idp.outbox.MailOrder;
import org.powersource.idp.outbox.Outbox;
import org.powersource.idp.outbox.RunningSignIn;

/**
 * What a contact has mailed to an account. A reset link is the suite's own, so that it obeys the rules of those which the
 * owner asks for: only the newest counts, and its life is the realm's. Keycloak's own mail would stand beside them for as long
 * as the sender of the request likes.
 */
final class ContactMail {

    private static final String ACTIVATE = AllowedField.ACTIVATE.path();
    /** What recovery's mail is called, and what it has to know. */
    private static final String RESET_LINK = "reset-link";

    private static final String BY_CONTACT = "byContact";
    private static final String MINUTES = "minutes";
    private static final String LINK_MINUTES = "linkMinutes";
    private static final String USUAL_MINUTES = "60";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel user;

    ContactMail(KeycloakSession session, RealmModel realm, UserModel user) {
        this.session = session;
        this.realm = realm;
        this.user = user;
    }

    /** Whether the activation's own mail answers the request: whatever was asked for, an inactive account needs nothing else. */
    boolean isActivation(Set<String> actions) {
        return user.getRequiredActionsStream().anyMatch(ACTIVATE::equals)
                || !actions.contains(AllowedField.UPDATE_PASSWORD.path());
    }

    /** Orders the link to a new password. */
    void orderReset() {
        if (user.getEmail() == null) {
            throw Refusal.badRequest("The account has no e-mail address: enter it first");
        }
        if (!user.isEnabled()) {
            throw Refusal.badRequest("The account is disabled: ask an administrator of the site");
        }
        AuthResult sender =
                new Sender(session, realm).authenticated().orElseThrow(() -> new NotAuthorizedException("Bearer"));
        Map<String, String> details =
                new HashMap<>(new RunningSignIn(KeycloakModelUtils.generateId(), null, null).details());
        details.put(MINUTES, linkMinutes());
        details.put(BY_CONTACT, "true");
        session.getProvider(Outbox.class)
                .queue(new MailOrder(
                        resetLink(), realm, user.getId(), client(), user.getFirstAttribute(UserModel.LOCALE), details));
        report(sender);
    }

    private static MailKind resetLink() {
        return ServiceLoader.load(MailKind.class, MailKind.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .filter(kind -> kind.id().equals(RESET_LINK))
                .findFirst()
                .orElseThrow();
    }

    /** Where the link leads in the end: the first site that the account may use, else its account console. */
    private ClientModel client() {
        return user.getAttributeStream("siteAccess")
                .map(realm::getClientByClientId)
                .filter(site -> site != null && site.isEnabled())
                .findFirst()
                .orElseGet(() -> realm.getClientByClientId(Constants.ACCOUNT_CONSOLE_CLIENT_ID));
    }

    private String linkMinutes() {
        return realm.getAuthenticatorConfigsStream()
                .map(AuthenticatorConfigModel::getConfig)
                .flatMap(config -> Optional.ofNullable(config.get(LINK_MINUTES)).stream())
                .findFirst()
                .orElse(USUAL_MINUTES);
    }

    private void report(AuthResult sender) {
        AdminAuth auth = new AdminAuth(realm, sender.token(), sender.user(), sender.client());
        new AdminEventBuilder(realm, auth, session, session.getContext().getConnection())
                .operation(OperationType.ACTION)
                .resource(ResourceType.USER)
                .resourcePath("users", user.getId(), "execute-actions-email")
                .representation(List.of(AllowedField.UPDATE_PASSWORD.path()))
                .success();
    }
}
