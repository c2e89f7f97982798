package org.powersource.idp.site;

import java.util.Locale;

/** Whether an account may use a site, and why not. */
public enum SiteAccessDecision {
    GRANTED,
    /** The client is a site, and neither the user's record nor any of the user's roles grants it. */
    NOT_GRANTED,
    /** The client is a site, and the account is disabled or not activated. */
    NOT_ACTIVE,
    /** The client has no site-access role, and such clients are denied. */
    NOT_A_SITE;

    public boolean isRefusal() {
        return this != GRANTED;
    }

    /** The reason in events. */
    public String reason() {
        return "site_access_" + name().toLowerCase(Locale.ROOT);
    }
}
