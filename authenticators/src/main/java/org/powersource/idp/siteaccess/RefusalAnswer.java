package org.powersource.idp.siteaccess;

import org.powersource.idp.kit.Option;

/** Answer to a refused person at the sign-in. */
enum RefusalAnswer {
    /** The Site Access Error page, from which a button leads back to the app. */
    PAGE,
    /** Straight back to the app, with the error {@code access_denied}. */
    REDIRECT;

    static final Option<RefusalAnswer> OPTION = Option.choice(
            "refusal",
            "Answer to a refusal",
            "page: the Site Access Error page, with the next step and a way back. redirect: straight back to the app "
                    + "with the error access_denied.",
            RefusalAnswer.class,
            "page");
}
