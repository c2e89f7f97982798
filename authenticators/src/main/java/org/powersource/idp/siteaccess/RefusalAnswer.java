package org.powersource.idp.siteaccess;

/** What a refused person meets. */
enum RefusalAnswer {
    /** The Site Access Error page, from which a button leads back to the app. */
    PAGE,
    /** Straight back to the app, with the error {@code access_denied}. */
    REDIRECT
}
