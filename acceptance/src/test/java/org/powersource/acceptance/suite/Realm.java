package org.powersource.acceptance.suite;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.common.util.MultivaluedHashMap;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.ComponentRepresentation;
import org.keycloak.representations.idm.EventRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;

/** One realm of the server. */
public final class Realm {

    public static final String NAME = "powersource";

    private final Suite suite;
    private final String name;

    Realm(Suite suite, String name) {
        this.suite = suite;
        this.name = name;
    }

    public String name() {
        return name;
    }

    public String url() {
        return suite.url() + "/realms/" + inPath();
    }

    public String adminUrl() {
        return suite.url() + "/admin/realms/" + inPath();
    }

    /** As an administrator of this realm alone. */
    public RealmResource admin() {
        return suite.administratorOf(this).realm(name);
    }

    /** As the administrator of the whole server: nobody else may give roles of administrators. */
    public RealmResource serversAdmin() {
        return suite.admin().realm(name);
    }

    /** Token of an administrator of this realm alone. */
    public String adminToken() {
        return suite.administratorOf(this).tokenManager().getAccessTokenString();
    }

    public AdminApi adminApi() {
        return AdminApi.with(this, adminToken());
    }

    /** A new account with a unique address. */
    public NewAccount newAccount() {
        return new NewAccount(this);
    }

    /** An account with access to the site. */
    public Account accountFor(Site site) {
        return newAccount().site(site).create();
    }

    /** A new district with a unique name. */
    public District newDistrict(String start) {
        return District.create(this, start);
    }

    /** A new client. */
    public NewSite newSite() {
        return new NewSite(this);
    }

    /** An existing client. */
    public Site site(String clientId) {
        ClientRepresentation client = admin().clients().findByClientId(clientId).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No client " + clientId + " in " + name));
        return new Site(
                this,
                clientId,
                client.getId(),
                Objects.requireNonNullElse(client.getSecret(), ""),
                client.getRedirectUris().stream()
                        .max(Comparator.comparing(String::length))
                        .orElseThrow());
    }

    /** Adds a key. Keycloak signs with the key of the highest priority. */
    public void newHs512Key() {
        String type = "org.keycloak.keys.KeyProvider";
        int older = admin().components().query(null, type).size();
        ComponentRepresentation key = new ComponentRepresentation();
        key.setName("newer");
        key.setProviderId("hmac-generated");
        key.setProviderType(type);
        key.setParentId(admin().toRepresentation().getId());
        MultivaluedHashMap<String, String> config = new MultivaluedHashMap<>();
        config.putSingle("priority", Integer.toString(1000 + older));
        config.putSingle("algorithm", "HS512");
        key.setConfig(config);
        String before = activeHs512Key();
        admin().components().add(key).close();
        if (activeHs512Key().equals(before)) {
            throw new IllegalStateException("The key was not replaced");
        }
    }

    private String activeHs512Key() {
        return Objects.requireNonNull(
                admin().keys().getKeyMetadata().getActive().get("HS512"));
    }

    /** Events of one type for an account, newest first. */
    public List<EventRepresentation> events(String type, Account account) {
        return admin().getEvents(List.of(type), null, account.id(), null, null, null, 0, 100);
    }

    /** The name, encoded for a path. */
    private String inPath() {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /**
     * Changes the hash policy of passwords and answers. Stored hashes stay.
     *
     * @param policy in the form of Keycloak's password policy, such as {@code hashIterations(10)}; empty for Keycloak's default
     */
    public void hashPolicy(String policy) {
        RealmRepresentation change = new RealmRepresentation();
        change.setPasswordPolicy(policy);
        admin().update(change);
    }

    public void sendMailsTo(int port) {
        sendMailsTo(port, Map.of());
    }

    /**
     * Replaces the mail server with one on this machine.
     *
     * @param settings more of Keycloak's settings for the mail server, such as {@code timeout} in milliseconds
     */
    public void sendMailsTo(int port, Map<String, String> settings) {
        Map<String, String> smtp = new HashMap<>(admin().toRepresentation().getSmtpServer());
        smtp.put("host", "localhost");
        smtp.put("port", Integer.toString(port));
        smtp.putAll(settings);
        RealmRepresentation change = new RealmRepresentation();
        change.setSmtpServer(smtp);
        admin().update(change);
    }

    public String console() {
        return suite.url() + "/admin/" + inPath() + "/console/";
    }

    public String troubleshooting() {
        return url() + "/troubleshooting";
    }

    /** The contact's page. */
    public String newAccountPage() {
        return url() + "/new-account";
    }

    public String districtPage() {
        return url() + "/district/";
    }

    String appUrl() {
        return suite.appUrl();
    }

    @Override
    public String toString() {
        return name;
    }
}
