package org.powersource.idp.activation;

import jakarta.ws.rs.core.Response;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keycloak.email.EmailException;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.services.ErrorResponse;
import org.powersource.idp.mail.SingleValuedTemplates;

/** Mails that an administrator sends by <i>Credential reset</i> or <i>Verify e-mail</i>. */
final class ActivationEmail extends SingleValuedTemplates {

    /** Actions that the activation page includes. All others are added to the user's record, for the first sign-in. */
    private static final Set<String> DONE_BY_ACTIVATION = Set.of(
            Activation.ACTION,
            UserModel.RequiredAction.UPDATE_PASSWORD.name(),
            UserModel.RequiredAction.VERIFY_EMAIL.name());

    ActivationEmail(KeycloakSession session) {
        super(session);
    }

    /** Orders the activation mail for an inactive account, whatever the actions: every other link would end at <i>not active yet</i>. */
    @Override
    public void sendExecuteActions(String link, long expirationInMinutes) throws EmailException {
        Set<String> actions = actions();
        if (Activation.waits(user)) {
            orderActivation();
            actions.stream()
                    .filter(action -> !DONE_BY_ACTIVATION.contains(action))
                    .forEach(user::addRequiredAction);
        } else if (actions.contains(Activation.ACTION)) {
            throw ErrorResponse.error(
                    "This account is active: there is nothing to activate. For a new password send Update Password.",
                    Response.Status.BAD_REQUEST);
        } else {
            super.sendExecuteActions(link, expirationInMinutes);
        }
    }

    @Override
    public void sendVerifyEmail(String link, long expirationInMinutes) throws EmailException {
        if (Activation.waits(user)) {
            orderActivation();
        } else {
            super.sendVerifyEmail(link, expirationInMinutes);
        }
    }

    /** Ignores the administrator's lifetime: our mail has its own. */
    private void orderActivation() {
        if (!new Activation(session, realm).orderByAdministrator(user, Map.of(), client())) {
            throw ErrorResponse.error(
                    "An activation e-mail went to this account a short while ago. Try again in a minute, or in an hour"
                            + " after several of them.",
                    Response.Status.TOO_MANY_REQUESTS);
        }
    }

    private Set<String> actions() {
        return attributes.get(Constants.TEMPLATE_ATTR_REQUIRED_ACTIONS) instanceof Collection<?> actions
                ? actions.stream().map(String::valueOf).collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }

    /** The client of the request, checked by Keycloak. Keycloak's link isn't used. */
    private @Nullable ClientModel client() {
        return Optional.ofNullable(
                        session.getContext().getUri().getQueryParameters().getFirst(Constants.CLIENT_ID))
                .map(realm::getClientByClientId)
                .orElse(null);
    }
}
