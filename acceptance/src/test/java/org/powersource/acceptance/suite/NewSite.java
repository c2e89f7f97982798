package org.powersource.acceptance.suite;

import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;

/** A client with the role that makes it a site, unless told otherwise. */
public final class NewSite {

    private final Realm realm;
    private final ClientRepresentation client = new ClientRepresentation();
    private final Map<String, String> attributes = new HashMap<>();
    private String role = Site.ROLE;

    NewSite(Realm realm) {
        this.realm = realm;
        client.setClientId("site-" + UUID.randomUUID().toString().substring(0, 8));
        client.setName("Reading room");
        client.setSecret("not-a-secret");
        client.setBaseUrl(realm.appUrl() + "/");
        client.setRedirectUris(List.of(realm.appUrl() + "/back"));
        client.setStandardFlowEnabled(true);
        client.setDirectAccessGrantsEnabled(true);
        client.setAttributes(attributes);
    }

    /** A client that isn't a site. */
    public NewSite withoutRole() {
        role = "";
        return this;
    }

    public NewSite roleNamed(String name) {
        role = name;
        return this;
    }

    public NewSite attribute(String name, String value) {
        attributes.put(name, value);
        return this;
    }

    public NewSite with(Consumer<ClientRepresentation> change) {
        change.accept(client);
        return this;
    }

    public Site create() {
        try (Response response = realm.admin().clients().create(client)) {
            Site site = new Site(
                    realm,
                    client.getClientId(),
                    CreatedResponseUtil.getCreatedId(response),
                    Boolean.TRUE.equals(client.isPublicClient()) ? "" : client.getSecret(),
                    client.getRedirectUris().get(0));
            if (!role.isEmpty()) {
                site.admin().roles().create(new RoleRepresentation(role, "", false));
            }
            return site;
        }
    }
}
