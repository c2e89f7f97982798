package org.powersource.idp.signin;

import jakarta.ws.rs.core.MultivaluedMap;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.browser.AbstractUsernameFormAuthenticator;
import org.keycloak.locale.LocaleSelectorProvider;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.powersource.idp.account.EmailAddress;

/** The last refusal on the sign-in form, which its language links show again, with the address that was typed. */
final class ShownRefusal {

    /** Names under which {@code login.ftl} finds the message that a field is empty. */
    static final String MISSING_ADDRESS = "missing-username";

    static final String MISSING_PASSWORD = "missing-password";

    private static final String MESSAGE = "powersource-sign-in-refusal";
    private static final String FIELD = "powersource-sign-in-refusal-field";

    private ShownRefusal() {}

    /** Stores the typed address. Stock does so only when it looks for the account. */
    static void keepAddress(AuthenticationFlowContext context, EmailAddress address) {
        AuthenticationSessionModel signIn = context.getAuthenticationSession();
        if (address.isEmpty()) {
            signIn.removeAuthNote(AbstractUsernameFormAuthenticator.ATTEMPTED_USERNAME);
        } else {
            signIn.setAuthNote(AbstractUsernameFormAuthenticator.ATTEMPTED_USERNAME, address.text());
        }
    }

    /**
     * Stores the message for {@link #showAgain}.
     *
     * @param field null for a message without a field, which isn't stored
     */
    static void keep(AuthenticationFlowContext context, String message, @Nullable String field) {
        AuthenticationSessionModel signIn = context.getAuthenticationSession();
        if (field == null) {
            signIn.removeAuthNote(FIELD);
        } else {
            signIn.setAuthNote(FIELD, field);
            signIn.setAuthNote(MESSAGE, message);
        }
    }

    /**
     * Shows the message on the same page in another language. Removes it if the page is opened for another reason.
     *
     * @param fields gets the address
     */
    static void showAgain(AuthenticationFlowContext context, MultivaluedMap<String, String> fields) {
        AuthenticationSessionModel signIn = context.getAuthenticationSession();
        if (!context.getUriInfo().getQueryParameters().containsKey(LocaleSelectorProvider.KC_LOCALE_PARAM)) {
            signIn.removeAuthNote(FIELD);
            return;
        }
        String address = signIn.getAuthNote(AbstractUsernameFormAuthenticator.ATTEMPTED_USERNAME);
        if (address != null && context.getUser() == null) {
            fields.putSingle(AuthenticationManager.FORM_USERNAME, address);
        }
        String field = signIn.getAuthNote(FIELD);
        if (field != null) {
            context.form().addError(new FormMessage(field, signIn.getAuthNote(MESSAGE)));
        }
    }
}
