package org.powersource.idp.recovery;

import com.google.auto.service.AutoService;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.authentication.requiredactions.UpdatePassword;
import org.keycloak.models.KeycloakSession;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.powersource.idp.outbox.LinkState;
import org.powersource.idp.outbox.MailLinks;

/**
 * Stock's new-password page; with a reset link it takes the link for the password: whichever of several open forms is first
 * accepted uses it up. Without one it is stock's in every way.
 */
@AutoService(RequiredActionFactory.class)
public final class NewPasswordFactory extends UpdatePassword {

    /** Before stock's of the same id. */
    @Override
    public int order() {
        return 100;
    }

    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        return this;
    }

    @Override
    public void processAction(RequiredActionContext context) {
        AuthenticationSessionModel authSession = context.getAuthenticationSession();
        String mailId = RecoveryNote.MAIL.read(authSession);
        if (mailId == null) {
            super.processAction(context);
            return;
        }
        KeycloakSession session = context.getSession();
        MailLinks.Locked link = new MailLinks(session).lock(context.getRealm(), mailId, ResetLinkMail.RIVALS);
        if (link.state() != LinkState.VALID) {
            context.challenge(ResetTokenHandlerFactory.ended(session, authSession, link.state()));
            return;
        }
        super.processAction(context);
        if (context.getStatus() == RequiredActionContext.Status.SUCCESS) {
            link.use();
            session.loginFailures()
                    .removeUserLoginFailure(
                            context.getRealm(), context.getUser().getId());
        }
    }
}
