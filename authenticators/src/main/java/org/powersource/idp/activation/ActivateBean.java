package org.powersource.idp.activation;

/** Values for {@code powersource-activate.ftl}, beside the fields. */
public final class ActivateBean {

    private final String account;
    private final String site;

    ActivateBean(String account, String site) {
        this.account = account;
        this.site = site;
    }

    /** The address to sign in with, in its exact spelling. */
    public String getAccount() {
        return account;
    }

    /** The app that the account was made for; empty if there is none. */
    public String getSite() {
        return site;
    }
}
