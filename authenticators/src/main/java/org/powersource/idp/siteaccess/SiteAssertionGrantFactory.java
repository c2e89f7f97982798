package org.powersource.idp.siteaccess;

import com.google.auto.service.AutoService;
import jakarta.ws.rs.core.Response;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.TokenManager.AccessTokenResponseBuilder;
import org.keycloak.protocol.oidc.grants.JWTAuthorizationGrantType;
import org.keycloak.protocol.oidc.grants.JWTAuthorizationGrantTypeFactory;
import org.keycloak.protocol.oidc.grants.OAuth2GrantType;
import org.keycloak.protocol.oidc.grants.OAuth2GrantTypeFactory;

/** Stock's JWT authorization grant, plus a check of the audience: no client-policy event has this token. */
@AutoService(OAuth2GrantTypeFactory.class)
public final class SiteAssertionGrantFactory extends JWTAuthorizationGrantTypeFactory {

    /** Higher than stock's of the same id, so this one is used. */
    @Override
    public int order() {
        return super.order() + 1;
    }

    @Override
    public OAuth2GrantType create(KeycloakSession session) {
        return new JWTAuthorizationGrantType() {
            @Override
            protected Response createTokenResponse(
                    AccessTokenResponseBuilder answer, ClientSessionContext clientSession, boolean code) {
                TokenRight.narrow(session, answer);
                return super.createTokenResponse(answer, clientSession, code);
            }
        };
    }
}
