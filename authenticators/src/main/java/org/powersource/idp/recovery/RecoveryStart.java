package org.powersource.idp.recovery;

import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.browser.AbstractUsernameFormAuthenticator;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.messages.Messages;
import org.keycloak.services.validation.Validation;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.powersource.idp.account.Matching;

/** Asks for the address, and tells nothing. */
final class RecoveryStart extends RecoveryStep {

    /** RFC 5321 §4.5.3.1.3: no address is longer. */
    private static final int LONGEST_ADDRESS = 254;

    @Override
    void ask(AuthenticationFlowContext context) {
        context.challenge(page(context, null));
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        String typed =
                context.getHttpRequest().getDecodedFormParameters().getFirst(AuthenticationManager.FORM_USERNAME);
        String address = typed == null ? "" : typed.trim();
        if (address.isEmpty() || address.length() > LONGEST_ADDRESS || address.indexOf('@') < 0) {
            context.challenge(page(context, address.isEmpty() ? Messages.MISSING_EMAIL : Messages.INVALID_EMAIL));
            return;
        }
        KeycloakSession session = context.getSession();
        AuthenticationSessionModel authSession = context.getAuthenticationSession();
        RecoveryNote.ADDRESS.write(authSession, address);
        authSession.setAuthNote(AbstractUsernameFormAuthenticator.ATTEMPTED_USERNAME, address);
        RecoveryAccount account = RecoveryAccount.of(session, address, Matching.of(context.getAuthenticatorConfig()));
        new RecoveryMails(session, authSession).news(address, account, MailLimits.of(context.getAuthenticatorConfig()));
        context.success();
    }

    private static Response page(AuthenticationFlowContext context, @Nullable String error) {
        LoginFormsProvider form = context.form();
        return error == null
                ? form.createPasswordReset()
                : form.addError(new FormMessage(Validation.FIELD_USERNAME, error))
                        .createPasswordReset();
    }
}
