package org.powersource.idp.recovery;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.events.Errors;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.FormMessage;
import org.powersource.idp.account.Matching;

/** Asks everybody a question: the account's own, or one that looks like it. */
final class AskQuestion extends RecoveryStep {

    private static final String TEMPLATE = "reminder-question.ftl";
    private static final String FORGOTTEN = "reminder-question-forgotten.ftl";
    private static final String FIELD = "answer";

    @Override
    void ask(AuthenticationFlowContext context) {
        context.challenge(page(context, account(context), null));
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        MultivaluedMap<String, String> form = context.getHttpRequest().getDecodedFormParameters();
        String answer = form.getFirst(FIELD);
        if (form.containsKey("resend-activation")) {
            // The address has been told the truth already, in the step before; the page that follows is everybody's.
            RecoveryNote.ORDERED_AT.write(context.getAuthenticationSession(), "0");
            context.success();
        } else if (form.containsKey("forgot-answer")) {
            context.challenge(context.form().createForm(FORGOTTEN));
        } else if (answer == null || answer.isBlank()) {
            context.challenge(
                    page(context, account(context), form.containsKey(FIELD) ? "recoveryAnswerMissing" : null));
        } else {
            check(context, answer);
        }
    }

    private static void check(AuthenticationFlowContext context, String answer) {
        KeycloakSession session = context.getSession();
        String address = address(context);
        RecoveryLimits limits = new RecoveryLimits(session);
        boolean counted = limits.allowAnswer(address);
        RecoveryAccount account = account(context);
        if (counted && answersRightly(session, account, answer)) {
            limits.forgetAnswers(address);
            context.success();
            return;
        }
        if (!counted) {
            new RecoveryMails(session, context.getAuthenticationSession()).heldNews(address, account);
        }
        context.getEvent().clone().detail("step", FIELD).error(Errors.INVALID_USER_CREDENTIALS);
        context.challenge(page(context, account, "recoveryAnswerWrong"));
    }

    /** The fifth answer is counted and holds the question before it is checked; it is still a chance. */
    private static boolean answersRightly(KeycloakSession session, RecoveryAccount account, String answer) {
        RecoveryAccount asked =
                account.state() == RecoveryCase.HELD ? new RecoveryAccount(account.user(), RecoveryCase.OPEN) : account;
        return asked.isAnsweredBy(session, answer);
    }

    private static RecoveryAccount account(AuthenticationFlowContext context) {
        return RecoveryAccount.of(
                context.getSession(), address(context), Matching.of(context.getAuthenticatorConfig()));
    }

    private static Response page(AuthenticationFlowContext context, RecoveryAccount account, @Nullable String error) {
        LoginFormsProvider form = context.form();
        if (error != null) {
            form.addError(new FormMessage(FIELD, error));
        }
        return form.setAttribute("question", account.question(context.getSession(), address(context)))
                .createForm(TEMPLATE);
    }
}
