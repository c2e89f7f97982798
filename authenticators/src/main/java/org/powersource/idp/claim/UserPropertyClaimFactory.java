package org.powersource.idp.claim;

import com.google.auto.service.AutoService;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.ProtocolMapper;
import org.keycloak.protocol.oidc.mappers.OIDCAttributeMapperHelper;
import org.keycloak.protocol.oidc.mappers.UserPropertyMapper;
import org.keycloak.representations.IDToken;

/**
 * Replaces Keycloak's mapper of the same id: differs only in addresses, see {@link OwnersAddress}. Extends Keycloak 26.7.4 {@code
 * UserPropertyMapper}.
 */
@AutoService(ProtocolMapper.class)
public final class UserPropertyClaimFactory extends UserPropertyMapper {

    @Override
    protected void setClaim(
            IDToken token,
            ProtocolMapperModel mapper,
            UserSessionModel signedIn,
            KeycloakSession session,
            ClientSessionContext client) {
        OwnersAddress.of(mapper, signedIn)
                .ifPresentOrElse(
                        address -> OIDCAttributeMapperHelper.mapClaim(token, mapper, address),
                        () -> super.setClaim(token, mapper, signedIn, session, client));
    }

    @Override
    public int order() {
        return super.order() + 1;
    }
}
