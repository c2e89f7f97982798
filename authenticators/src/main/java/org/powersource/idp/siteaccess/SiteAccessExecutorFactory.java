package org.powersource.idp.siteaccess;

import com.google.auto.service.AutoService;
import java.util.List;
import org.jboss.logging.Logger;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.services.clientpolicy.executor.ClientPolicyExecutorProviderFactory;
import org.powersource.idp.kit.SharedId;
import org.powersource.idp.site.SiteSettings;

/** Client-policy executor {@link SharedId#SITE_ACCESS}. */
@AutoService(ClientPolicyExecutorProviderFactory.class)
public final class SiteAccessExecutorFactory implements ClientPolicyExecutorProviderFactory {

    private static final Logger LOG = Logger.getLogger(SiteAccessExecutorFactory.class);

    @Override
    public String getId() {
        return SiteAccessFactory.ID;
    }

    @Override
    public SiteAccessExecutor create(KeycloakSession session) {
        return new SiteAccessExecutor(session);
    }

    @Override
    public String getHelpText() {
        return "Refuses tokens to accounts that may not use the site, so that a withdrawn right ends at the next refresh. "
                + "Refuses the password grant to Keycloak's own clients, such as admin-cli.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return SiteSettings.properties();
    }

    @Override
    public void init(Config.Scope config) {}

    /** Logs a warning for providers of other extensions whose tokens may cause no client-policy event. */
    @Override
    public void postInit(KeycloakSessionFactory factory) {
        TokenWay.unknown(factory)
                .forEach(provider -> LOG.warnf(
                        "The site access check doesn't know the provider %s: tokens that it issues are checked only at introspection, userinfo and refresh",
                        provider));
    }

    @Override
    public void close() {}
}
