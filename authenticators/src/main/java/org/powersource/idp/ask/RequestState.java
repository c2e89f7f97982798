package org.powersource.idp.ask;

import java.util.Locale;

/** Where a request has got to. */
public enum RequestState {
    OPEN,
    /** The site was given, the account was made, or the help was given. */
    GRANTED,
    DECLINED,
    /** Nobody decided in time. */
    EXPIRED;

    /** In JSON, events, meters and details of mails. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
