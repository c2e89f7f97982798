package org.powersource.idp.kit;

import org.jspecify.annotations.Nullable;

/** Ids that several packages use. Realms, accounts and scripts hold them, so they never change. */
public enum SharedId {

    // Authenticators; some name a required action or a client-policy executor, too.
    EMAIL_PASSWORD("powersource-email-password"),
    BROKER_LINK("powersource-broker-link"),
    SITE_ACCESS("powersource-site-access"),
    RECOVERY_START("powersource-recovery-start"),
    REMINDER_QUESTION("powersource-reminder-question"),
    RESET_MAIL("powersource-reset-mail"),

    // Required actions
    ACTIVATE_ACCOUNT("powersource-activate-account"),
    SET_REMINDER_QUESTION("powersource-set-reminder-question"),

    // Clients
    /** The contact's page. */
    DISTRICT_PAGE("powersource-district"),

    // Other providers
    OUTBOX("powersource-outbox"),
    SAME_DISTRICT("powersource-same-district"),

    // Types of credentials
    REMINDER_CREDENTIAL("reminder-question"),

    // Attributes of accounts
    /** The address in its registered spelling. */
    SIGN_IN_EMAIL("signInEmail"),
    /** Client ids of the sites ticked on the account's record. */
    TICKED_SITES("siteAccess"),
    /** Sites that a record was shown with; only in forms, never stored. */
    SHOWN_SITES("siteAccessShown"),

    // Buttons of pages
    RESEND_ACTIVATION("resend-activation"),
    SEND_AGAIN("send-again");

    private static final String PREFIX = "powersource-";

    private final String id;

    SharedId(String id) {
        this.id = id;
    }

    /**
     * Not a compile-time constant: the compiler would copy it into each class that uses it, and {@code ArchitectureTest} wouldn't see the
     * dependency.
     */
    public String id() {
        return id;
    }

    public boolean is(@Nullable String other) {
        return id.equals(other);
    }

    /** Whether a provider of the suite has this id. */
    public static boolean isOfSuite(@Nullable String provider) {
        return provider != null && provider.startsWith(PREFIX);
    }

    @Override
    public String toString() {
        return id;
    }
}
