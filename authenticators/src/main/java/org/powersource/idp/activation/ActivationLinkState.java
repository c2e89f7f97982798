package org.powersource.idp.activation;

import java.util.Locale;
import org.keycloak.models.UserModel;
import org.powersource.idp.outbox.LinkState;

/** What an activation link is worth now, and what its page says if it opens nothing. */
enum ActivationLinkState {
    VALID,
    /** It can't be read: cut off on the way, changed, of another realm, or older than anything that is kept. */
    UNREADABLE,
    SUPERSEDED,
    EXPIRED,
    /** The account is active, by this link or otherwise: there is nothing to activate. */
    ACTIVE,
    /** Used, and the account is inactive once more. */
    USED,
    /** The account is closed by an administrator. */
    DISABLED;

    /**
     * The state of a link whose owner is known.
     *
     * @param sameAddress whether it was mailed to the address that the account has now
     */
    static ActivationLinkState of(UserModel user, boolean sameAddress, LinkState row) {
        if (!user.isEnabled()) {
            return DISABLED;
        }
        if (!Activation.waits(user)) {
            return ACTIVE;
        }
        if (!sameAddress && row == LinkState.VALID) {
            return SUPERSEDED;
        }
        return switch (row) {
            case VALID -> VALID;
            case SUPERSEDED -> SUPERSEDED;
            case EXPIRED -> EXPIRED;
            case USED -> USED;
            case UNKNOWN -> UNREADABLE;
        };
    }

    /** Whether one click brings a new link. */
    boolean offersAnother() {
        return this == SUPERSEDED || this == EXPIRED || this == USED;
    }

    /** In message keys: {@code activationLinkExpired}. */
    String word() {
        return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }
}
