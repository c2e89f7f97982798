package org.powersource.idp.language;

import com.google.auto.service.AutoService;
import org.keycloak.locale.DefaultLocaleUpdaterProvider;
import org.keycloak.locale.DefaultLocaleUpdaterProviderFactory;
import org.keycloak.locale.LocaleUpdaterProvider;
import org.keycloak.locale.LocaleUpdaterProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.powersource.idp.account.Languages;
import org.powersource.idp.account.SuiteRealm;

/**
 * Replaces stock's provider of the same id: ignores languages that the realm doesn't have. Stock stores any value of {@code kc_locale},
 * and copies an account's stored {@code locale} to a cookie (Keycloak 26.7.4 {@code UpdateUserLocaleAction}). An imported one with a
 * line break would break every sign-in of that person.
 */
@AutoService(LocaleUpdaterProviderFactory.class)
public final class KnownLanguageFactory extends DefaultLocaleUpdaterProviderFactory {

    @Override
    public LocaleUpdaterProvider create(KeycloakSession session) {
        return new DefaultLocaleUpdaterProvider(session) {
            @Override
            public void updateUsersLocale(UserModel user, String locale) {
                if (isKnown(session, locale)) {
                    super.updateUsersLocale(user, locale);
                }
            }

            @Override
            public void updateLocaleCookie(String locale) {
                if (isKnown(session, locale)) {
                    super.updateLocaleCookie(locale);
                } else {
                    expireLocaleCookie();
                }
            }
        };
    }

    private static boolean isKnown(KeycloakSession session, String locale) {
        RealmModel realm = session.getContext().getRealm();
        return !SuiteRealm.is(realm) || Languages.of(realm).contains(locale);
    }

    @Override
    public int order() {
        return super.order() + 1;
    }
}
