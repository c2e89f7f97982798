package org.powersource.idp.userprofile;

import java.util.Locale;

/** Status of an account, for the person who manages it. */
enum AccountStatus {
    /** By wrong passwords. Keycloak disables an account that it locks for good. */
    LOCKED,
    DISABLED,
    NOT_ACTIVE,
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
            return LOCKED;
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
