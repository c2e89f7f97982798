package org.powersource.acceptance.suite;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.common.util.MultivaluedHashMap;
import org.keycloak.representations.idm.ComponentRepresentation;

/** A district's user directory (LDAP) in this process. A realm imports its accounts. */
public final class Directory implements AutoCloseable {

    private static final String BASE = "dc=springfield,dc=example";
    private static final String PASSWORD = NewAccount.PASSWORD;

    private final Realm realm;
    private final InMemoryDirectoryServer server;
    private final String component;

    private Directory(Realm realm, InMemoryDirectoryServer server, String component) {
        this.realm = realm;
        this.server = server;
        this.component = component;
    }

    public static Directory of(Realm realm) {
        try {
            InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig(BASE);
            config.addAdditionalBindCredentials("cn=admin", PASSWORD);
            config.setListenerConfigs(InMemoryListenerConfig.createLDAPConfig("ldap", 0));
            InMemoryDirectoryServer server = new InMemoryDirectoryServer(config);
            server.add(BASE, attributes("objectClass", "domain", "dc", "springfield"));
            server.startListening();
            return new Directory(realm, server, connect(realm, server.getListenPort()));
        } catch (LDAPException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String connect(Realm realm, int port) {
        ComponentRepresentation storage = new ComponentRepresentation();
        storage.setName("directory");
        storage.setProviderId("ldap");
        storage.setProviderType("org.keycloak.storage.UserStorageProvider");
        MultivaluedHashMap<String, String> settings = new MultivaluedHashMap<>();
        Map.ofEntries(
                        Map.entry("connectionUrl", "ldap://127.0.0.1:" + port),
                        Map.entry("bindDn", "cn=admin"),
                        Map.entry("bindCredential", PASSWORD),
                        Map.entry("usersDn", BASE),
                        Map.entry("vendor", "other"),
                        Map.entry("editMode", "READ_ONLY"),
                        Map.entry("usernameLDAPAttribute", "uid"),
                        Map.entry("rdnLDAPAttribute", "uid"),
                        Map.entry("uuidLDAPAttribute", "entryUUID"),
                        Map.entry("userObjectClasses", "inetOrgPerson"),
                        Map.entry("trustEmail", "true"),
                        Map.entry("importEnabled", "true"))
                .forEach(settings::putSingle);
        storage.setConfig(settings);
        return CreatedResponseUtil.getCreatedId(realm.admin().components().add(storage));
    }

    /** Adds a person, and returns the account that the realm creates. */
    public Account person(String uid, String email) {
        try {
            server.add(
                    dn(uid),
                    attributes(
                            "objectClass",
                            "inetOrgPerson",
                            "uid",
                            uid,
                            "cn",
                            "Pat",
                            "sn",
                            "Lee",
                            "mail",
                            email,
                            "userPassword",
                            PASSWORD));
        } catch (LDAPException e) {
            throw new IllegalStateException(e);
        }
        synchronize();
        String id = realm.admin()
                .users()
                .searchByEmail(email.toLowerCase(Locale.ROOT), true)
                .get(0)
                .getId();
        return new Account(realm, id, email, PASSWORD);
    }

    /** Changes the address in the directory, and synchronises the realm. */
    public Account move(String uid, Account account, String email) {
        try {
            server.modify(dn(uid), List.of(new Modification(ModificationType.REPLACE, "mail", email)));
        } catch (LDAPException e) {
            throw new IllegalStateException(e);
        }
        synchronize();
        return new Account(account.realm(), account.id(), email, account.password());
    }

    private void synchronize() {
        realm.admin().userStorage().syncUsers(component, "triggerFullSync");
    }

    private static List<Attribute> attributes(String... namesAndValues) {
        return Query.fields(namesAndValues).entrySet().stream()
                .map(attribute -> new Attribute(attribute.getKey(), attribute.getValue()))
                .toList();
    }

    private static String dn(String uid) {
        return "uid=" + uid + "," + BASE;
    }

    @Override
    public void close() {
        realm.admin().components().component(component).remove();
        server.shutDown(true);
    }
}
