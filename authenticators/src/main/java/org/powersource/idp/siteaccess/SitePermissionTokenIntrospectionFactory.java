package org.powersource.idp.siteaccess;

import com.google.auto.service.AutoService;
import org.keycloak.authorization.protection.introspect.RPTIntrospectionProvider;
import org.keycloak.authorization.protection.introspect.RPTIntrospectionProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.TokenIntrospectionProvider;
import org.keycloak.protocol.oidc.TokenIntrospectionProviderFactory;

/** Stock's introspection of requesting party tokens (UMA), which answers {@code "active": false} after the access was withdrawn. */
@AutoService(TokenIntrospectionProviderFactory.class)
public final class SitePermissionTokenIntrospectionFactory extends RPTIntrospectionProviderFactory {

    /** Higher than stock's of the same id, so this one is used. */
    @Override
    public int order() {
        return super.order() + 1;
    }

    @Override
    public TokenIntrospectionProvider create(KeycloakSession session) {
        return new RPTIntrospectionProvider(session) {
            @Override
            protected boolean verifyTokenReuse() {
                return super.verifyTokenReuse() && new Introspected(session, token, user).isGranted(eventBuilder);
            }
        };
    }
}
