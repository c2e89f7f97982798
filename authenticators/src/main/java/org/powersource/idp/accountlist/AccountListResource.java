package org.powersource.idp.accountlist;

import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;
import org.powersource.idp.district.Districts;

/**
 * The list of accounts: for a contact, those that Keycloak's own list shows; for an administrator who may view users, all accounts of the
 * named district.
 */
public final class AccountListResource {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final AdminPermissionEvaluator auth;

    AccountListResource(KeycloakSession session, RealmModel realm, AdminPermissionEvaluator auth) {
        this.session = session;
        this.realm = realm;
        this.auth = auth;
    }

    /** Query parameters as in {@link ListRequest}; 400 names the one that can't be used. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response accounts() {
        Optional<Set<String>> own = new Districts(session).listedToSender(realm);
        if (own.isEmpty() && !auth.users().canView()) {
            throw new ForbiddenException();
        }
        try {
            ListRequest request = ListRequest.of(session.getContext().getUri().getQueryParameters());
            AccountList list = new AccountList(session, realm, groups(request.district(), own), own.isPresent());
            return Response.ok(list.page(request)).build();
        } catch (BadParameter e) {
            return Response.status(Response.Status.BAD_REQUEST)
                    .type(MediaType.APPLICATION_JSON)
                    .entity(Map.of("field", e.name(), "errorMessage", e.message()))
                    .build();
        }
    }

    /** A district that doesn't exist is answered like another contact's. */
    private Set<String> groups(String path, Optional<Set<String>> own) {
        if (path.isEmpty()) {
            return own.orElseThrow(() -> new BadParameter(
                    ListRequest.DISTRICT, "Name a district or the guests: /districts/Springfield, /guests"));
        }
        return new Districts(session)
                .idOf(realm, path)
                .filter(id -> own.isEmpty() || own.get().contains(id))
                .map(Set::of)
                .orElseThrow(() -> new BadParameter(ListRequest.DISTRICT, "Not a district that you manage"));
    }
}
