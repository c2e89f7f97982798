package org.powersource.idp.district;

import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
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
import org.keycloak.services.managers.AuthenticationManager.AuthResult;
import org.keycloak.services.resources.admin.AdminAuth;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.powersource.idp.outbox.MailKind;
import org.powersource.idp.outbox.MailOrder;
import org.powersource.idp.outbox.Outbox;

/**
 * What a contact has mailed to an account. The mails are the suite's own, so that their links obey the same rules as those
 * which the owner asked for: only the newest counts, and their lives are the realm's. Keycloak's own mail would stand beside
 * them for as long as the sender of the request likes.
 */
final class ContactMail {

    private static final String ACTIVATE = AllowedField.ACTIVATE.path();
    private static final String RESET_LINK = "reset-link";
    private static final String ACTIVATION_LINK = "activation-link";

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

    /** Answers the request. What is mailed to an account that isn't active is the way to activate it. */
    void order(Set<String> actions, ContainerRequestContext request) {
        boolean inactive = user.getRequiredActionsStream().anyMatch(ACTIVATE::equals);
        MailKind kind = kind(inactive ? ACTIVATION_LINK : RESET_LINK);
        requireReachable(inactive, actions);
        AuthResult sender =
                new Sender(session, realm).authenticated().orElseThrow(() -> new NotAuthorizedException("Bearer"));
        session.getProvider(Outbox.class)
                .queue(new MailOrder(
                        kind,
                        realm,
                        user.getId(),
                        client(),
                        user.getFirstAttribute(UserModel.LOCALE),
                        Map.of("minutes", linkMinutes())));
        report(sender, actions);
        request.abortWith(Response.noContent().build());
    }

    private void requireReachable(boolean inactive, Set<String> actions) {
        if (user.getEmail() == null) {
            throw Refusal.badRequest("The account has no e-mail address: enter it first");
        }
        if (!user.isEnabled()) {
            throw Refusal.badRequest("The account is disabled: ask an administrator of the site");
        }
        if (!inactive && !actions.contains(AllowedField.UPDATE_PASSWORD.path())) {
            throw Refusal.badRequest("The account is active: mail Update Password instead");
        }
    }

    private static MailKind kind(String id) {
        return ServiceLoader.load(MailKind.class, MailKind.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .filter(kind -> kind.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.badRequest("This server has no mail of this kind: " + id));
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

    private void report(AuthResult sender, Set<String> actions) {
        AdminAuth auth = new AdminAuth(realm, sender.token(), sender.user(), sender.client());
        new AdminEventBuilder(realm, auth, session, session.getContext().getConnection())
                .operation(OperationType.ACTION)
                .resource(ResourceType.USER)
                .resourcePath("users", user.getId(), "execute-actions-email")
                .representation(actions)
                .success();
    }
}
