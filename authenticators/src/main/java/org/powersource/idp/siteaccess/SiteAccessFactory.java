package org.powersource.idp.siteaccess;

import com.google.auto.service.AutoService;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;

/** Authenticator {@value #ID}; REQUIRED after everything that finds out who somebody is. */
@AutoService(AuthenticatorFactory.class)
public final class SiteAccessFactory implements AuthenticatorFactory {

    static final String ID = "powersource-site-access";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return new SiteAccessAuthenticator();
    }

    @Override
    public String getDisplayType() {
        return "Site access";
    }

    @Override
    public String getHelpText() {
        return "Lets nobody go on to a site that their record, roles or groups don't grant. Place it as REQUIRED after the "
                + "subflow that holds cookie, identity provider and forms, so that single sign-on can't pass it; also at the "
                + "end of direct grant and post-broker flows.";
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
        return true;
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return SiteAccessSettings.atSignIn();
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(ClientChanges::on);
    }

    @Override
    public void close() {}
}
