package org.powersource.idp.activation;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.ClientConnection;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.powersource.idp.account.EmailAddress;
import org.powersource.idp.limit.Allowance;
import org.powersource.idp.limit.ClientAddress;
import org.powersource.idp.limit.Limit;
import org.powersource.idp.limit.Limits;
import org.powersource.idp.limit.Limits.Count;

/** Rate limits of activation mails that somebody asks for. The one that a new account gets by itself isn't counted. */
final class ActivationLimits {

    private static final Duration HOUR = Duration.ofHours(1);

    private final RealmModel realm;
    private final ActivationSettings settings;
    private final Limits limits;

    ActivationLimits(KeycloakSession session, RealmModel realm) {
        this.realm = realm;
        this.settings = ActivationSettings.of(realm);
        this.limits = new Limits(session);
    }

    /**
     * Counts one more mail, if it is still within the limits.
     *
     * @param client who asks; null for an administrator and for what happens in the background
     */
    Allowance take(String address, @Nullable ClientConnection client) {
        String mailbox = EmailAddress.of(address).folded();
        Count cooldown = new Count(mailbox, new Limit("activation", 1, settings.cooldown()));
        Count hour = new Count(mailbox, new Limit("activation an hour", settings.perAddress(), HOUR));
        if (client == null) {
            return limits.take(realm, cooldown, hour).isEmpty() ? Allowance.ALLOWED : Allowance.OTHER_LIMIT;
        }
        Count mails = ClientAddress.mails(client, settings.perClient());
        return Allowance.of(limits.take(realm, mails, cooldown, hour), mails);
    }
}
