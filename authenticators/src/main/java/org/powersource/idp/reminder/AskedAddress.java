package org.powersource.idp.reminder;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.storage.UserStorageProvider;
import org.powersource.idp.account.EmailAddress;

/**
 * The account, if any, of an address whose reminder question somebody answered. Costs the same whoever the address belongs to: one
 * look-up in the database, past Keycloak's caches, and one hash.
 */
public final class AskedAddress {

    private static final String LOOK_UP =
            "select u.id as user, c.id as id, c.credentialData as data, c.secretData as secret"
                    + " from UserEntity u left join CredentialEntity c on c.user = u and c.type = :type"
                    + " where u.realmId = :realm and u.email = :address order by c.createdDate desc nulls last";

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

    /** Letter case doesn't count; which spelling is the right one, its owner only is told. */
    public static AskedAddress of(KeycloakSession session, RealmModel realm, EmailAddress address) {
        boolean federated = realm.getComponentsStream(realm.getId(), UserStorageProvider.class.getName())
                .findAny()
                .isPresent();
        return federated
                ? lookUpEverywhere(session, realm, address.stored())
                : lookUp(session, realm, address.stored());
    }

    private static AskedAddress lookUp(KeycloakSession session, RealmModel realm, String address) {
        EntityManager rows = session.getProvider(JpaConnectionProvider.class).getEntityManager();
        Optional<Tuple> row = rows
                .createQuery(LOOK_UP, Tuple.class)
                .setParameter("type", ReminderCredential.TYPE)
                .setParameter("realm", realm.getId())
                .setParameter("address", address)
                .setMaxResults(1)
                .getResultList()
                .stream()
                .findFirst();
        return new AskedAddress(
                session,
                realm,
                row.map(found -> found.get("user", String.class)).orElse(null),
                row.flatMap(AskedAddress::credential).orElse(null));
    }

    private static Optional<ReminderCredential> credential(Tuple row) {
        if (row.get("id") == null) {
            return Optional.empty();
        }
        CredentialModel stored = new CredentialModel();
        stored.setId(row.get("id", String.class));
        stored.setCredentialData(row.get("data", String.class));
        stored.setSecretData(row.get("secret", String.class));
        return Optional.of(ReminderCredential.of(stored));
    }

    /** Accounts that live in another directory can be found by Keycloak only; what that costs is up to the directory. */
    private static AskedAddress lookUpEverywhere(KeycloakSession session, RealmModel realm, String address) {
        Optional<UserModel> user = Optional.ofNullable(session.users().getUserByEmail(realm, address));
        return new AskedAddress(
                session,
                realm,
                user.map(UserModel::getId).orElse(null),
                user.stream()
                        .flatMap(found -> ReminderCredential.all(found).stream())
                        .findFirst()
                        .orElse(null));
    }

    /** Whose address it is; empty for nobody's. */
    public Optional<String> userId() {
        return Optional.ofNullable(userId);
    }

    /** Whether the answer is right. Costs one hash, whatever the answer. Counts nothing: limits are the caller's. */
    public boolean isAnsweredBy(@Nullable String typed) {
        String folded = Folding.foldTyped(typed);
        if (credential == null) {
            HashedAnswer unused = HashedAnswer.of(folded, session, realm);
            return false;
        }
        return credential.answer().matches(folded, session);
    }
}
