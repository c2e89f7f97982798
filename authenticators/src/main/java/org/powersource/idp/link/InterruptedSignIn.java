package org.powersource.idp.link;

import java.util.Optional;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionCompoundId;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.sessions.RootAuthenticationSessionModel;
import org.powersource.idp.mail.Mail;
import org.powersource.idp.mail.RunningSignIn;

/** The sign-in that a mail interrupted, in the browser where its link is opened. */
final class InterruptedSignIn {

    /** Client note of a sign-in that continues an interrupted one under another tab id. */
    private static final String CONTINUES = "powersource.link.continues";

    private final KeycloakSession session;
    private final RootAuthenticationSessionModel root;

    /** @param root of the browser */
    InterruptedSignIn(KeycloakSession session, RootAuthenticationSessionModel root) {
        this.session = session;
        this.root = root;
    }

    /** Empty if the sign-in no longer runs in this browser, or is for another account now. */
    Optional<AuthenticationSessionModel> of(Mail mail, UserModel user) {
        String interrupted = RunningSignIn.of(mail).authSession();
        if (interrupted == null) {
            return Optional.empty();
        }
        return root.getAuthenticationSessions().values().stream()
                .filter(signIn ->
                        signIn.getClient() != null && signIn.getClient().isEnabled())
                .filter(signIn -> interrupted.equals(id(signIn)) || interrupted.equals(signIn.getClientNote(CONTINUES)))
                .filter(signIn -> signIn.getAuthenticatedUser() == null
                        || signIn.getAuthenticatedUser().equals(user))
                .findFirst()
                .map(signIn -> interrupted.equals(id(signIn)) ? renewed(signIn) : signIn);
    }

    /** The same sign-in under another tab id. An attacker who began it and planted its cookies in this browser knows the old id only. */
    private AuthenticationSessionModel renewed(AuthenticationSessionModel begun) {
        AuthenticationSessionModel renewed = AuthenticationProcessor.clone(session, begun);
        renewed.setClientNote(CONTINUES, id(begun));
        root.removeAuthenticationSessionByTabId(begun.getTabId());
        return renewed;
    }

    private static String id(AuthenticationSessionModel signIn) {
        return AuthenticationSessionCompoundId.fromAuthSession(signIn).getEncodedId();
    }
}
