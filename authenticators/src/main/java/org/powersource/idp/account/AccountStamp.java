package org.powersource.idp.account;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.powersource.idp.kit.Sha256;

/** Hash of what a sign-in depends on: address, password, second factors, and the time at which all sessions were last ended. */
final class AccountStamp {

    private AccountStamp() {}

    static String of(KeycloakSession session, RealmModel realm, UserModel user) {
        Set<String> factors = new SecondFactor(session, user).types();
        Stream<String> credentials = user.credentialManager()
                .getStoredCredentialsStream()
                .filter(credential -> PasswordCredentialModel.TYPE.equals(credential.getType())
                        || factors.contains(credential.getType()))
                .map(AccountStamp::identity)
                .sorted();
        return Sha256.of(Stream.concat(
                        Stream.of(
                                user.getId(),
                                String.valueOf(user.getEmail()),
                                String.valueOf(session.users().getNotBeforeOfUser(realm, user)),
                                String.valueOf(realm.getNotBefore())),
                        credentials)
                .collect(Collectors.joining("\0")));
    }

    /** Leaves out what a sign-in itself changes, such as the counter of one-time codes. */
    private static String identity(CredentialModel credential) {
        return credential.getId() + credential.getCreatedDate() + credential.getSecretData();
    }
}
