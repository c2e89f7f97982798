package org.powersource.idp.claim;

import com.google.auto.service.AutoService;
import org.keycloak.dom.saml.v2.assertion.AttributeStatementType;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.ProtocolMapper;
import org.keycloak.protocol.saml.mappers.AttributeStatementHelper;
import org.keycloak.protocol.saml.mappers.UserPropertyAttributeStatementMapper;

/**
 * Replaces Keycloak's mapper of the same id: differs only in addresses, see {@link OwnersAddress}. Extends Keycloak 26.7.4 {@code
 * UserPropertyAttributeStatementMapper}.
 */
@AutoService(ProtocolMapper.class)
public final class UserPropertyStatementFactory extends UserPropertyAttributeStatementMapper {

    @Override
    public void transformAttributeStatement(
            AttributeStatementType statement,
            ProtocolMapperModel mapper,
            KeycloakSession session,
            UserSessionModel signedIn,
            AuthenticatedClientSessionModel client) {
        OwnersAddress.of(mapper, signedIn)
                .ifPresentOrElse(
                        address -> AttributeStatementHelper.addAttributes(statement, mapper, address),
                        () -> super.transformAttributeStatement(statement, mapper, session, signedIn, client));
    }

    @Override
    public int order() {
        return super.order() + 1;
    }
}
