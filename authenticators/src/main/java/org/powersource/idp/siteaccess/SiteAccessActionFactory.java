package org.powersource.idp.siteaccess;

import com.google.auto.service.AutoService;
import java.util.List;
import org.keycloak.Config;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;
import org.powersource.idp.kit.SharedId;
import org.powersource.idp.site.SiteSettings;

/** Required action {@link SharedId#SITE_ACCESS}: the check for flows that sign in without the authenticator. */
@AutoService(RequiredActionFactory.class)
public final class SiteAccessActionFactory implements RequiredActionFactory {

    @Override
    public String getId() {
        return SiteAccessFactory.ID;
    }

    @Override
    public String getDisplayText() {
        return "Site access after password reset and other mailed links";
    }

    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        return SiteSettings.properties();
    }

    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        return new SiteAccessAction();
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
