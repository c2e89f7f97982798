package org.powersource.idp.recovery;

import com.google.auto.service.AutoService;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.keycloak.TokenVerifier.Predicate;
import org.keycloak.authentication.actiontoken.AbstractActionTokenHandler;
import org.keycloak.authentication.actiontoken.ActionTokenContext;
import org.keycloak.authentication.actiontoken.ActionTokenHandlerFactory;
import org.keycloak.authentication.actiontoken.TokenUtils;
import org.keycloak.authentication.actiontoken.resetcred.ResetCredentialsActionTokenHandler.ResetCredsAuthenticationProcessor;
import org.keycloak.common.util.Time;
import org.keycloak.events.Errors;
import org.keycloak.events.EventType;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.RealmModel;
import org.keycloak.services.messages.Messages;
import org.keycloak.services.resources.LoginActionsService;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.powersource.idp.account.SignInEmail;
import org.powersource.idp.outbox.LinkState;
import org.powersource.idp.outbox.MailLinks;

/**
 * Opens a reset link: on with the reset flow, whose first three steps let it pass. Opening uses nothing up, so mail scanners
 * and a second look do no harm.
 */
@AutoService(ActionTokenHandlerFactory.class)
@SuppressWarnings("rawtypes") // a service is named without its type
public final class ResetTokenHandlerFactory extends AbstractActionTokenHandler<ResetToken> {

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
        AuthenticationSessionModel authSession = context.getAuthenticationSession();
        MailLinks links = new MailLinks(context.getSession());
        LinkState state = new ResetMailState(context.getSession(), authSession.getAuthenticatedUser())
                .of(token.getMailId(), token.getEmail());
        Recovery.setAddress(
                authSession, SignInEmail.of(authSession.getAuthenticatedUser()).spelling());
        if (state != LinkState.VALID) {
            context.getEvent().detail("link", state.name()).error(Errors.EXPIRED_CODE);
            return ended(token, context, links, state);
        }
        links.opened(token.getMailId());
        RecoveryNote.MAIL.write(authSession, token.getMailId());
        if (token.getEmail() != null) {
            RecoveryNote.MAILED_TO.write(authSession, token.getEmail());
        }
        return flow(context);
    }

    /**
     * Whoever has the link was found to be its owner a short while ago, so another one is a click away; after that it takes
     * all steps again. The user is taken away, see {@link RecoveryNote}.
     */
    private static Response ended(
            ResetToken token, ActionTokenContext<ResetToken> context, MailLinks links, LinkState state) {
        AuthenticationSessionModel authSession = context.getAuthenticationSession();
        RecoveryNote.MAIL.remove(authSession);
        if (!isRecent(links, context.getRealm(), token)) {
            return EndedLink.page(
                    context.getSession().getProvider(LoginFormsProvider.class).setAuthenticationSession(authSession),
                    state);
        }
        authSession.setAuthenticatedUser(null);
        RecoveryNote.ENDED_LINK.write(authSession, state.name());
        return flow(context);
    }

    private static boolean isRecent(MailLinks links, RealmModel realm, ResetToken token) {
        Instant now = Instant.ofEpochMilli(Time.currentTimeMillis());
        return links.requestedAt(realm, token.getMailId())
                .filter(time -> time.plus(ResetLinkMail.WORTH).isAfter(now))
                .isPresent();
    }

    /** All steps decide anew: one that had nothing to ask before the mail may have to ask now. */
    private static Response flow(ActionTokenContext<ResetToken> context) {
        context.getAuthenticationSession().clearExecutionStatus();
        return context.processFlow(
                false,
                LoginActionsService.RESET_CREDENTIALS_PATH,
                context.getRealm().getResetCredentialsFlow(),
                null,
                new ResetCredsAuthenticationProcessor());
    }

    @Override
    public boolean canUseTokenRepeatedly(ResetToken token, ActionTokenContext<ResetToken> context) {
        return true;
    }
}
