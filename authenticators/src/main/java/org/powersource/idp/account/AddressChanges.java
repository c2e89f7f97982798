package org.powersource.idp.account;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.storage.ReadOnlyException;

/**
 * Compares an account's address with the one that its owner was told last, and tells the watchers about a difference, exactly once. Called
 * wherever an address may have changed or matters: after a profile was saved, by admin events, at sign-in, before a mail is written, before
 * a mailed link or password is accepted, and hourly.
 */
public final class AddressChanges {

    private static final List<AccountWatcher> WATCHERS =
            ServiceLoader.load(AccountWatcher.class, AccountWatcher.class.getClassLoader()).stream()
                    .map(ServiceLoader.Provider::get)
                    .toList();

    private final KeycloakSession session;
    private final ToldAddresses told;

    public AddressChanges(KeycloakSession session) {
        this.session = session;
        this.told = new ToldAddresses(session);
    }

    static List<AccountWatcher> watchers() {
        return WATCHERS;
    }

    /** Reads with one query what {@link #notice} would read account by account. */
    public void read(Collection<String> userIds) {
        told.read(userIds);
    }

    /**
     * Notices a change of address or spelling. The first time that an account is seen, its address is stored and nobody is told.
     *
     * @return whether the address itself has changed
     */
    public boolean notice(RealmModel realm, UserModel user, boolean byOwner) {
        if (!SuiteRealm.is(realm) || user.getServiceAccountClientLink() != null) {
            return false;
        }
        clean(realm, user);
        SignInEmail now = SignInEmail.of(user);
        Optional<ToldAddressEntity> row = told.find(user.getId());
        if (row.isEmpty()) {
            if (user.getEmail() != null) {
                told.add(realm.getId(), user);
            }
            return false;
        }
        String before = row.get().spelledAddress();
        boolean unspelled = row.get().spelling == null;
        if (before.equals(now.spelling()) || !told.replace(row.get(), user)) {
            return false;
        }
        if (!EmailAddress.of(before).isSameAs(now.address())) {
            tellMoved(realm, user, before, byOwner);
            return true;
        }
        if (!unspelled) {
            tell(AccountChange.SPELLING, realm, user, byOwner);
        }
        return false;
    }

    /** For an account that an import has removed and created again; {@code before} is the address of the removed one. */
    void noticeOverwritten(RealmModel realm, UserModel user, String before) {
        if (!EmailAddress.of(before).isSameAs(SignInEmail.of(user).address())) {
            tellMoved(realm, user, before, false);
        }
    }

    private void tellMoved(RealmModel realm, UserModel user, String before, boolean byOwner) {
        tell(AccountChange.ADDRESS, realm, user, byOwner);
        WATCHERS.forEach(watcher -> watcher.moved(session, realm, user, before, byOwner));
    }

    /** Tells the watchers of a change that the caller made. */
    public void tell(AccountChange change, RealmModel realm, UserModel user, boolean byOwner) {
        WATCHERS.forEach(watcher -> watcher.changed(change, session, realm, user, byOwner));
    }

    /**
     * Imports, directories and identity providers bring addresses that no validator saw. Those with invisible characters at their ends
     * are stored cleaned, unless another account has that address or the directory takes no changes.
     */
    private void clean(RealmModel realm, UserModel user) {
        String stored = user.getEmail();
        if (stored == null || stored.equals(EmailAddress.of(stored).stored())) {
            return;
        }
        String cleaned = EmailAddress.of(stored).stored();
        if (cleaned.isEmpty()
                || session.users().getUserByEmail(realm, cleaned) != null
                || session.users().getUserByUsername(realm, cleaned) != null) {
            return;
        }
        try {
            if (stored.equals(user.getUsername())) {
                user.setUsername(cleaned);
            }
            user.setEmail(cleaned);
        } catch (ReadOnlyException e) {
            // The directory's address counts; the owner signs in with the cleaned spelling all the same.
        }
    }
}
