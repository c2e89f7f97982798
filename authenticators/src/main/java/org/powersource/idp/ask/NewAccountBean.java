package org.powersource.idp.ask;

import org.jspecify.annotations.Nullable;

/** What {@code powersource-new-account.ftl} shows, as {@value #NAME}. */
public final class NewAccountBean {

    static final TypedName NOBODY = new TypedName("", "");

    static final String NAME = "newAccount";

    /** What the page is for. */
    enum State {
        /** Asks for name and address. */
        FORM,
        /** A mail is on its way, whatever the address. */
        SENT,
        /** The mailed link was opened: one button asks, once the names are right. Anybody may have typed them. */
        CONFIRM,
        ASKED,
        /** The mailed link doesn't work any more. */
        ENDED
    }

    private final State state;
    private final String email;
    private final TypedName name;
    private final @Nullable String action;
    private final boolean clientLimitReached;

    NewAccountBean(State state, String email, TypedName name, @Nullable String action, boolean clientLimitReached) {
        this.state = state;
        this.email = email;
        this.name = name;
        this.action = action;
        this.clientLimitReached = clientLimitReached;
    }

    static NewAccountBean of(State state, String email, @Nullable String action) {
        return new NewAccountBean(state, email, NOBODY, action, false);
    }

    public String getState() {
        return state.name();
    }

    /** As it was typed, or proven. */
    public String getEmail() {
        return email;
    }

    public String getFirstName() {
        return name.firstName();
    }

    public String getLastName() {
        return name.lastName();
    }

    /** Where the page's form goes; null if it has none. */
    public @Nullable String getAction() {
        return action;
    }

    /** Whether the mail wasn't ordered because of what else was ordered from the same client address. */
    public boolean isClientLimitReached() {
        return clientLimitReached;
    }
}
