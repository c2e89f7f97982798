package org.powersource.idp.activation;

import java.util.Locale;
import java.util.Optional;
import org.powersource.idp.mail.LinkState;
import org.powersource.idp.problem.Cause;

/** State of an activation link, and of its page if the link no longer works. */
enum ActivationLinkState {
    VALID,
    SUPERSEDED,
    EXPIRED,
    /** The account is active, by this link or otherwise: there is nothing to activate. */
    ACTIVE,
    /** Used, and the account is inactive again. */
    USED,
    /** The account has changed since the link was made: another address, more powers, another district. */
    CHANGED,
    /** This link has just activated the account, whose owner has a second factor to sign in with. */
    DONE,
    /** The account is disabled. */
    DISABLED;

    /**
     * Facts about a link with a known account.
     *
     * @param enabled whether the account isn't disabled
     * @param waiting whether it has to be activated
     * @param sameAddress whether the link was mailed to the account's current address
     * @param termsMet see {@link org.powersource.idp.account.LinkTerms}
     */
    record Circumstances(boolean enabled, boolean waiting, boolean sameAddress, boolean termsMet, LinkState row) {}

    /** The order matters: the first reason that applies is shown. A person with an earlier address must learn nothing about the account. */
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

    /** The problem for the account's record when the link is opened; empty if it works. */
    Optional<Cause> problem() {
        return switch (this) {
            case VALID, DONE -> Optional.empty();
            case SUPERSEDED -> Optional.of(Cause.LINK_SUPERSEDED);
            case EXPIRED, CHANGED -> Optional.of(Cause.LINK_EXPIRED);
            case ACTIVE, USED -> Optional.of(Cause.LINK_USED);
            case DISABLED -> Optional.of(Cause.DISABLED);
        };
    }

    /** Whether the page has a button for a new link. */
    boolean offersAnother() {
        return this == SUPERSEDED || this == EXPIRED || this == USED;
    }

    /** Part of the message keys, for example {@code activationLinkExpired}. */
    String word() {
        return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }
}
