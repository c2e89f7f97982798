package org.powersource.idp.ask;

import org.jspecify.annotations.Nullable;

/** What {@code powersource-asked.ftl} shows, as {@value #NAME}. */
public final class AskedBean {

    static final String NAME = "asked";

    /** Between two looks at the request, in seconds. */
    private static final int REFRESH = 5;

    /** What the page says. */
    enum State {
        /** Waits for access, and goes on by itself. */
        WAITING,
        /** Waits for access; the reader doesn't want the page to load itself (WCAG 2.2, 2.2.1). */
        STOPPED,
        /** Waited as long as a sign-in may take: a mail will tell. */
        WAITED,
        DECLINED,
        /** Nobody decided in time. */
        EXPIRED,
        /** Asked for help: for every address the same. */
        HELP,
        /** Too many requests from the person or the client address. */
        LIMIT
    }

    private final State state;
    private final String site;
    private final String when;
    private final boolean before;
    private final @Nullable String reason;
    private final boolean canGoBack;
    private final String address;

    /**
     * For one page.
     *
     * @param site name of the site; empty for help
     * @param when the request was asked, in words; empty for help
     * @param before whether it was asked before this sign-in
     * @param reason of the contact who declined, if there is one
     * @param canGoBack whether the app has an address to go back to
     * @param address where the page looks again; empty for help. Keycloak's {@code url.loginUrl} leads to the browser flow only.
     */
    AskedBean(
            State state,
            String site,
            String when,
            boolean before,
            @Nullable String reason,
            boolean canGoBack,
            String address) {
        this.state = state;
        this.site = site;
        this.when = when;
        this.before = before;
        this.reason = reason;
        this.canGoBack = canGoBack;
        this.address = address;
    }

    static AskedBean help(boolean clientLimitReached) {
        return new AskedBean(clientLimitReached ? State.LIMIT : State.HELP, "", "", false, null, false, "");
    }

    public String getState() {
        return state.name();
    }

    public String getSite() {
        return site;
    }

    public String getWhen() {
        return when;
    }

    public boolean isBefore() {
        return before;
    }

    public @Nullable String getReason() {
        return reason;
    }

    public boolean isCanGoBack() {
        return canGoBack;
    }

    public String getAddress() {
        return address;
    }

    public boolean isHelp() {
        return site.isEmpty();
    }

    public boolean isWaiting() {
        return state == State.WAITING;
    }

    /** What to add to the address for a page that doesn't load itself. */
    public String getStop() {
        return AccessWait.WAIT + "=" + AccessWait.NO;
    }

    public int getRefreshSeconds() {
        return REFRESH;
    }
}
