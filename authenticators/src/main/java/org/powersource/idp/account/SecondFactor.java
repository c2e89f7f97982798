package org.powersource.idp.account;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.CredentialTypeMetadata;
import org.keycloak.credential.CredentialTypeMetadata.Category;
import org.keycloak.credential.CredentialTypeMetadataContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;

/**
 * Which credentials sign in beside the password: every type but those that a credential provider of the server files under basic
 * authentication. So a type counts if no provider names it (its feature is switched off, its extension is gone), or if a later Keycloak
 * files it under a category of its own.
 */
public final class SecondFactor {

    private final KeycloakSession session;
    private final UserModel user;

    public SecondFactor(KeycloakSession session, UserModel user) {
        this.session = session;
        this.user = user;
    }

    /** Types of the second factors that the account has, in a user directory as well. */
    public Set<String> types() {
        Set<String> others = othersTypes();
        return user.credentialManager()
                .getCredentials()
                .map(CredentialModel::getType)
                .filter(type -> !others.contains(type))
                .collect(Collectors.toSet());
    }

    public boolean isSet() {
        return !types().isEmpty();
    }

    private Set<String> othersTypes() {
        CredentialTypeMetadataContext context =
                CredentialTypeMetadataContext.builder().user(user).build(session);
        return session.getKeycloakSessionFactory()
                .getProviderFactoriesStream(CredentialProvider.class)
                .map(factory -> (CredentialProvider<?>) factory.create(session))
                .map(provider -> provider.getCredentialTypeMetadata(context))
                .filter(type -> type.getCategory() == Category.BASIC_AUTHENTICATION)
                .map(CredentialTypeMetadata::getType)
                .collect(
                        Collectors.toCollection(() -> new HashSet<>(Set.of(PasswordCredentialModel.PASSWORD_HISTORY))));
    }
}
