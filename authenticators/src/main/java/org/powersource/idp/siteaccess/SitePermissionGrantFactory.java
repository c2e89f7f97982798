package org.powersource.idp.siteaccess;

import com.google.auto.service.AutoService;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.grants.OAuth2GrantType;
import org.keycloak.protocol.oidc.grants.OAuth2GrantTypeFactory;
import org.keycloak.protocol.oidc.grants.PermissionGrantTypeFactory;

/** Stock's UMA grant, after the site access check. */
@AutoService(OAuth2GrantTypeFactory.class)
public final class SitePermissionGrantFactory extends PermissionGrantTypeFactory {

    /** Higher than stock's of the same id, so this one is used. */
    @Override
    public int order() {
        return super.order() + 1;
    }

    @Override
    public OAuth2GrantType create(KeycloakSession session) {
        return new SitePermissionGrant();
    }
}
