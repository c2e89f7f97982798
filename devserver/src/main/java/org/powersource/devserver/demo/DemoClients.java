package org.powersource.devserver.demo;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keycloak.admin.client.resource.ClientsResource;
import org.keycloak.representations.idm.ClientRepresentation;

/** The realm's clients for the portal's sites. */
final class DemoClients {

    private static final String ADDRESS = "^http://localhost:\\d+";

    private final ClientsResource clients;
    private final String portalUrl;

    DemoClients(ClientsResource clients, String portalUrl) {
        this.clients = clients;
        this.portalUrl = portalUrl;
    }

    /** Sets the secret, and moves the client's addresses to the portal's current port. */
    void connect(String clientId, String secret) {
        ClientRepresentation client = clients.findByClientId(clientId).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The realm has no client " + clientId
                        + "; its data may be of an older version: mvn -Pdemo -Ddemo.reset=true removes them"));
        client.setSecret(secret);
        client.setRootUrl(moved(client.getRootUrl()));
        client.setBaseUrl(moved(client.getBaseUrl()));
        client.setAdminUrl(moved(client.getAdminUrl()));
        client.setRedirectUris(moved(client.getRedirectUris()));
        client.setWebOrigins(moved(client.getWebOrigins()));
        client.setAttributes(moved(client.getAttributes()));
        clients.get(client.getId()).update(client);
    }

    private @Nullable String moved(@Nullable String address) {
        return address == null ? null : address.replaceFirst(ADDRESS, portalUrl);
    }

    private List<String> moved(List<String> addresses) {
        return addresses.stream()
                .map(address -> address.replaceFirst(ADDRESS, portalUrl))
                .toList();
    }

    /** Several addresses in one attribute are separated by {@code ##}. */
    private Map<String, String> moved(Map<String, String> attributes) {
        return attributes.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue().replaceAll("(^|##)http://localhost:\\d+", "$1" + portalUrl)));
    }
}
