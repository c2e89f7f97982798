package org.powersource.idp.mail;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.models.KeycloakSession;
import org.keycloak.sessions.AuthenticationSessionCompoundId;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The sign-in that a mail interrupts, as stored in the mail's details. In the same browser, the mailed link continues it.
 *
 * @param tab tab id of the sign-in; null if the mail interrupts none
 * @param authSession compound id of the authentication session
 * @param clientData Keycloak's record of the app's request: redirect URI, state and so on
 */
public record RunningSignIn(
        @Nullable String tab,
        @Nullable String authSession,
        @Nullable String clientData) {

    /** Longer client data doesn't fit into a row; the sign-in then continues at the app's home. */
    private static final int LONGEST_CLIENT_DATA = 2000;

    private static final String TAB = "tab";
    private static final String AUTH_SESSION = "authSession";
    private static final String CLIENT_DATA = "clientData";

    public static RunningSignIn of(KeycloakSession session, AuthenticationSessionModel authSession) {
        String clientData = AuthenticationProcessor.getClientData(session, authSession);
        return new RunningSignIn(
                authSession.getTabId(),
                AuthenticationSessionCompoundId.fromAuthSession(authSession).getEncodedId(),
                clientData == null || clientData.length() > LONGEST_CLIENT_DATA ? null : clientData);
    }

    public static RunningSignIn of(Mail mail) {
        Map<String, String> details = mail.details();
        return new RunningSignIn(details.get(TAB), details.get(AUTH_SESSION), details.get(CLIENT_DATA));
    }

    public Map<String, String> details() {
        Map<String, String> details = new HashMap<>();
        details.computeIfAbsent(TAB, key -> tab);
        details.computeIfAbsent(AUTH_SESSION, key -> authSession);
        details.computeIfAbsent(CLIENT_DATA, key -> clientData);
        return details;
    }
}
