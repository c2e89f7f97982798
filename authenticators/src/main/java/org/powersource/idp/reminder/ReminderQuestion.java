package org.powersource.idp.reminder;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A reminder question: one of the list, or in its owner's words. Templates show it with {@code <#if
 * question.own>${question.text}<#else>${msg(question.messageKey)}</#if>}. As JSON it is the credential's {@code credentialData}:
 * <code>{"question":"stuffedAnimal"}</code> or <code>{"ownQuestion":"..."}</code>.
 */
@JsonAutoDetect(getterVisibility = Visibility.NONE, isGetterVisibility = Visibility.NONE)
@JsonInclude(JsonInclude.Include.NON_NULL)
public final class ReminderQuestion {

    @JsonProperty("question")
    private final @Nullable String id;

    @JsonProperty("ownQuestion")
    private final @Nullable String text;

    @JsonCreator
    private ReminderQuestion(
            @JsonProperty("question") @Nullable String id, @JsonProperty("ownQuestion") @Nullable String text) {
        if ((id == null || id.isEmpty()) == (text == null || text.isEmpty())) {
            throw new IllegalArgumentException("either question or ownQuestion");
        }
        this.id = id;
        this.text = text;
    }

    static ReminderQuestion listed(ListedQuestion question) {
        return new ReminderQuestion(question.id(), null);
    }

    static ReminderQuestion own(String text) {
        return new ReminderQuestion(null, text);
    }

    /** Whether it is in its owner's words. */
    public boolean isOwn() {
        return text != null;
    }

    /** The text as its owner typed it; null for a question of the list. */
    public @Nullable String getText() {
        return text;
    }

    /** The stable id of a question of the list; null for one in its owner's words. */
    public @Nullable String getId() {
        return id;
    }

    /** {@code reminderQuestionStuffedAnimal} in login, account and e-mail messages; null for one in its owner's words. */
    public @Nullable String getMessageKey() {
        return id == null ? null : "reminderQuestion" + ListedQuestion.capitalized(id);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ReminderQuestion that && Objects.equals(id, that.id) && Objects.equals(text, that.text);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, text);
    }

    @Override
    public String toString() {
        return id == null ? "own question" : id;
    }
}
