package org.powersource.idp.recovery;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.Errors;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.utils.FormMessage;

/** Asks everybody a question: the account's own, or one that looks like it. */
final class AskQuestion extends RecoveryStep {

    private static final String TEMPLATE = "reminder-question.ftl";
    private static final String FORGOTTEN = "reminder-question-forgotten.ftl";
    private static final String FIELD = "answer";

    @Override
    boolean isDone(Recovery recovery) {
        return recovery.settings().ask() == AskWhen.AFTER_LINK
                ? !recovery.cameByLink()
                : recovery.cameByLink() || recovery.cameByEndedLink();
    }

    @Override
    void ask(Recovery recovery) {
        recovery.context().challenge(page(recovery, recovery.account(), null));
    }

    @Override
    void answer(Recovery recovery) {
        MultivaluedMap<String, String> form = recovery.form();
        String answer = form.getFirst(FIELD);
        if (form.containsKey("resend-activation") && !recovery.cameByLink()) {
            RecoveryNote.ORDER.write(recovery.authSession(), RecoveryOrder.ACTIVATION.name());
            recovery.context().success();
        } else if (form.containsKey("forgot-answer")) {
            recovery.context().challenge(recovery.context().form().createForm(FORGOTTEN));
        } else if (answer == null || answer.isBlank()) {
            recovery.context()
                    .challenge(page(
                            recovery, recovery.account(), form.containsKey(FIELD) ? "recoveryAnswerMissing" : null));
        } else {
            check(recovery, answer);
        }
    }

    private static void check(Recovery recovery, String answer) {
        String address = recovery.address();
        RecoveryLimits limits = recovery.limits();
        boolean counted = limits.allowAnswer(address);
        RecoveryAccount account = recovery.account();
        if (counted && answersRightly(recovery, account, answer)) {
            limits.forgetAnswers(address);
            recovery.context().success();
            return;
        }
        if (!counted) {
            recovery.mails().heldNews(address, account);
        }
        recovery.context().getEvent().clone().detail("step", FIELD).error(Errors.INVALID_USER_CREDENTIALS);
        recovery.context().challenge(page(recovery, account, "recoveryAnswerWrong"));
    }

    /** The last answer allowed is counted and holds the question before it is checked; it is still a chance. */
    private static boolean answersRightly(Recovery recovery, RecoveryAccount account, String answer) {
        RecoveryAccount asked =
                account.state() == RecoveryCase.HELD ? new RecoveryAccount(account.user(), RecoveryCase.OPEN) : account;
        return asked.isAnsweredBy(recovery.session(), answer);
    }

    private static Response page(Recovery recovery, RecoveryAccount account, @Nullable String error) {
        RecoverySettings settings = recovery.settings();
        LoginFormsProvider form = recovery.context().form();
        if (error != null) {
            form.addError(new FormMessage(
                    FIELD,
                    error,
                    settings.wrongAnswers().max(),
                    settings.wrongAnswers().hold().toHours()));
        }
        return form.setAttribute(
                        AskQuestionBean.NAME,
                        new AskQuestionBean(
                                account.question(recovery.session(), recovery.address()),
                                settings.delivery(),
                                recovery.cameByLink()))
                .createForm(TEMPLATE);
    }
}
