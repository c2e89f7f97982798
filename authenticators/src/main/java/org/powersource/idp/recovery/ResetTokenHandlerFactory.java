package org.powersource.idp.recovery;

import com.google.auto.service.AutoService;
import jakarta.ws.rs.core.Response;
import org.keycloak.TokenVerifier.Predicate;
import org.keycloak.authentication.actiontoken.AbstractActionTokenHandler;
import org.keycloak.authentication.actiontoken.ActionTokenContext;
import org.keycloak.authentication.actiontoken.ActionTokenHandlerFactory;
import org.keycloak.authentication.actiontoken.TokenUtils;
import org.keycloak.authentication.actiontoken.resetcred.ResetCredentialsActionTokenHandler.ResetCredsAuthenticationProcessor;
import org.keycloak.events.Errors;
import org.keycloak.events.EventType;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.messages.Messages;
import org.keycloak.services.resources.LoginActionsService;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.powersource.idp.outbox.LinkState;
import org.powersource.idp.outbox.MailLinks;

/**
 * Opens a reset link: on with the reset flow, whose first three steps let it pass. Opening uses nothing up, so mail scanners
 * and a second look do no harm.
 */
@AutoService(ActionTokenHandlerFactory.class)
@SuppressWarnings("rawtypes") // a service is named without its type
public final class ResetTokenHandlerFactory extends AbstractActionTokenHandler<ResetToken> {

    private static final String ENDED = "reset-link-ended.ftl";

    public ResetTokenHandlerFactory() {
        super(
                ResetToken.TYPE,
                ResetToken.class,
                Messages.RESET_CREDENTIAL_NOT_ALLOWED,
                EventType.RESET_PASSWORD,
                Errors.NOT_ALLOWED);
    }

    @Override
    @SuppressWarnings("unchecked") // stock's own signature
    public Predicate<? super ResetToken>[] getVerifiers(ActionTokenContext<ResetToken> context) {
        return TokenUtils.predicates(TokenUtils.checkThat(
                context.getRealm()::isResetPasswordAllowed, Errors.NOT_ALLOWED, Messages.RESET_CREDENTIAL_NOT_ALLOWED));
    }

    @Override
    public Response handleToken(ResetToken token, ActionTokenContext<ResetToken> context) {
        KeycloakSession session = context.getSession();
        AuthenticationSessionModel authSession = context.getAuthenticationSession();
        MailLinks links = new MailLinks(session);
        LinkState state = links.state(context.getRealm(), token.getMailId(), ResetLinkMail.RIVALS);
        if (state != LinkState.VALID) {
            context.getEvent().detail("link", state.name()).error(Errors.EXPIRED_CODE);
            return ended(session, authSession, state);
        }
        links.opened(token.getMailId());
        RecoveryNote.MAIL.write(authSession, token.getMailId());
        return context.processFlow(
                false,
                LoginActionsService.RESET_CREDENTIALS_PATH,
                context.getRealm().getResetCredentialsFlow(),
                null,
                new ResetCredsAuthenticationProcessor());
    }

    static Response ended(KeycloakSession session, AuthenticationSessionModel authSession, LinkState state) {
        Response page = session.getProvider(LoginFormsProvider.class)
                .setAuthenticationSession(authSession)
                .setAttribute("linkState", state.name())
                .createForm(ENDED);
        return Response.fromResponse(page).status(Response.Status.GONE).build();
    }

    @Override
    public boolean canUseTokenRepeatedly(ResetToken token, ActionTokenContext<ResetToken> context) {
        return true;
    }
}
