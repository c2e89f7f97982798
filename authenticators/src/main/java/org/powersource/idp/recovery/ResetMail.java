package org.powersource.idp.recovery;

import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.common.util.Time;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.powersource.idp.account.Matching;

/** Orders the mail and says where to look for it. The flow goes on with the mailed link only. */
final class ResetMail extends RecoveryStep {

    private static final String TEMPLATE = "reset-mail-sent.ftl";

    /** Also called when the page is loaded again: the mail is ordered once. */
    @Override
    void ask(AuthenticationFlowContext context) {
        if (RecoveryNote.ORDERED_AT.read(context.getAuthenticationSession()) == null) {
            order(context);
        }
        context.challenge(page(context, false));
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        boolean again = context.getHttpRequest().getDecodedFormParameters().containsKey("send-again");
        if (again) {
            order(context);
        }
        context.challenge(page(context, again));
    }

    private static void order(AuthenticationFlowContext context) {
        AuthenticationSessionModel authSession = context.getAuthenticationSession();
        String address = address(context);
        RecoveryAccount account =
                RecoveryAccount.of(context.getSession(), address, Matching.of(context.getAuthenticatorConfig()));
        Duration life = Duration.ofMinutes(
                ResetMailFactory.LINK_MINUTES.in(ResetMailFactory.config(context.getAuthenticatorConfig())));
        new RecoveryMails(context.getSession(), authSession)
                .resetLink(address, account, life, MailLimits.of(context.getAuthenticatorConfig()));
        RecoveryNote.ORDERED_AT.write(authSession, Long.toString(Time.currentTimeMillis()));
    }

    private static Response page(AuthenticationFlowContext context, boolean again) {
        return context.form()
                .setAttribute(
                        ResetMailBean.NAME,
                        new ResetMailBean(
                                context.getRealm().getSmtpConfig().get("from"),
                                MailLimits.of(context.getAuthenticatorConfig())
                                        .cooldown()
                                        .toSeconds(),
                                again))
                .createForm(TEMPLATE);
    }
}
