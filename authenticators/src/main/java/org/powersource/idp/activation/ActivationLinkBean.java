package org.powersource.idp.activation;

import org.jspecify.annotations.Nullable;

/** What {@code powersource-activation-link.ftl} shows, as {@value #NAME}. */
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

    /** End of the message key that says what became of the link. */
    public String getState() {
        return state.word();
    }

    /** Whether one click brings a new one. */
    public boolean isAnotherOffered() {
        return state.offersAnother();
    }

    /** Whether the account is active, so that signing in is the thing to do. */
    public boolean isActive() {
        return state == ActivationLinkState.ACTIVE || state == ActivationLinkState.DONE;
    }

    /** Whether the account is closed: only a contact can help. */
    public boolean isDisabled() {
        return state == ActivationLinkState.DISABLED;
    }

    /** Whose link it is. */
    public String getAccount() {
        return account;
    }

    /** Where the form goes; null in a sign-in, which knows that itself. */
    public @Nullable String getAction() {
        return action;
    }

    /** Where the account's app starts a sign-in, or its home. */
    public String getHome() {
        return home;
    }

    /** Forgot My Password, where a link can be asked for by address. */
    public String getForgotPassword() {
        return forgotPassword;
    }
}
