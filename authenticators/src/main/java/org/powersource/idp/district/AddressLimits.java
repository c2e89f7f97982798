package org.powersource.idp.district;

import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.powersource.idp.account.EmailAddress;
import org.powersource.idp.limit.Limit;
import org.powersource.idp.limit.Limits;
import org.powersource.idp.limit.Limits.Count;

/** Rate limits of addresses that contacts enter. Each address gets a mail, so without limits a contact could fill anybody's mailbox. */
final class AddressLimits {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Limit OF_ADDRESS = new Limit("entered address", 5, HOUR);
    private static final Limit OF_ACCOUNT = new Limit("changed addresses of an account", 5, HOUR);
    private static final Limit OF_CONTACT = new Limit("changed addresses by a contact", 30, HOUR);

    private final KeycloakSession session;
    private final RealmModel realm;

    AddressLimits(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** @param changed the account whose address changes; null for a new account */
    void count(EmailAddress entered, Contact contact, @Nullable UserModel changed) {
        Count address = new Count(entered.folded(), OF_ADDRESS);
        Count[] counts = changed == null
                ? new Count[] {address}
                : Stream.of(new Count(contact.id(), OF_CONTACT), address, new Count(changed.getId(), OF_ACCOUNT))
                        .toArray(Count[]::new);
        if (new Limits(session).take(realm, counts).isPresent()) {
            throw Refusal.tooMany(
                    "Too many changes: an address can be entered five times an hour, the address of one account can be"
                            + " changed five times an hour, and one contact can change thirty an hour. Try again later");
        }
    }
}
