package org.powersource.idp.district;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.utils.KeycloakSessionUtil;

/**
 * Looks at every request of a contact to the admin API of the contact's realm before Keycloak does: refuses what is not in
 * {@link AllowedOperation}, and lets through of a body only what is in {@link AllowedField}. Keycloak checks the permissions
 * after it all the same, with {@link DistrictPolicy}: each of the two closes what isn't listed. It runs when the server has
 * found the method that will answer, so after everything on the way there (Keycloak 26.7.4 on RESTEasy Reactive).
 */
@Provider
public final class ContactFilter implements ContainerRequestFilter {

    private static final Pattern ADMIN_API = Pattern.compile("/?admin/realms/([^/]+)(/.*)?");

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        KeycloakSession session = KeycloakSessionUtil.getKeycloakSession();
        String path = request.getUriInfo().getPath();
        Matcher api = ADMIN_API.matcher(path);
        if (session == null || !api.matches() || request.getMethod().equals("OPTIONS")) {
            return;
        }
        RealmModel realm = session.realms().getRealmByName(api.group(1));
        Optional<Contact> contact = realm == null ? Optional.empty() : new Sender(session, realm).contact();
        if (realm == null || contact.isEmpty()) {
            return;
        }
        try {
            new ContactRequest(session, realm, contact.get(), request).restrict();
        } catch (Refusal refusal) {
            request.abortWith(refusal.response());
        }
    }
}
