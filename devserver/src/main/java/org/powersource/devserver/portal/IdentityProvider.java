package org.powersource.devserver.portal;

import java.util.Map;
import java.util.Objects;

/**
 * Where people sign in.
 *
 * @param url of Keycloak, without a slash at the end
 * @param secrets client secrets by client id
 */
record IdentityProvider(String url, Map<String, String> secrets) {

    private static final String REALM = "powersource";

    IdentityProvider {
        secrets = Map.copyOf(secrets);
    }

    String issuer() {
        return url + "/realms/" + REALM;
    }

    String secret(Site site) {
        return Objects.requireNonNull(secrets.get(site.clientId()), () -> "No secret for " + site.clientId());
    }

    String troubleshooting(Site site) {
        return issuer() + "/troubleshooting?client_id=" + site.clientId();
    }

    /** Where people look after their own ways to sign in. */
    String account() {
        return issuer() + "/account/account-security/signing-in";
    }

    /** Where contacts work. */
    String accounts() {
        return issuer() + "/district/";
    }

    /** The same in Keycloak's own console. */
    String console() {
        return url + "/admin/" + REALM + "/console/#/" + REALM + "/users";
    }

    @Override
    public String toString() {
        return url;
    }
}
