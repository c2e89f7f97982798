package org.powersource.idp.activation;

/** What {@code powersource-activate.ftl} shows, beside the fields. */
public final class ActivateBean {

    private final String account;
    private final String site;

    ActivateBean(String account, String site) {
        this.account = account;
        this.site = site;
    }

    /** The address to sign in with, as it has to be spelled. */
    public String getAccount() {
        return account;
    }

    /** The app that the account was made for; empty if there is none in particular. */
    public String getSite() {
        return site;
    }
}
