package org.powersource.idp.activation;

import org.jspecify.annotations.Nullable;

/** What {@code activation-link.ftl} and {@code activation-other-account.ftl} show, as {@value #NAME}. */
public final class ActivationLinkBean {

    static final String NAME = "activationLink";

    private final ActivationLinkState state;
    private final @Nullable String account;
    private final @Nullable String other;
    private final @Nullable String key;
    private final @Nullable String action;
    private final @Nullable String proof;
    private final String home;
    private final String forgotPassword;

    ActivationLinkBean(
            ActivationLinkState state,
            @Nullable String account,
            @Nullable String other,
            @Nullable String key,
            @Nullable String action,
            @Nullable String proof,
            String home,
            String forgotPassword) {
        this.state = state;
        this.account = account;
        this.other = other;
        this.key = key;
        this.action = action;
        this.proof = proof;
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

    /** Whose link it is; null if that can't be told. */
    public @Nullable String getAccount() {
        return account;
    }

    /** Who is signed in on this browser. */
    public @Nullable String getOther() {
        return other;
    }

    /** What the form has to send along; null in a sign-in. */
    public @Nullable String getKey() {
        return key;
    }

    /** Where the form goes; null in a sign-in, which knows that itself. */
    public @Nullable String getAction() {
        return action;
    }

    public @Nullable String getProof() {
        return proof;
    }

    /** Where the account's app begins. */
    public String getHome() {
        return home;
    }

    /** Forgot My Password, where a link can be asked for by address. */
    public String getForgotPassword() {
        return forgotPassword;
    }
}
