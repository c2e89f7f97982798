package org.powersource.idp.recovery;

import com.google.auto.service.AutoService;
import jakarta.ws.rs.core.Response;
import org.keycloak.TokenVerifier.Predicate;
import org.keycloak.authentication.actiontoken.AbstractActionTokenHandler;
import org.keycloak.authentication.actiontoken.ActionTokenContext;
import org.keycloak.authentication.actiontoken.ActionTokenHandlerFactory;
import org.keycloak.authentication.actiontoken.TokenUtils;
import org.keycloak.events.Errors;
import org.keycloak.events.EventType;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.UserModel;
import org.keycloak.services.messages.Messages;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.powersource.idp.mail.LinkState;
import org.powersource.idp.mail.MailLinks;
import org.powersource.idp.mail.MailedLink;

/** Opens reset links of older versions, which Keycloak checks and hands over with a sign-in. */
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
        AuthenticationSessionModel signIn = context.getAuthenticationSession();
        UserModel user = signIn.getAuthenticatedUser();
        return new MailLinks(context.getSession())
                .mail(context.getRealm(), token.getMailId())
                .map(mail -> new OpenedResetLink(
                        context.getSession(),
                        new MailedLink(
                                user, mail, new ResetMailState(context.getSession(), user).isAt(token.getEmail()))))
                .map(link -> link.isGood() ? link.enter(signIn) : link.ended(signIn))
                .orElseGet(() -> {
                    signIn.setAuthenticatedUser(null);
                    return EndedLink.page(
                            context.getSession()
                                    .getProvider(LoginFormsProvider.class)
                                    .setAuthenticationSession(signIn),
                            LinkState.UNKNOWN);
                });
    }

    @Override
    public boolean canUseTokenRepeatedly(ResetToken token, ActionTokenContext<ResetToken> context) {
        return true;
    }
}
