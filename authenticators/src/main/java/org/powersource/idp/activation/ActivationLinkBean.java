package org.powersource.idp.activation;

import org.jspecify.annotations.Nullable;

/** Values for {@code powersource-activation-link.ftl}, as {@value #NAME}. */
public final class ActivationLinkBean {

    static final String NAME = "activationLink";

    private final ActivationLinkState state;
    private final String account;
    private final @Nullable String action;
    private final String home;
    private final String forgotPassword;

    ActivationLinkBean(
            ActivationLinkState state, String account, @Nullable String action, String home, String forgotPassword) {
        this.state = state;
        this.account = account;
        this.action = action;
        this.home = home;
        this.forgotPassword = forgotPassword;
    }

    /** End of the message key for the link's state. */
    public String getState() {
        return state.word();
    }

    /** Whether the page has a button for a new link. */
    public boolean isAnotherOffered() {
        return state.offersAnother();
    }

    /** Whether the account is active: then the owner can sign in. */
    public boolean isActive() {
        return state == ActivationLinkState.ACTIVE || state == ActivationLinkState.DONE;
    }

    /** Whether the account is disabled: only a contact can help. */
    public boolean isDisabled() {
        return state == ActivationLinkState.DISABLED;
    }

    /** The account of the link. */
    public String getAccount() {
        return account;
    }

    /** Target of the form; null in a sign-in, which has its own. */
    public @Nullable String getAction() {
        return action;
    }

    /** Address at which the account's app starts a sign-in, or its home. */
    public String getHome() {
        return home;
    }

    /** Address of Forgot My Password, which sends a link. */
    public String getForgotPassword() {
        return forgotPassword;
    }
}
