package org.powersource.idp.reminder;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.storage.UserStorageProvider;
import org.powersource.idp.account.AddressOwner;
import org.powersource.idp.account.EmailAddress;
import org.powersource.idp.account.HashedSecret;
import org.powersource.idp.keycloakdb.CredentialRows;
import org.powersource.idp.keycloakdb.CredentialRows.Owner;

/**
 * The account, if any, of an address whose reminder question somebody answered. Costs the same for every address: one database query,
 * without Keycloak's caches, and one hash.
 */
public final class AskedAddress {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final @Nullable String userId;
    private final @Nullable ReminderCredential credential;

    private AskedAddress(
            KeycloakSession session,
            RealmModel realm,
            @Nullable String userId,
            @Nullable ReminderCredential credential) {
        this.session = session;
        this.realm = realm;
        this.userId = userId;
        this.credential = credential;
    }

    /** Ignores letter case. Only the owner learns, by mail, that the spelling is wrong. */
    public static AskedAddress of(KeycloakSession session, RealmModel realm, EmailAddress address) {
        boolean federated = realm.getComponentsStream(realm.getId(), UserStorageProvider.class.getName())
                .findAny()
                .isPresent();
        return federated ? lookUpEverywhere(session, realm, address) : lookUp(session, realm, address.stored());
    }

    private static AskedAddress lookUp(KeycloakSession session, RealmModel realm, String address) {
        Optional<Owner> owner = new CredentialRows(session, realm).owner(address, ReminderCredential.TYPE);
        return new AskedAddress(
                session,
                realm,
                owner.map(Owner::userId).orElse(null),
                owner.map(Owner::credential).map(ReminderCredential::of).orElse(null));
    }

    /** Only Keycloak can find accounts of a user directory, so the time depends on that directory. */
    private static AskedAddress lookUpEverywhere(KeycloakSession session, RealmModel realm, EmailAddress address) {
        Optional<UserModel> user = AddressOwner.of(session, realm, address);
        return new AskedAddress(
                session,
                realm,
                user.map(UserModel::getId).orElse(null),
                user.stream()
                        .flatMap(found -> ReminderCredential.all(found).stream())
                        .findFirst()
                        .orElse(null));
    }

    /** Id of the account; empty if no account has the address. */
    public Optional<String> userId() {
        return Optional.ofNullable(userId);
    }

    /** Whether the answer is right. Always costs one hash. The caller counts answers. */
    public boolean isAnsweredBy(@Nullable String typed) {
        String folded = Folding.foldTyped(typed);
        if (credential == null) {
            HashedSecret unused = HashedSecret.of(Reminder.PURPOSE, folded, session, realm);
            return false;
        }
        return credential.answer().matches(Reminder.PURPOSE, folded, session);
    }
}
