package org.powersource.idp.siteaccess;

import com.google.auto.service.AutoService;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.RefreshTokenIntrospectionProvider;
import org.keycloak.protocol.oidc.RefreshTokenIntrospectionProviderFactory;
import org.keycloak.protocol.oidc.TokenIntrospectionProvider;
import org.keycloak.protocol.oidc.TokenIntrospectionProviderFactory;

/** Stock's introspection of refresh and offline tokens, which answers {@code "active": false} after the access was withdrawn. */
@AutoService(TokenIntrospectionProviderFactory.class)
public final class SiteRefreshTokenIntrospectionFactory extends RefreshTokenIntrospectionProviderFactory {

    /** Higher than stock's of the same id, so this one is used. */
    @Override
    public int order() {
        return super.order() + 1;
    }

    @Override
    public TokenIntrospectionProvider create(KeycloakSession session) {
        return new RefreshTokenIntrospectionProvider(session) {
            @Override
            protected boolean verifyTokenReuse() {
                return super.verifyTokenReuse() && new Introspected(session, token, user).isGranted(eventBuilder);
            }
        };
    }
}
