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

    static boolean isMissingField(String field) {
        return field.equals(MISSING_ADDRESS) || field.equals(MISSING_PASSWORD);
    }

    /** Stock keeps the address of each attempt itself. */
    static void keepAddress(AuthenticationFlowContext context, EmailAddress address) {
        context.getAuthenticationSession()
                .setAuthNote(AbstractUsernameFormAuthenticator.ATTEMPTED_USERNAME, address.text());
    }

    /**
     * Keeps it for {@link #showAgain}.
     *
     * @param field null for a message that belongs to no field; nothing is kept of it
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
     * Where the page comes again in another language.
     *
     * @param fields gets the address
     */
    static void showAgain(AuthenticationFlowContext context, MultivaluedMap<String, String> fields) {
        if (!context.getUriInfo().getQueryParameters().containsKey(LocaleSelectorProvider.KC_LOCALE_PARAM)) {
            return;
        }
        AuthenticationSessionModel signIn = context.getAuthenticationSession();
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
