package org.powersource.idp.siteaccess;

import java.util.function.BooleanSupplier;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;

/** Either grants: the site ticked on the user's record, or its role (direct, by group, by composite). */
final class SiteAccessRules {

    /** User attribute that holds the client ids of the sites ticked on the user's record. */
    static final String ATTRIBUTE = "siteAccess";

    private SiteAccessRules() {}

    static SiteAccessDecision decide(
            boolean site, BooleanSupplier ticked, BooleanSupplier hasRole, ClientsWithoutRole withoutRole) {
        if (!site) {
            return withoutRole == ClientsWithoutRole.ALLOW ? SiteAccessDecision.GRANTED : SiteAccessDecision.NOT_A_SITE;
        }
        return ticked.getAsBoolean() || hasRole.getAsBoolean()
                ? SiteAccessDecision.GRANTED
                : SiteAccessDecision.NOT_GRANTED;
    }

    static SiteAccessDecision decide(UserModel user, ClientModel client, SiteAccessSettings settings) {
        RoleModel role = client.getRole(settings.role());
        return decide(
                role != null,
                () -> user.getAttributeStream(ATTRIBUTE).anyMatch(client.getClientId()::equals),
                () -> user.hasRole(role),
                settings.clientsWithoutRole());
    }
}
