package org.powersource.idp.reminder;

import jakarta.ws.rs.core.MultivaluedMap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.theme.Theme;
import org.powersource.idp.account.EmailAddress;
import org.powersource.idp.account.SignInEmail;

/**
 * The fields that set a reminder question; {@code powersource-reminder-fields.ftl} shows them. Messages are tied to the fields {@code
 * question}, {@code custom-question}, {@code answer} and {@code answer-confirm}.
 */
public final class ReminderForm {

    private static final String QUESTION = "question";
    private static final String CUSTOM_QUESTION = "custom-question";
    private static final String ANSWER = "answer";
    private static final String ANSWER_CONFIRM = "answer-confirm";
    /** The choice in {@value #QUESTION} that stands for {@value #CUSTOM_QUESTION}. */
    static final String OWN = "own";

    private final KeycloakSession session;
    private final UserModel user;
    private final Reminder reminder;
    private final QuestionList questions;
    private final Entry entry;

    private ReminderForm(KeycloakSession session, UserModel user, @Nullable Entry entry) {
        RealmModel realm = Objects.requireNonNull(session.getContext().getRealm());
        this.session = session;
        this.user = user;
        this.reminder = new Reminder(session);
        this.questions = QuestionList.of(EmailAddress.of(SignInEmail.of(user).spelling()), realm);
        this.entry = entry == null ? reminder.of(user).map(Entry::of).orElse(Entry.EMPTY) : entry;
    }

    /** The form at first, with the account's present question if there is one. */
    public static ReminderForm of(KeycloakSession session, UserModel user) {
        return new ReminderForm(session, user, null);
    }

    /** The form as it was sent. */
    public ReminderForm typed(MultivaluedMap<String, String> form) {
        return new ReminderForm(session, user, Entry.of(form));
    }

    /** Broken rules, at most one message for each field; empty if there are none. */
    public List<FormMessage> errors() {
        List<FormMessage> errors = new ArrayList<>();
        questionError().ifPresent(errors::add);
        answerError().ifPresent(errors::add);
        if (errors.isEmpty() && !Folding.fold(entry.answer).equals(Folding.foldTyped(entry.confirmation))) {
            errors.add(new FormMessage(ANSWER_CONFIRM, "reminderAnswerConfirmDifferent"));
        }
        return errors;
    }

    /** Saves the form. Call it only if {@link #errors} is empty. */
    public void save() {
        reminder.set(user, question().orElseThrow(), entry.answer);
    }

    /** Whether the account has a question already. */
    public boolean isChange() {
        return reminder.of(user).isPresent();
    }

    /**
     * Values for the template. A valid answer stays in its fields, because only another part of the page has to be typed again. Otherwise
     * the fields are empty.
     */
    public Map<String, ReminderFormBean> attributes() {
        String answer = errors().isEmpty() ? entry.answer : "";
        return Map.of(
                ReminderFormBean.NAME,
                new ReminderFormBean(entry.question, entry.ownQuestion, answer, questions, isChange()));
    }

    private Optional<ReminderQuestion> question() {
        return isOwn()
                ? Optional.of(ReminderQuestion.own(entry.ownQuestion.strip()))
                : ListedQuestion.byId(entry.question).map(ReminderQuestion::listed);
    }

    private boolean isOwn() {
        return questions.isOwnAllowed() && entry.question.equals(OWN);
    }

    private Optional<FormMessage> questionError() {
        if (!isOwn()) {
            return ListedQuestion.byId(entry.question).isPresent()
                    ? Optional.empty()
                    : Optional.of(new FormMessage(QUESTION, "reminderQuestionMissing"));
        }
        return OwnQuestionRefusal.of(entry.ownQuestion)
                .map(refusal -> new FormMessage(CUSTOM_QUESTION, refusal.messageKey()));
    }

    private Optional<FormMessage> answerError() {
        return policy().refusal(entry.answer).map(refusal -> new FormMessage(ANSWER, refusal.messageKey()));
    }

    private AnswerPolicy policy() {
        return new AnswerPolicy(
                shownQuestion(),
                known(user.getFirstName(), user.getLastName()),
                known(user.getEmail(), user.getUsername()),
                user.getGroupsStream().map(GroupModel::getName).toList());
    }

    private static List<String> known(@Nullable String... values) {
        return Stream.of(values)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }

    private String shownQuestion() {
        if (isOwn()) {
            return OwnQuestionRefusal.of(entry.ownQuestion).isPresent() ? "" : entry.ownQuestion;
        }
        return question()
                .map(ReminderQuestion::getMessageKey)
                .map(this::message)
                .orElse("");
    }

    private String message(String key) {
        try {
            RealmModel realm = Objects.requireNonNull(session.getContext().getRealm());
            return session.theme()
                    .getTheme(Theme.Type.LOGIN)
                    .getEnhancedMessages(realm, session.getContext().resolveLocale(user))
                    .getProperty(key, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Contents of the fields. */
    private record Entry(String question, String ownQuestion, String answer, String confirmation) {

        static final Entry EMPTY = new Entry("", "", "", "");

        static Entry of(MultivaluedMap<String, String> form) {
            return new Entry(
                    text(form, QUESTION), text(form, CUSTOM_QUESTION), text(form, ANSWER), text(form, ANSWER_CONFIRM));
        }

        static Entry of(ReminderQuestion question) {
            return new Entry(
                    Objects.requireNonNullElse(question.getId(), OWN),
                    Objects.requireNonNullElse(question.getText(), ""),
                    "",
                    "");
        }

        private static String text(MultivaluedMap<String, String> form, String field) {
            return Objects.requireNonNullElse(form.getFirst(field), "");
        }

        @Override
        public String toString() {
            return "Entry[" + question + "]";
        }
    }
}
