package org.powersource.idp.kit;

import jakarta.ws.rs.core.UriBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.keycloak.locale.LocaleSelectorProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.util.LocaleUtil;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.theme.Theme;
import org.keycloak.theme.beans.LocaleBean;

/**
 * Language links on a page of a realm resource. Stock's links lead to the login page (Keycloak 26.7.4 {@code
 * FreeMarkerLoginFormsProvider}); these lead to the page itself.
 */
public final class LanguageLinks {

    private final KeycloakSession session;
    private final RealmModel realm;

    public LanguageLinks(KeycloakSession session) {
        this.session = session;
        this.realm = Objects.requireNonNull(session.getContext().getRealm());
    }

    /**
     * Takes the language that the request names, if the realm has it: Keycloak 26.7.4 {@code LocaleUtil} would write any text into a
     * cookie. Call it before the forms provider is created.
     */
    public void follow(@Nullable AuthenticationSessionModel signIn) {
        String tag =
                session.getContext().getUri().getQueryParameters().getFirst(LocaleSelectorProvider.KC_LOCALE_PARAM);
        if (tag != null && realm.getSupportedLocalesStream().anyMatch(tag::equals)) {
            LocaleUtil.processLocaleParam(session, realm, signIn);
        }
    }

    /** Language links for the forms provider. */
    public UnaryOperator<Map<String, Object>> to(UriBuilder self) {
        return attributes -> {
            if (!attributes.containsKey("locale")) {
                return attributes;
            }
            try {
                Theme theme = session.theme().getTheme(Theme.Type.LOGIN);
                Locale locale = session.getContext().resolveLocale(null);
                Map<String, Object> changed = new HashMap<>(attributes);
                changed.put("locale", new LocaleBean(realm, locale, self, theme.getEnhancedMessages(realm, locale)));
                return changed;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }
}
