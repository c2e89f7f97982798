package org.powersource.idp.district;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.utils.KeycloakSessionUtil;

/**
 * Checks every request of a contact to the admin API of the contact's realm. Refuses operations that aren't in {@link AllowedOperation},
 * and removes fields from a body that aren't in {@link AllowedField}. Keycloak then checks the permissions with {@link DistrictPolicy},
 * which grants nothing without a {@link Permit}. The filter runs after Keycloak's own check of the token, when the server has found the
 * method that answers (Keycloak 26.7.4 on RESTEasy Reactive).
 */
@Provider
public final class ContactFilter implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        KeycloakSession session = KeycloakSessionUtil.getKeycloakSession();
        AdminRequest asked = AdminRequest.of(request.getMethod(), request.getUriInfo());
        if (session == null || !asked.isOfARealm() || !Sender.isOfTheRealm(session)) {
            return;
        }
        Optional<AllowedOperation.Match> match = asked.match();
        try {
            decide(session, request, match).ifPresent(permit -> permit.note(session));
        } catch (Refusal refusal) {
            request.abortWith(refusal.response());
        }
    }

    /**
     * A body can arrive long after its headers, and the request's session caches what it read for the headers. So the body is read first,
     * and a new session decides.
     */
    private static Optional<Permit> decide(
            KeycloakSession session, ContainerRequestContext request, Optional<AllowedOperation.Match> match)
            throws IOException {
        if (match.filter(found -> found.operation().hasBody()).isEmpty()) {
            return permit(session, request, match);
        }
        request.setEntityStream(
                new ByteArrayInputStream(request.getEntityStream().readAllBytes()));
        return KeycloakModelUtils.runJobInTransactionWithResult(
                session.getKeycloakSessionFactory(),
                session.getContext(),
                fresh -> permit(fresh, request, match),
                "A contact's request");
    }

    /** @return empty if the sender isn't a contact: then Keycloak alone decides */
    private static Optional<Permit> permit(
            KeycloakSession session, ContainerRequestContext request, Optional<AllowedOperation.Match> match) {
        Sender sender = Sender.of(session);
        Optional<Contact> contact = sender.contact();
        if (contact.isEmpty()) {
            return Optional.empty();
        }
        if (!ContactClients.of(session).include(sender.client())) {
            throw Refusal.forbidden("Contacts can do this in the admin console only, not with an app's token."
                    + " Scripts need a client that the server's option contact-clients names");
        }
        AllowedOperation.Match allowed =
                match.orElseThrow(() -> Refusal.forbidden("Contacts can't do this: ask an administrator of the site"));
        new ContactRequest(session, sender, contact.get(), request).restrict(allowed);
        return Optional.of(new Permit(contact.get().id(), allowed.operation()));
    }
}
