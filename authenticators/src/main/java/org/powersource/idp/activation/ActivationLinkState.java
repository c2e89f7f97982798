package org.powersource.idp.activation;

import java.util.Locale;
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
     * What is known of a link whose owner is known.
     *
     * @param enabled whether the account is not switched off
     * @param waiting whether it waits for its activation
     * @param sameAddress whether the link was mailed to the address that the account has now
     */
    record Facts(boolean enabled, boolean waiting, boolean sameAddress, LinkState row) {}

    /** The order matters: the first reason is the one to tell. */
    static ActivationLinkState of(Facts facts) {
        if (!facts.enabled()) {
            return DISABLED;
        }
        if (!facts.waiting()) {
            return ACTIVE;
        }
        return switch (facts.row()) {
            case VALID -> facts.sameAddress() ? VALID : SUPERSEDED;
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
