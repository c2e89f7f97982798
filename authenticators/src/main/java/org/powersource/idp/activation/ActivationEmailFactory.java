package org.powersource.idp.activation;

import com.google.auto.service.AutoService;
import org.keycloak.email.EmailTemplateProvider;
import org.keycloak.email.EmailTemplateProviderFactory;
import org.keycloak.email.freemarker.FreeMarkerEmailTemplateProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.powersource.idp.kit.SharedId;

/**
 * Stock's mails, except for <i>Credential reset</i> with the action {@link SharedId#ACTIVATE_ACCOUNT}. Keycloak checks the administrator's
 * rights and the request before, and writes its admin event afterwards.
 */
@AutoService(EmailTemplateProviderFactory.class)
public final class ActivationEmailFactory extends FreeMarkerEmailTemplateProviderFactory {

    /** Higher than stock's of the same id, so this one is used. */
    @Override
    public int order() {
        return 100;
    }

    @Override
    public EmailTemplateProvider create(KeycloakSession session) {
        return new ActivationEmail(session);
    }
}
