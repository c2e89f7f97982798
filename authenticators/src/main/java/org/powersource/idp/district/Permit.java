package org.powersource.idp.district;

import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/**
 * A note that {@link ContactFilter} leaves in the session of a request that it passes. {@link DistrictPolicy} grants nothing without it. So
 * a request that the filter didn't see, or didn't recognise as a contact's, has none of a contact's powers.
 */
record Permit(String contactId, AllowedOperation operation) {

    private static final String NAME = "powersource.district.permit";

    void note(KeycloakSession session) {
        session.setAttribute(NAME, this);
    }

    static Optional<Permit> of(KeycloakSession session, String contactId) {
        return Optional.ofNullable(session.getAttribute(NAME, Permit.class))
                .filter(permit -> permit.contactId.equals(contactId));
    }
}
