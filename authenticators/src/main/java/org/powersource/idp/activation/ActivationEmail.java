package org.powersource.idp.activation;

import jakarta.ws.rs.core.Response;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.email.EmailException;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.ErrorResponse;
import org.powersource.idp.outbox.SingleValuedTemplates;

/** What an administrator sends by <i>Credential reset</i>. */
final class ActivationEmail extends SingleValuedTemplates {

    ActivationEmail(KeycloakSession session) {
        super(session);
    }

    /**
     * Orders our mail instead of stock's, if it is about the activation. Lifetime and further actions are left out: our mail has its
     * own rules, and what else stands on the user's record is asked for after the activation anyway.
     */
    @Override
    public void sendExecuteActions(String link, long expirationInMinutes) throws EmailException {
        boolean activation = attributes.get(Constants.TEMPLATE_ATTR_REQUIRED_ACTIONS) instanceof Collection<?> actions
                && actions.contains(Activation.ACTION);
        if (!activation) {
            super.sendExecuteActions(link, expirationInMinutes);
            return;
        }
        if (!Activation.waits(user)) {
            throw ErrorResponse.error(
                    "This account is active: there is nothing to activate. For a new password send Update Password.",
                    Response.Status.BAD_REQUEST);
        }
        if (!new Activation(session, realm).orderByAdministrator(user, Map.of(), client())) {
            throw ErrorResponse.error(
                    "An activation e-mail went to this account a short while ago. Try again in a minute, or in an hour"
                            + " after several of them.",
                    Response.Status.TOO_MANY_REQUESTS);
        }
    }

    /** The client of the request, which Keycloak has checked; the link that it made for it is not used. */
    private @Nullable ClientModel client() {
        return Optional.ofNullable(
                        session.getContext().getUri().getQueryParameters().getFirst(Constants.CLIENT_ID))
                .map(realm::getClientByClientId)
                .orElse(null);
    }
}
