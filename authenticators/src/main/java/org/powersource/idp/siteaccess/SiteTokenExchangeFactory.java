package org.powersource.idp.siteaccess;

import com.google.auto.service.AutoService;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.TokenExchangeProvider;
import org.keycloak.protocol.oidc.TokenExchangeProviderFactory;
import org.keycloak.protocol.oidc.TokenManager.AccessTokenResponseBuilder;
import org.keycloak.protocol.oidc.tokenexchange.StandardTokenExchangeProvider;
import org.keycloak.protocol.oidc.tokenexchange.StandardTokenExchangeProviderFactory;

/** Stock's token exchange, plus a check of the audience: at the client-policy event the token doesn't exist yet. */
@AutoService(TokenExchangeProviderFactory.class)
public final class SiteTokenExchangeFactory extends StandardTokenExchangeProviderFactory {

    /** Higher than stock's of the same id, so this one is used. */
    @Override
    public int order() {
        return super.order() + 1;
    }

    @Override
    public TokenExchangeProvider create(KeycloakSession session) {
        return new StandardTokenExchangeProvider() {
            @Override
            protected void checkRequestedAudiences(AccessTokenResponseBuilder answer) {
                TokenRight.narrow(session, answer);
                super.checkRequestedAudiences(answer);
            }
        };
    }
}
