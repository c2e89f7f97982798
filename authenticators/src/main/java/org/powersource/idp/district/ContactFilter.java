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
 * Looks at every request of a contact to the admin API of the contact's realm before Keycloak does: refuses what is not in
 * {@link AllowedOperation}, and lets through of a body only what is in {@link AllowedField}. Keycloak checks the permissions
 * after it all the same, with {@link DistrictPolicy}, which grants only what has a {@link Permit}. It runs when the server has
 * found the method that will answer, so after Keycloak's own check of the token (Keycloak 26.7.4 on RESTEasy Reactive).
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
     * A body can come long after its headers, and the session remembers what it read for the headers. So the body comes first, then the
     * decision, in a session that knows nothing older.
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

    /** @return empty if no contact sent it: then it is Keycloak's business */
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
