package org.powersource.idp.activation;

import java.util.Locale;
import java.util.Optional;
import org.powersource.idp.mail.LinkState;
import org.powersource.idp.problem.Cause;

/** What an activation link is worth now, and what its page says if it opens nothing. */
enum ActivationLinkState {
    VALID,
    SUPERSEDED,
    EXPIRED,
    /** The account is active, by this link or otherwise: there is nothing to activate. */
    ACTIVE,
    /** Used, and the account is inactive once more. */
    USED,
    /** The account isn't any more what it was when the link was made: another address, more powers, another district. */
    CHANGED,
    /** This link has just activated the account, whose owner has a second factor to sign in with. */
    DONE,
    /** The account is disabled. */
    DISABLED;

    /**
     * What is known of a link whose owner is known.
     *
     * @param enabled whether the account is not switched off
     * @param waiting whether it waits for its activation
     * @param sameAddress whether the link was mailed to the address that the account has now
     * @param termsMet see {@link org.powersource.idp.account.LinkTerms}
     */
    record Circumstances(boolean enabled, boolean waiting, boolean sameAddress, boolean termsMet, LinkState row) {}

    /** The order matters: the first reason is the one to tell, and who had an earlier address is told nothing of the account. */
    static ActivationLinkState of(Circumstances circumstances) {
        if (!circumstances.sameAddress()) {
            return CHANGED;
        }
        if (!circumstances.enabled()) {
            return DISABLED;
        }
        if (!circumstances.waiting()) {
            return ACTIVE;
        }
        if (!circumstances.termsMet()) {
            return CHANGED;
        }
        return switch (circumstances.row()) {
            case VALID -> VALID;
            case SUPERSEDED -> SUPERSEDED;
            case EXPIRED, UNKNOWN -> EXPIRED;
            case USED -> USED;
        };
    }

    /** What the account's record says of an opened link; empty if nothing went wrong. */
    Optional<Cause> problem() {
        return switch (this) {
            case VALID, DONE -> Optional.empty();
            case SUPERSEDED -> Optional.of(Cause.LINK_SUPERSEDED);
            case EXPIRED, CHANGED -> Optional.of(Cause.LINK_EXPIRED);
            case ACTIVE, USED -> Optional.of(Cause.LINK_USED);
            case DISABLED -> Optional.of(Cause.DISABLED);
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
