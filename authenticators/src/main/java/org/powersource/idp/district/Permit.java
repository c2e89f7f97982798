package org.powersource.idp.district;

import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/**
 * What {@link ContactFilter} notes in the session of a request that it let through. {@link DistrictPolicy} grants nothing without:
 * so a request that the filter didn't see, or didn't take for a contact's, has none of a contact's powers.
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
