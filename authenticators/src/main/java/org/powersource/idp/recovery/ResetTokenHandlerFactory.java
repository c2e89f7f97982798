package org.powersource.idp.recovery;

import com.google.auto.service.AutoService;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.keycloak.TokenVerifier.Predicate;
import org.keycloak.authentication.actiontoken.AbstractActionTokenHandler;
import org.keycloak.authentication.actiontoken.ActionTokenContext;
import org.keycloak.authentication.actiontoken.ActionTokenHandlerFactory;
import org.keycloak.authentication.actiontoken.TokenUtils;
import org.keycloak.authentication.actiontoken.resetcred.ResetCredentialsActionTokenHandler.ResetCredsAuthenticationProcessor;
import org.keycloak.authentication.authenticators.broker.AbstractIdpAuthenticator;
import org.keycloak.common.util.Time;
import org.keycloak.events.Errors;
import org.keycloak.events.EventType;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.UserModel;
import org.keycloak.services.messages.Messages;
import org.keycloak.services.resources.LoginActionsService;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.powersource.idp.account.SignInEmail;
import org.powersource.idp.kit.EventDetail;
import org.powersource.idp.kit.SuiteEvent;
import org.powersource.idp.mail.LinkState;
import org.powersource.idp.mail.MailLinks;

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
        UserModel user = authSession.getAuthenticatedUser();
        ResetMailState mail = new ResetMailState(context.getSession(), user);
        LinkState state = mail.of(token.getMailId(), token.getEmail());
        if (state != LinkState.VALID) {
            SuiteEvent.RESET_LINK_REFUSED.report(context.getEvent(), Map.of(EventDetail.LINK, state.name()));
            return mail.isAt(token.getEmail()) ? ended(token, context, user, state) : page(context, state);
        }
        Recovery.setAddress(authSession, SignInEmail.of(user).spelling());
        new MailLinks(context.getSession()).opened(token.getMailId());
        RecoveryNote.MAIL.write(authSession, token.getMailId());
        if (token.getEmail() != null) {
            RecoveryNote.MAILED_TO.write(authSession, token.getEmail());
        }
        return flow(context);
    }

    /**
     * The owner answered the question a short while ago, so another link is a click away; after that it takes all steps again. The
     * user is taken away, see {@link RecoveryNote}.
     */
    private static Response ended(
            ResetToken token, ActionTokenContext<ResetToken> context, UserModel user, LinkState state) {
        AuthenticationSessionModel authSession = context.getAuthenticationSession();
        Optional<Instant> answeredAt = answeredAt(context, token);
        Recovery.setAddress(authSession, SignInEmail.of(user).spelling());
        if (answeredAt.isEmpty()) {
            return page(context, state);
        }
        RecoveryNote.MAIL.remove(authSession);
        authSession.setAuthenticatedUser(null);
        RecoveryNote.ENDED_LINK.write(authSession, state.name());
        RecoveryNote.ANSWERED_AT.write(
                authSession, Long.toString(answeredAt.get().toEpochMilli()));
        return flow(context);
    }

    /** Without a word about the account: an earlier address of it may read this. */
    private static Response page(ActionTokenContext<ResetToken> context, LinkState state) {
        AuthenticationSessionModel authSession = context.getAuthenticationSession();
        RecoveryNote.MAIL.remove(authSession);
        authSession.setAuthenticatedUser(null);
        return EndedLink.page(
                context.getSession().getProvider(LoginFormsProvider.class).setAuthenticationSession(authSession),
                state);
    }

    /** When the question was answered that led to the mail; empty once that doesn't count any more. */
    private static Optional<Instant> answeredAt(ActionTokenContext<ResetToken> context, ResetToken token) {
        Instant now = Instant.ofEpochMilli(Time.currentTimeMillis());
        return new MailLinks(context.getSession())
                .mail(context.getRealm(), token.getMailId())
                .map(mail -> Optional.ofNullable(mail.details().get(ResetLinkMail.ANSWERED_AT))
                        .map(Long::valueOf)
                        .map(Instant::ofEpochMilli)
                        .orElse(mail.requestedAt()))
                .filter(time -> time.plus(ResetLinkMail.WORTH).isAfter(now));
    }

    /** All steps decide anew: one that had nothing to ask before the mail may have to ask now. */
    private static Response flow(ActionTokenContext<ResetToken> context) {
        AuthenticationSessionModel authSession = context.getAuthenticationSession();
        // Otherwise ResetCredsAuthenticationProcessor links the identity provider whose first sign-in led here.
        authSession.removeAuthNote(AbstractIdpAuthenticator.BROKERED_CONTEXT_NOTE);
        authSession.clearExecutionStatus();
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
