package org.powersource.idp.site;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.powersource.idp.kit.Option;
import org.powersource.idp.kit.SharedId;

/**
 * The options that say which clients are sites.
 *
 * @param role name of the client role that makes a client a site
 */
public record SiteSettings(String role, ClientsWithoutRole clientsWithoutRole) {

    private static final Option<String> ROLE = Option.text(
            "role",
            "Name of the client role",
            "A client that has a client role of this name is a site. The role grants access; so does the client id in the "
                    + "user attribute siteAccess.",
            "site-access");

    private static final Option<ClientsWithoutRole> CLIENTS_WITHOUT_ROLE = Option.choice(
            "clientsWithoutRole",
            "Clients without the role",
            "allow: everybody may use clients that have no such role. deny: nobody may. This includes the account "
                    + "console and the admin console.",
            ClientsWithoutRole.class,
            "allow");

    /** For each step, required action and executor that checks site access. */
    public static List<ProviderConfigProperty> properties() {
        return Option.properties(ROLE, CLIENTS_WITHOUT_ROLE);
    }

    /** Settings of the first configured step in the realm's flows, else the defaults: a client must be a site everywhere or nowhere. */
    public static SiteSettings of(RealmModel realm) {
        return realm.getAuthenticationFlowsStream()
                .flatMap(flow -> realm.getAuthenticationExecutionsStream(flow.getId()))
                .filter(step -> SharedId.SITE_ACCESS.is(step.getAuthenticator()))
                .map(AuthenticationExecutionModel::getAuthenticatorConfig)
                .filter(Objects::nonNull)
                .map(realm::getAuthenticatorConfigById)
                .filter(Objects::nonNull)
                .findFirst()
                .map(config -> of(config.getConfig()))
                .orElseGet(() -> of(Map.of()));
    }

    /**
     * Reads stored options.
     *
     * @param config null for none
     */
    public static SiteSettings of(@Nullable Map<String, ?> config) {
        return new SiteSettings(ROLE.in(config), CLIENTS_WITHOUT_ROLE.in(config));
    }
}
