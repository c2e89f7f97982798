package org.powersource.idp.limit;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.ClientConnection;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Rate limits of mails that people ask for.
 *
 * @param cooldown between two mails to one address
 * @param perAddress mails in an hour
 * @param perClient mails in an hour that one client address orders, to all addresses and by all features together
 */
public record MailLimits(Duration cooldown, int perAddress, int perClient) {

    private static final Duration HOUR = Duration.ofHours(1);

    /**
     * Counts one more mail, if it is still within the limits.
     *
     * @param name of the kind of mail: short and stable, since it is part of what is stored; each kind is counted separately
     * @param address as it is compared, in one spelling
     * @param client who asks; null for an administrator and in the background
     */
    public Allowance take(
            KeycloakSession session, RealmModel realm, String name, String address, @Nullable ClientConnection client) {
        Limits limits = new Limits(session);
        Limits.Count pause = new Limits.Count(address, new Limit(name, 1, cooldown));
        Limits.Count hour = new Limits.Count(address, new Limit(name + " an hour", perAddress, HOUR));
        if (client == null) {
            return limits.take(realm, pause, hour).isEmpty() ? Allowance.ALLOWED : Allowance.OTHER_LIMIT;
        }
        Limits.Count mails = ClientAddress.mails(client, perClient);
        return Allowance.of(limits.take(realm, mails, pause, hour), mails);
    }
}
