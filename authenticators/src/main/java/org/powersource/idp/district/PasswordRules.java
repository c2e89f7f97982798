package org.powersource.idp.district;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Objects;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.policy.PasswordPolicyManagerProvider;
import org.keycloak.policy.PolicyError;
import org.keycloak.theme.Theme;

/**
 * The realm's password policy, with the messages of the login pages. Keycloak answers an administrator with a message key, which the
 * console then shows (26.7.4 {@code UserResource.resetPassword}).
 */
final class PasswordRules {

    private final KeycloakSession session;
    private final RealmModel realm;

    PasswordRules(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** @throws Refusal for a password that breaks the policy. Accounts of a user directory have the directory's rules. */
    void require(UserModel user, String password) {
        if (user.getFederationLink() != null) {
            return;
        }
        PolicyError error =
                session.getProvider(PasswordPolicyManagerProvider.class).validate(realm, user, password);
        if (error != null) {
            throw Refusal.badRequest("value", sentence(error));
        }
    }

    private String sentence(PolicyError error) {
        try {
            String pattern = session.theme()
                    .getTheme(Theme.Type.LOGIN)
                    .getEnhancedMessages(realm, Locale.ENGLISH)
                    .getProperty(error.getMessage(), error.getMessage());
            return new MessageFormat(pattern, Locale.ENGLISH)
                    .format(Objects.requireNonNullElse(error.getParameters(), new Object[0]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
