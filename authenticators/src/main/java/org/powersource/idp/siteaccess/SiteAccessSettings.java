package org.powersource.idp.siteaccess;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.powersource.idp.kit.Option;

record SiteAccessSettings(String role, ClientsWithoutRole clientsWithoutRole, RefusalAnswer refusal) {

    private static final Option<String> ROLE = Option.text(
            "role",
            "Name of the client role",
            "A client that has a client role of this name is a site. The role grants access; so does the client id in the "
                    + "user attribute siteAccess.",
            "site-access");

    private static final Option<ClientsWithoutRole> CLIENTS_WITHOUT_ROLE = Option.choice(
            "clientsWithoutRole",
            "Clients without the role",
            "allow: everybody may use clients that have no such role. deny: nobody may; mind that the account console and "
                    + "the admin console are clients, too.",
            ClientsWithoutRole.class,
            "allow");

    private static final Option<RefusalAnswer> REFUSAL = Option.choice(
            "refusal",
            "Answer to a refusal",
            "page: the Site Access Error page, which says what to do and leads back. redirect: straight back to the app "
                    + "with the error access_denied.",
            RefusalAnswer.class,
            "page");

    static List<ProviderConfigProperty> atSignIn() {
        return Option.properties(ROLE, CLIENTS_WITHOUT_ROLE, REFUSAL);
    }

    static List<ProviderConfigProperty> atTokens() {
        return Option.properties(ROLE, CLIENTS_WITHOUT_ROLE);
    }

    static SiteAccessSettings of(@Nullable AuthenticatorConfigModel config) {
        return of(config == null ? Map.of() : config.getConfig());
    }

    /** Settings of the first configured step in the realm's flows, else the defaults: a client must be a site everywhere or nowhere. */
    static SiteAccessSettings of(RealmModel realm) {
        return realm.getAuthenticationFlowsStream()
                .flatMap(flow -> realm.getAuthenticationExecutionsStream(flow.getId()))
                .filter(step -> SiteAccessFactory.ID.equals(step.getAuthenticator()))
                .map(AuthenticationExecutionModel::getAuthenticatorConfig)
                .filter(Objects::nonNull)
                .map(realm::getAuthenticatorConfigById)
                .findFirst()
                .map(SiteAccessSettings::of)
                .orElseGet(() -> of(Map.of()));
    }

    static SiteAccessSettings of(Map<String, ?> config) {
        return new SiteAccessSettings(ROLE.in(config), CLIENTS_WITHOUT_ROLE.in(config), REFUSAL.in(config));
    }
}
