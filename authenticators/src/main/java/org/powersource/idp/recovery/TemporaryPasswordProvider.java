package org.powersource.idp.recovery;

import org.keycloak.credential.CredentialInput;
import org.keycloak.credential.CredentialInputValidator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.powersource.idp.account.StandInProvider;
import org.powersource.idp.mail.MailLinks;

/**
 * Accepts a mailed password wherever a sign-in asks for the account's own, because Keycloak asks every provider of the type
 * <i>password</i>. The sign-in then leads to the page for a new password.
 */
final class TemporaryPasswordProvider extends StandInProvider implements CredentialInputValidator {

    private final KeycloakSession session;

    TemporaryPasswordProvider(KeycloakSession session) {
        super(session, TemporaryPasswords.TYPE, "temporaryPassword");
        this.session = session;
    }

    @Override
    public boolean supportsCredentialType(String type) {
        return PasswordCredentialModel.TYPE.equals(type);
    }

    /** An account with only a mailed password counts as one without a password. */
    @Override
    public boolean isConfiguredFor(RealmModel realm, UserModel user, String type) {
        return false;
    }

    @Override
    public boolean isValid(RealmModel realm, UserModel user, CredentialInput input) {
        AuthenticationSessionModel signIn = session.getContext().getAuthenticationSession();
        String typed = input.getChallengeResponse();
        return signIn != null
                && typed != null
                && new TemporaryPasswords(session, user)
                        .mailOf(typed)
                        .map(mailId -> use(signIn, user, mailId))
                        .isPresent();
    }

    private String use(AuthenticationSessionModel signIn, UserModel user, String mailId) {
        RecoveryNote.MAILED_TO.write(signIn, user.getEmail());
        RecoveryNote.TEMPORARY_PASSWORD.write(signIn, mailId);
        signIn.addRequiredAction(UserModel.RequiredAction.UPDATE_PASSWORD);
        new MailLinks(session).opened(mailId);
        return mailId;
    }
}
