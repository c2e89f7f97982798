package org.powersource.idp.mail;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.keycloak.email.EmailException;
import org.keycloak.email.freemarker.FreeMarkerEmailTemplateProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.UserModelDelegate;
import org.powersource.idp.account.SuiteRealm;

/**
 * Keycloak's templates with the first value of each attribute only. For an attribute with several values, such as the ticks of two sites,
 * Keycloak would log a warning with the person's address at each mail (Keycloak 26.7.4 {@code ProfileBean}).
 */
public class SingleValuedTemplates extends FreeMarkerEmailTemplateProvider {

    protected SingleValuedTemplates(KeycloakSession session) {
        super(session);
    }

    @Override
    protected EmailTemplate processTemplate(
            String subjectKey, List<Object> subjectAttributes, String template, Map<String, Object> attributes)
            throws EmailException {
        UserModel whole = user;
        user = whole != null && SuiteRealm.is(realm) ? new SingleValued(whole) : whole;
        try {
            return super.processTemplate(subjectKey, subjectAttributes, template, attributes);
        } finally {
            user = whole;
        }
    }

    private static final class SingleValued extends UserModelDelegate {

        SingleValued(UserModel user) {
            super(user);
        }

        @Override
        public Map<String, List<String>> getAttributes() {
            return super.getAttributes().entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey,
                            attribute -> attribute.getValue().stream().limit(1).toList()));
        }
    }
}
