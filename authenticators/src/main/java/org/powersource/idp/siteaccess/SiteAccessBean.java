package org.powersource.idp.siteaccess;

/** Values for {@code powersource-site-access-error.ftl}, as {@code siteAccess}. */
public final class SiteAccessBean {

    static final String NAME = "siteAccess";
    static final String TRY_ANOTHER_ACCOUNT = "try-another-account";
    static final String BACK_TO_APP = "back-to-app";
    static final String ASK_FOR_ACCESS = "ask-for-access";
    static final String WORDS = "words";

    private final String siteName;
    private final String email;
    private final boolean canGoBack;
    private final boolean device;
    private final boolean signedInBefore;
    private final boolean asking;

    SiteAccessBean(
            String siteName, String email, boolean canGoBack, boolean device, boolean signedInBefore, boolean asking) {
        this.siteName = siteName;
        this.email = email;
        this.canGoBack = canGoBack;
        this.device = device;
        this.signedInBefore = signedInBefore;
        this.asking = asking;
    }

    /** The client's name as the realm's administrators entered it, perhaps a message key in <code>${}</code>. */
    public String getSiteName() {
        return siteName;
    }

    /** The account that was refused. */
    public String getEmail() {
        return email;
    }

    /** Whether the page has a button back to the app. */
    public boolean isCanGoBack() {
        return canGoBack;
    }

    /** Whether a device started the sign-in. The device gets the refusal itself. */
    public boolean isDevice() {
        return device;
    }

    /** Whether the person came by single sign-on. To use another account, they are signed out first. */
    public boolean isSignedInBefore() {
        return signedInBefore;
    }

    /** Whether a button asks the contacts for access. */
    public boolean isAsking() {
        return asking;
    }
}
