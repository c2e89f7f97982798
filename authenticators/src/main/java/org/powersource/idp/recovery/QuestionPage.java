package org.powersource.idp.recovery;

import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.utils.FormMessage;
import org.powersource.idp.reminder.QuestionList;
import org.powersource.idp.reminder.ReminderQuestion;

/**
 * The page that asks for the answer. It depends only on the address, the realm's options, the language and the client. It can't read
 * accounts ({@code ArchitectureTest}), so it can't reveal them.
 */
final class QuestionPage {

    static final String ANSWER = "answer";

    private static final String TEMPLATE = "powersource-reminder-question.ftl";
    private static final String FORGOTTEN = "powersource-reminder-question-forgotten.ftl";

    private final Recovery recovery;
    private final Optional<ReminderQuestion> chosen;

    private QuestionPage(Recovery recovery, Optional<ReminderQuestion> chosen) {
        this.recovery = recovery;
        this.chosen = chosen;
    }

    static QuestionPage of(Recovery recovery) {
        return new QuestionPage(recovery, Optional.empty());
    }

    /** The page after a mailed link, with the account's own question. */
    static QuestionPage afterLink(Recovery recovery, Optional<ReminderQuestion> chosen) {
        return new QuestionPage(recovery, chosen);
    }

    void show() {
        recovery.context().challenge(page(null));
    }

    void refuse(String error) {
        recovery.context().challenge(page(error));
    }

    void showForgotten() {
        recovery.context()
                .challenge(recovery.context()
                        .form()
                        .setAttribute(Recovery.ASKING, recovery.isAsking())
                        .createForm(FORGOTTEN));
    }

    private Response page(@Nullable String error) {
        RecoverySettings settings = recovery.settings();
        LoginFormsProvider form = recovery.context().form();
        if (error != null) {
            form.addError(new FormMessage(
                    ANSWER,
                    error,
                    settings.wrongAnswers().max(),
                    settings.wrongAnswers().hold().toHours()));
        }
        return form.setAttribute(
                        QuestionPageBean.NAME,
                        new QuestionPageBean(
                                QuestionList.of(
                                        recovery.address(), recovery.context().getRealm()),
                                chosen,
                                settings.delivery(),
                                recovery.cameByLink(),
                                recovery.mails().isClientLimitReached()))
                .createForm(TEMPLATE);
    }
}
