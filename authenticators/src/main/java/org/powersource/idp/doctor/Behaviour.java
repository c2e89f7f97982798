package org.powersource.idp.doctor;

import org.jspecify.annotations.Nullable;

/**
 * Possible results of an authenticator. An unknown one counts as the result that lets more sign-ins succeed.
 *
 * @param success when it may succeed
 * @param needsUser whether Keycloak runs it only once the account is known ({@code Authenticator.requiresUser})
 * @param names whether the account is known after it succeeded
 * @param canBePutOff whether an account that lacks its credential passes it and sets the credential up later ({@code
 *     AuthenticatorFactory.isUserSetupAllowed})
 * @param condition whether it only decides if its subflow runs
 * @param credential the type of credential that it asks for; null if none, or if it may succeed without asking
 */
record Behaviour(
        Success success,
        boolean needsUser,
        Known names,
        boolean canBePutOff,
        boolean condition,
        @Nullable String credential) {

    enum Success {
        POSSIBLE,
        /** Succeeds only for a person who opened a mailed link. */
        BY_LINK,
        NEVER
    }

    /** Behaviour of an authenticator that isn't in the table. */
    static final Behaviour UNKNOWN = new Behaviour(Success.POSSIBLE, false, Known.PERHAPS, false, false, null);

    /** Behaviour of every condition, whether it is in the table or not. */
    static final Behaviour CONDITION = new Behaviour(Success.NEVER, true, Known.NOBODY, false, true, null);

    static final Behaviour SIGNS_IN = new Behaviour(Success.POSSIBLE, false, Known.SURELY, false, false, null);

    /** Succeeds for an unknown address, too. */
    static final Behaviour MAY_NAME_USER = new Behaviour(Success.POSSIBLE, false, Known.PERHAPS, false, false, null);

    static final Behaviour PASSES = new Behaviour(Success.POSSIBLE, false, Known.NOBODY, false, false, null);

    static final Behaviour CHECKS_USER = new Behaviour(Success.POSSIBLE, true, Known.NOBODY, false, false, null);

    /** Only ever answers with a page or a redirect, or does nothing. */
    static final Behaviour NEVER_SUCCEEDS = new Behaviour(Success.NEVER, false, Known.NOBODY, false, false, null);

    static Behaviour factor(String credential) {
        return CHECKS_USER.asking(credential).puttingOff();
    }

    Behaviour byLink() {
        return new Behaviour(Success.BY_LINK, needsUser, names, canBePutOff, condition, credential);
    }

    Behaviour asking(String type) {
        return new Behaviour(success, needsUser, names, canBePutOff, condition, type);
    }

    Behaviour puttingOff() {
        return new Behaviour(success, needsUser, names, true, condition, credential);
    }
}
