package org.powersource.idp.troubleshooting;

import org.jspecify.annotations.Nullable;

/** Values for {@code powersource-troubleshooting.ftl}, as {@code troubleshooting}: targets of its links. */
public final class TroubleshootingBean {

    static final String NAME = "troubleshooting";

    private final @Nullable String homeUrl;
    private final String loginUrl;
    private final String resetUrl;
    private final String accountUrl;
    private final @Nullable String senderAddress;
    private final boolean asking;
    private final @Nullable String newAccountUrl;

    TroubleshootingBean(
            @Nullable String homeUrl,
            String loginUrl,
            String resetUrl,
            String accountUrl,
            @Nullable String senderAddress,
            boolean asking,
            @Nullable String newAccountUrl) {
        this.homeUrl = homeUrl;
        this.loginUrl = loginUrl;
        this.resetUrl = resetUrl;
        this.accountUrl = accountUrl;
        this.senderAddress = senderAddress;
        this.asking = asking;
        this.newAccountUrl = newAccountUrl;
    }

    /** Whether other pages have a button that asks the contacts. */
    public boolean isAsking() {
        return asking;
    }

    /** Page that asks for a new account; null if it is switched off. */
    public @Nullable String getNewAccountUrl() {
        return newAccountUrl;
    }

    /** The app that the reader came from, if it is known and has an address. */
    public @Nullable String getHomeUrl() {
        return homeUrl;
    }

    /** The running sign-in, else the app, else the account console (which asks to sign in). */
    public String getLoginUrl() {
        return loginUrl;
    }

    /** Forgot My Password, inside the running sign-in if there is one. */
    public String getResetUrl() {
        return resetUrl;
    }

    /** Account console, <i>Signing in</i>: My Setup &gt; My Password. */
    public String getAccountUrl() {
        return accountUrl;
    }

    /** From the realm's mail settings; null while none is set. */
    public @Nullable String getSenderAddress() {
        return senderAddress;
    }
}
