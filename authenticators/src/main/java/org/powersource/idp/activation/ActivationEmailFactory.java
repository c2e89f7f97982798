package org.powersource.idp.activation;

import com.google.auto.service.AutoService;
import org.keycloak.email.EmailTemplateProvider;
import org.keycloak.email.EmailTemplateProviderFactory;
import org.keycloak.email.freemarker.FreeMarkerEmailTemplateProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.powersource.idp.kit.SharedId;

/**
 * Stock's mails, but for <i>Credential reset</i> with the action {@link SharedId#ACTIVATE_ACCOUNT}. By then Keycloak has checked the
 * administrator's rights and the request, and afterwards it writes its admin event.
 */
@AutoService(EmailTemplateProviderFactory.class)
public final class ActivationEmailFactory extends FreeMarkerEmailTemplateProviderFactory {

    /** Before stock's of the same id. */
    @Override
    public int order() {
        return 100;
    }

    @Override
    public EmailTemplateProvider create(KeycloakSession session) {
        return new ActivationEmail(session);
    }
}
