package org.powersource.idp.siteaccess;

/** What {@code site-access-error.ftl} shows, as {@code siteAccess}. */
public final class SiteAccessBean {

    static final String NAME = "siteAccess";
    static final String TRY_ANOTHER_ACCOUNT = "try-another-account";
    static final String BACK_TO_APP = "back-to-app";

    private final String siteName;
    private final String email;
    private final boolean canGoBack;
    private final boolean signedInBefore;

    SiteAccessBean(String siteName, String email, boolean canGoBack, boolean signedInBefore) {
        this.siteName = siteName;
        this.email = email;
        this.canGoBack = canGoBack;
        this.signedInBefore = signedInBefore;
    }

    /** The client's name as the realm's administrators entered it, perhaps a message key in <code>${}</code>. */
    public String getSiteName() {
        return siteName;
    }

    /** The account that was refused. */
    public String getEmail() {
        return email;
    }

    /** Whether the app has an address to go back to; a device that was given a code hasn't. */
    public boolean isCanGoBack() {
        return canGoBack;
    }

    /** Whether the person came by single sign-on: another account then ends that session. */
    public boolean isSignedInBefore() {
        return signedInBefore;
    }
}
