package org.powersource.idp.setup;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RoleModel;
import org.powersource.idp.site.Sites;

/** The client role that makes a client a site; elements are named by the client's internal id, so they survive a new client id. */
record SiteRoles(Place place) implements Part {

    private static final String DESCRIPTION = "May use this site";

    @Override
    public @Nullable Value read(String id) {
        ClientModel client = client(id);
        return client == null || client.getRole(role()) == null ? null : Value.of(role());
    }

    /** Also adds the role to the client's scope, so that it gets into the client's own tokens. */
    @Override
    public void write(String id, Value value) {
        ClientModel client = Objects.requireNonNull(client(id));
        RoleModel role = client.addRole(role());
        role.setDescription(DESCRIPTION);
        client.addScopeMapping(role);
    }

    @Override
    public void remove(String id) {
        ClientModel client = Objects.requireNonNull(client(id));
        client.removeRole(client.getRole(role()));
    }

    @Override
    public String label(String id) {
        ClientModel client = client(id);
        return client == null ? id : client.getClientId();
    }

    private String role() {
        return Sites.roleOf(place.realm());
    }

    private @Nullable ClientModel client(String id) {
        return place.realm().getClientById(id);
    }
}
