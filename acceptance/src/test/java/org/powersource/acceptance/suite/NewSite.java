package org.powersource.acceptance.suite;

import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.ProtocolMapperRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.authorization.PolicyEnforcementMode;
import org.keycloak.representations.idm.authorization.ResourceRepresentation;
import org.keycloak.representations.idm.authorization.ResourceServerRepresentation;

/** A client with the role that makes it a site. */
public final class NewSite {

    private final Realm realm;
    private final ClientRepresentation client = new ClientRepresentation();
    private final Map<String, String> attributes = new HashMap<>();
    private final List<ProtocolMapperRepresentation> mappers = new ArrayList<>();
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
        client.setProtocolMappers(mappers);
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

    /** Adds protocol mappers that put the clients into the audience of its tokens. */
    public NewSite audience(Site... clients) {
        Stream.of(clients).map(Site::clientId).forEach(this::addAudience);
        return this;
    }

    public NewSite inItsOwnAudience() {
        addAudience(client.getClientId());
        return this;
    }

    private void addAudience(String clientId) {
        ProtocolMapperRepresentation mapper = new ProtocolMapperRepresentation();
        mapper.setName("audience " + clientId);
        mapper.setProtocol("openid-connect");
        mapper.setProtocolMapper("oidc-audience-mapper");
        mapper.setConfig(Map.of("included.client.audience", clientId, "access.token.claim", "true"));
        mappers.add(mapper);
    }

    /** A UMA resource server with one resource, which grants permissions to every valid token. */
    public NewSite resource(String name) {
        ResourceServerRepresentation server = new ResourceServerRepresentation();
        server.setPolicyEnforcementMode(PolicyEnforcementMode.PERMISSIVE);
        server.setResources(List.of(new ResourceRepresentation(name)));
        client.setServiceAccountsEnabled(true);
        client.setAuthorizationServicesEnabled(true);
        client.setAuthorizationSettings(server);
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
