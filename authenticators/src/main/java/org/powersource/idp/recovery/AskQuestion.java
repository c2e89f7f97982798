package org.powersource.idp.recovery;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.Errors;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.FormMessage;
import org.powersource.idp.reminder.AskedAddress;
import org.powersource.idp.reminder.Reminder;

/** Asks everybody a question: the account's own, or one that looks like it. */
final class AskQuestion extends RecoveryStep {

    private static final String TEMPLATE = "reminder-question.ftl";
    private static final String FORGOTTEN = "reminder-question-forgotten.ftl";
    private static final String FIELD = "answer";

    @Override
    boolean isDone(Recovery recovery) {
        return recovery.settings().ask() == AskWhen.AFTER_LINK
                ? !recovery.cameByLink() || recovery.cameByContactsLink()
                : recovery.cameByLink() || recovery.cameByEndedLink();
    }

    @Override
    void ask(Recovery recovery) {
        recovery.context().challenge(page(recovery, recovery.asked(), null));
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
                    .challenge(
                            page(recovery, recovery.asked(), form.containsKey(FIELD) ? "recoveryAnswerMissing" : null));
        } else {
            check(recovery, answer);
        }
    }

    private static void check(Recovery recovery, String answer) {
        String address = recovery.address();
        RecoveryLimits limits = recovery.limits();
        boolean counted = limits.allowAnswer(address);
        AskedAddress asked = recovery.asked();
        if (counted && asked.isAnsweredBy(answer) && opens(recovery, asked, answer)) {
            limits.forgetAnswers(address);
            recovery.context().success();
            return;
        }
        if (!counted) {
            recovery.mails().heldNews();
        }
        recovery.context().getEvent().clone().detail("step", FIELD).error(Errors.INVALID_USER_CREDENTIALS);
        recovery.context().challenge(page(recovery, asked, "recoveryAnswerWrong"));
    }

    /** A right answer is not enough for an account that this way is closed to; its owner was told by mail. */
    private static boolean opens(Recovery recovery, AskedAddress asked, String answer) {
        KeycloakSession session = recovery.session();
        Optional<UserModel> owner = asked.userId()
                .map(id -> session.users().getUserById(recovery.context().getRealm(), id))
                .filter(user -> RecoveryAccount.isOpen(session, user, recovery.address()));
        owner.ifPresent(user -> new Reminder(session).renewHash(user, answer));
        return owner.isPresent();
    }

    private static Response page(Recovery recovery, AskedAddress asked, @Nullable String error) {
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
                        new AskQuestionBean(asked.question(), settings.delivery(), recovery.cameByLink()))
                .createForm(TEMPLATE);
    }
}
