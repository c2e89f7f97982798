package org.powersource.idp.site;

import java.util.function.BooleanSupplier;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.powersource.idp.kit.SharedId;

/** Access is granted by a tick on the user's record, or by the site's role (direct, by a group or by a composite role). */
public final class SiteAccessRules {

    private SiteAccessRules() {}

    /** Decides. Looks for the role only if there is no tick. */
    public static SiteAccessDecision decide(
            boolean site, BooleanSupplier ticked, BooleanSupplier hasRole, ClientsWithoutRole withoutRole) {
        if (!site) {
            return withoutRole == ClientsWithoutRole.ALLOW ? SiteAccessDecision.GRANTED : SiteAccessDecision.NOT_A_SITE;
        }
        return ticked.getAsBoolean() || hasRole.getAsBoolean()
                ? SiteAccessDecision.GRANTED
                : SiteAccessDecision.NOT_GRANTED;
    }

    public static SiteAccessDecision decide(UserModel user, ClientModel client, SiteSettings settings) {
        RoleModel role = client.getRole(settings.role());
        return decide(
                role != null,
                () -> user.getAttributeStream(SharedId.TICKED_SITES.id()).anyMatch(client.getClientId()::equals),
                () -> user.hasRole(role),
                settings.clientsWithoutRole());
    }
}
