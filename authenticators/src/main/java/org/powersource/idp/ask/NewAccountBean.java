package org.powersource.idp.ask;

import org.jspecify.annotations.Nullable;

/** What {@code powersource-new-account.ftl} shows, as {@value #NAME}. */
public final class NewAccountBean {

    static final String NAME = "newAccount";

    /** What the page is for. */
    enum State {
        /** Asks for name and address. */
        FORM,
        /** A mail is on its way, whatever the address. */
        SENT,
        /** The mailed link was opened: one button asks. */
        CONFIRM,
        ASKED,
        /** The mailed link doesn't work any more. */
        ENDED
    }

    private final State state;
    private final String email;
    private final String firstName;
    private final String lastName;
    private final @Nullable String action;
    private final boolean clientLimitReached;

    NewAccountBean(
            State state,
            String email,
            String firstName,
            String lastName,
            @Nullable String action,
            boolean clientLimitReached) {
        this.state = state;
        this.email = email;
        this.firstName = firstName;
        this.lastName = lastName;
        this.action = action;
        this.clientLimitReached = clientLimitReached;
    }

    static NewAccountBean of(State state, String email, @Nullable String action) {
        return new NewAccountBean(state, email, "", "", action, false);
    }

    public String getState() {
        return state.name();
    }

    /** As it was typed, or proven. */
    public String getEmail() {
        return email;
    }

    public String getFirstName() {
        return firstName;
    }

    public String getLastName() {
        return lastName;
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
