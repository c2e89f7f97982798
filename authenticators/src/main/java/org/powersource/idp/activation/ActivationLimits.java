package org.powersource.idp.activation;

import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.powersource.idp.account.EmailAddress;
import org.powersource.idp.limit.Limit;
import org.powersource.idp.limit.Limits;
import org.powersource.idp.limit.Limits.Count;

/** How often an activation mail may be asked for. The one that a new account gets by itself isn't counted. */
final class ActivationLimits {

    private static final Duration HOUR = Duration.ofHours(1);

    private final KeycloakSession session;
    private final RealmModel realm;
    private final ActivationSettings settings;

    ActivationLimits(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
        this.settings = ActivationSettings.of(realm);
    }

    /**
     * Counts one more mail, if it is still within the limits.
     *
     * @param clientAddress who asks; null for an administrator and for what happens in the background
     */
    boolean allow(String address, @Nullable String clientAddress) {
        String mailbox = EmailAddress.of(address).folded();
        Stream<Count> counts = Stream.of(
                new Count(mailbox, new Limit("activation", 1, settings.cooldown())),
                new Count(mailbox, new Limit("activation an hour", settings.perAddress(), HOUR)));
        Stream<Count> client = clientAddress == null
                ? Stream.empty()
                // The name that Forgot My Password counts under.
                : Stream.of(new Count(clientAddress, new Limit("mails of a client", settings.perClient(), HOUR)));
        return new Limits(session).allow(realm, Stream.concat(counts, client).toArray(Count[]::new));
    }
}
