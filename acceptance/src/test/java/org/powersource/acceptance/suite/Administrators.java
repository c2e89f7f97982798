package org.powersource.acceptance.suite;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.KeycloakBuilder;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/**
 * One administrator for each realm. The administrator of the whole server has some twenty roles of each realm, and Keycloak walks through
 * all of them for each request.
 */
final class Administrators implements AutoCloseable {

    private static final String MASTER = "master";

    private final String url;
    private final Keycloak serversAdministrator;

    private final Map<String, Keycloak> byRealm = new ConcurrentHashMap<>();

    Administrators(String url, Keycloak serversAdministrator) {
        this.url = url;
        this.serversAdministrator = serversAdministrator;
    }

    Keycloak of(String realm) {
        return realm.equals(MASTER) ? serversAdministrator : byRealm.computeIfAbsent(realm, this::create);
    }

    private Keycloak create(String realm) {
        String name = "administrator-" + UUID.randomUUID();
        String password = UUID.randomUUID().toString();
        UserRepresentation user = new UserRepresentation();
        user.setUsername(name);
        user.setEmail(name + "@admin.example");
        user.setFirstName("Administrator");
        user.setLastName("Of one realm");
        user.setEnabled(true);
        CredentialRepresentation credential = new CredentialRepresentation();
        credential.setType(CredentialRepresentation.PASSWORD);
        credential.setValue(password);
        user.setCredentials(List.of(credential));
        RealmResource master = serversAdministrator.realm(MASTER);
        String id = CreatedResponseUtil.getCreatedId(master.users().create(user));
        String client = master.clients().findByClientId(realm + "-realm").get(0).getId();
        master.users()
                .get(id)
                .roles()
                .clientLevel(client)
                .add(master.clients().get(client).roles().list());
        return KeycloakBuilder.builder()
                .serverUrl(url)
                .realm(MASTER)
                .clientId("admin-cli")
                .username(name)
                .password(password)
                .build();
    }

    @Override
    public void close() {
        byRealm.values().forEach(Keycloak::close);
    }
}
