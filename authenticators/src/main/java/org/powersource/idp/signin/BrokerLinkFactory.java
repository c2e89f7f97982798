package org.powersource.idp.signin;

import com.google.auto.service.AutoService;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;

/** Authenticator {@value #ID}; also refuses links that sign-ins make in any other way. */
@AutoService(AuthenticatorFactory.class)
public final class BrokerLinkFactory implements AuthenticatorFactory {

    static final String ID = "powersource-broker-link";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return new BrokerLinkAuthenticator();
    }

    @Override
    public String getDisplayType() {
        return "Link with an identity provider";
    }

    @Override
    public String getHelpText() {
        return "Lets an existing account be linked with an identity provider only after its password and, if it has one, its second "
                + "factor. Accounts of contacts and administrators, and inactive accounts, are refused. Place it as REQUIRED at "
                + "the end of the subflow of a first broker login flow that signs in to the existing account.";
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

    @Override
    public @Nullable String getReferenceCategory() {
        return null;
    }

    @Override
    public Requirement[] getRequirementChoices() {
        return new Requirement[] {Requirement.REQUIRED, Requirement.DISABLED};
    }

    @Override
    public boolean isUserSetupAllowed() {
        return false;
    }

    @Override
    public boolean isConfigurable() {
        return false;
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return List.of();
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void close() {}
}
