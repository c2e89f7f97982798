package org.powersource.idp.activation;

import com.google.auto.service.AutoService;
import java.util.List;
import org.keycloak.Config;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;
import org.powersource.idp.kit.SharedId;

/** Required action {@link SharedId#ACTIVATE_ACCOUNT}: an account that has it is inactive. */
@AutoService(RequiredActionFactory.class)
public final class ActivateAccountFactory implements RequiredActionFactory {

    @Override
    public String getId() {
        return Activation.ACTION;
    }

    @Override
    public String getDisplayText() {
        return "Activate Account";
    }

    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        return ActivationSettings.properties();
    }

    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        return new ActivateAccount();
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        ActivationMeters.start();
    }

    @Override
    public void close() {}
}
