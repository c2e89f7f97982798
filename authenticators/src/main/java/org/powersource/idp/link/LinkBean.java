package org.powersource.idp.link;

import org.jspecify.annotations.Nullable;

/** What {@code link-unknown.ftl}, {@code link-late.ftl} and {@code link-other-account.ftl} show, as {@value #NAME}. */
public final class LinkBean {

    static final String NAME = "mailedLink";

    private final @Nullable String account;
    private final @Nullable String other;
    private final @Nullable String action;
    private final @Nullable String proof;
    private final @Nullable String home;
    private final String forgotPassword;

    LinkBean(
            @Nullable String account,
            @Nullable String other,
            @Nullable String action,
            @Nullable String proof,
            @Nullable String home,
            String forgotPassword) {
        this.account = account;
        this.other = other;
        this.action = action;
        this.proof = proof;
        this.home = home;
        this.forgotPassword = forgotPassword;
    }

    /** Whose link it is; null if nobody's. */
    public @Nullable String getAccount() {
        return account;
    }

    /** Who is signed in on this browser. */
    public @Nullable String getOther() {
        return other;
    }

    /** The link: where the form goes, or what opens it again. */
    public @Nullable String getAction() {
        return action;
    }

    /** What the form has to bring back. */
    public @Nullable String getProof() {
        return proof;
    }

    /** Where to stay signed in. */
    public @Nullable String getHome() {
        return home;
    }

    /** Forgot My Password, where a new link can be asked for by address. */
    public String getForgotPassword() {
        return forgotPassword;
    }
}
