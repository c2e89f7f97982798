package org.powersource.idp.userprofile;

import java.util.Locale;

/** Status of an account, for the person who manages it. */
enum AccountStatus {
    DISABLED,
    NOT_ACTIVE,
    HELD,
    NO_SITE_ACCESS,
    ACTIVE;

    /**
     * The first reason that applies, in the order of the constants.
     *
     * @param enabled as an administrator set it
     * @param activated whether the account was activated
     * @param locked whether wrong passwords lock the account
     * @param site whether there is a site that it may use
     */
    static AccountStatus of(boolean enabled, boolean activated, boolean locked, boolean site) {
        if (locked) {
            return HELD;
        }
        if (!enabled) {
            return DISABLED;
        }
        if (!activated) {
            return NOT_ACTIVE;
        }
        return site ? ACTIVE : NO_SITE_ACCESS;
    }

    /** Text on the record. */
    String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
