package org.powersource.idp.siteaccess;

import com.google.auto.service.AutoService;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.AccessTokenIntrospectionProvider;
import org.keycloak.protocol.oidc.AccessTokenIntrospectionProviderFactory;
import org.keycloak.protocol.oidc.TokenIntrospectionProvider;
import org.keycloak.protocol.oidc.TokenIntrospectionProviderFactory;
import org.keycloak.representations.AccessToken;

/** Stock's introspection of access tokens, which answers {@code "active": false} after the access was withdrawn. */
@AutoService(TokenIntrospectionProviderFactory.class)
public final class SiteAccessTokenIntrospectionFactory extends AccessTokenIntrospectionProviderFactory {

    /** Higher than stock's of the same id, so this one is used. */
    @Override
    public int order() {
        return super.order() + 1;
    }

    @Override
    public TokenIntrospectionProvider create(KeycloakSession session) {
        return new AccessTokenIntrospectionProvider<AccessToken>(session) {
            @Override
            protected boolean verifyTokenReuse() {
                return super.verifyTokenReuse() && new Introspected(session, token, user).isGranted(eventBuilder);
            }
        };
    }
}
