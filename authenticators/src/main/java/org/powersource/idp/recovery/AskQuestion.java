package org.powersource.idp.recovery;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Duration;
import java.util.Map;
import org.powersource.idp.kit.EventDetail;
import org.powersource.idp.kit.SharedId;
import org.powersource.idp.kit.Stopwatch;
import org.powersource.idp.kit.SuiteEvent;
import org.powersource.idp.limit.Allowance;
import org.powersource.idp.reminder.AskWhen;

/** Asks everybody for the answer to their reminder question. The page needs no account; only the answer is compared with one. */
final class AskQuestion extends RecoveryStep {

    private final Duration leastRefusal;

    /**
     * For one request.
     *
     * @param leastRefusal minimum time of a refused answer, see {@link Stopwatch#leastRefusal}
     */
    AskQuestion(Duration leastRefusal) {
        this.leastRefusal = leastRefusal;
    }

    @Override
    boolean isDone(Recovery recovery) {
        return recovery.settings().ask() == AskWhen.AFTER_LINK
                ? !recovery.cameByLink() || recovery.cameByContactsLink()
                : recovery.cameByLink() || recovery.cameByEndedLink();
    }

    @Override
    void ask(Recovery recovery) {
        page(recovery).show();
    }

    @Override
    void answer(Recovery recovery) {
        MultivaluedMap<String, String> form = recovery.form();
        String answer = form.getFirst(QuestionPage.ANSWER);
        if (form.containsKey(SharedId.RESEND_ACTIVATION.id()) && !recovery.cameByLink()) {
            RecoveryNote.ORDER.write(recovery.authSession(), RecoveryOrder.ACTIVATION.name());
            recovery.context().success();
        } else if (recovery.isHelpPressed()) {
            recovery.context().challenge(recovery.help());
        } else if (form.containsKey("forgot-answer")) {
            page(recovery).showForgotten();
        } else if (answer != null && !answer.isBlank()) {
            check(recovery, answer);
        } else if (answer != null) {
            page(recovery).refuse("recoveryAnswerMissing");
        } else {
            page(recovery).show();
        }
    }

    private void check(Recovery recovery, String answer) {
        Stopwatch stopwatch = new Stopwatch();
        RecoveryLimits limits = recovery.limits();
        Allowance allowance = limits.takeAnswer(recovery.address());
        if (allowance == Allowance.ALLOWED && new AnswerCheck(recovery).opensWith(answer)) {
            limits.forgetAnswers(recovery.address());
            RecoveryNote.ANSWERED_AT.remove(recovery.authSession());
            recovery.context().success();
            return;
        }
        stopwatch.answerNotBefore(leastRefusal, recovery.session());
        if (allowance == Allowance.OTHER_LIMIT) {
            recovery.mails().lockedNews();
        }
        SuiteEvent.ANSWER_REFUSED.report(
                recovery.context().getEvent().clone(),
                Map.of(EventDetail.STEP, QuestionPage.ANSWER, EventDetail.REASON, reason(allowance)));
        page(recovery).refuse(allowance == Allowance.CLIENT_LIMIT ? "recoveryAnswersOfClient" : "recoveryAnswerWrong");
    }

    static String reason(Allowance allowance) {
        return switch (allowance) {
            case ALLOWED -> "wrong_answer";
            case CLIENT_LIMIT -> "client_limit";
            case OTHER_LIMIT -> "question_locked";
        };
    }

    private static QuestionPage page(Recovery recovery) {
        return recovery.cameByLink()
                ? QuestionPage.afterLink(recovery, new AnswerCheck(recovery).questionAfterLink())
                : QuestionPage.of(recovery);
    }
}
