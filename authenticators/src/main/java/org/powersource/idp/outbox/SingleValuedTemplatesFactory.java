package org.powersource.idp.outbox;

import com.google.auto.service.AutoService;
import org.keycloak.email.EmailTemplateProvider;
import org.keycloak.email.EmailTemplateProviderFactory;
import org.keycloak.email.freemarker.FreeMarkerEmailTemplateProviderFactory;
import org.keycloak.models.KeycloakSession;

/** In the place of Keycloak's own e-mail templates (same id), for the mails that Keycloak sends itself. */
@AutoService(EmailTemplateProviderFactory.class)
public final class SingleValuedTemplatesFactory extends FreeMarkerEmailTemplateProviderFactory {

    @Override
    public EmailTemplateProvider create(KeycloakSession session) {
        return new SingleValuedTemplates(session);
    }

    @Override
    public int order() {
        return super.order() + 1;
    }
}
