package org.powersource.idp.siteaccess;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.stream.Stream;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;
import org.powersource.idp.ask.Asking;
import org.powersource.idp.kit.Option;
import org.powersource.idp.kit.SharedId;
import org.powersource.idp.kit.StepFactory;
import org.powersource.idp.site.SiteSettings;

/** Authenticator {@link SharedId#SITE_ACCESS}; REQUIRED after all steps that identify the person. */
@AutoService(AuthenticatorFactory.class)
public final class SiteAccessFactory extends StepFactory {

    static final String ID = SharedId.SITE_ACCESS.id();

    public SiteAccessFactory() {
        super(
                ID,
                "Site access",
                "Refuses a site that the account's record, roles or groups don't grant. Place it as REQUIRED after the "
                        + "subflow that holds cookie, identity provider and forms, so that single sign-on can't pass it; also at the "
                        + "end of direct grant and post-broker flows.",
                Requirement.REQUIRED,
                Requirement.DISABLED);
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return new SiteAccessAuthenticator();
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return Stream.of(SiteSettings.properties(), Option.properties(RefusalAnswer.OPTION), Asking.options())
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(ClientChanges::on);
    }
}
