package org.powersource.idp.account;

import java.util.EnumSet;
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
 * Which credentials sign in beside the password: every type that a credential provider of the server files under two-factor or
 * passwordless. A stored credential whose type no provider names counts, too.
 */
public final class SecondFactor {

    private static final Set<Category> BESIDE_THE_PASSWORD = EnumSet.of(Category.TWO_FACTOR, Category.PASSWORDLESS);

    private final KeycloakSession session;
    private final UserModel user;

    public SecondFactor(KeycloakSession session, UserModel user) {
        this.session = session;
        this.user = user;
    }

    /** Types of the second factors that the account has. */
    public Set<String> types() {
        Set<String> others = othersTypes();
        return user.credentialManager()
                .getStoredCredentialsStream()
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
                .filter(type -> !BESIDE_THE_PASSWORD.contains(type.getCategory()))
                .map(CredentialTypeMetadata::getType)
                .collect(
                        Collectors.toCollection(() -> new HashSet<>(Set.of(PasswordCredentialModel.PASSWORD_HISTORY))));
    }
}
