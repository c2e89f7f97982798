package org.powersource.idp.signin;

import com.google.auto.service.AutoService;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.powersource.idp.kit.SharedId;
import org.powersource.idp.kit.StepFactory;

/** Authenticator {@link SharedId#BROKER_LINK}; also refuses links that sign-ins make in any other way. */
@AutoService(AuthenticatorFactory.class)
public final class BrokerLinkFactory extends StepFactory {

    static final String ID = SharedId.BROKER_LINK.id();

    public BrokerLinkFactory() {
        super(
                ID,
                "Link with an identity provider",
                "Lets an existing account be linked with an identity provider only after its password and, if it has one, its second "
                        + "factor. Accounts of contacts and administrators, and inactive accounts, are refused. Place it as REQUIRED at "
                        + "the end of the subflow of a first broker login flow that signs in to the existing account.",
                Requirement.REQUIRED,
                Requirement.DISABLED);
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return new BrokerLinkAuthenticator();
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(event -> {
            if (event instanceof FederatedIdentityModel.FederatedIdentityCreatedEvent created) {
                new BrokerLink(created.getKeycloakSession())
                        .check(
                                created.getRealm(),
                                created.getUser(),
                                created.getFederatedIdentity().getIdentityProvider());
            }
        });
    }
}
