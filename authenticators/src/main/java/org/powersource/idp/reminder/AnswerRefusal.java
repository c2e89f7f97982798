package org.powersource.idp.reminder;

import java.util.Locale;

/** Reason why an answer isn't accepted. Its message names the rule and says what to do. */
enum AnswerRefusal {
    MISSING,
    CONTROL_CHARACTERS,
    TOO_SHORT,
    TOO_LONG,
    IN_QUESTION,
    HOLDS_QUESTION,
    NAME,
    DISTRICT,
    EMAIL;

    String messageKey() {
        StringBuilder key = new StringBuilder("reminderAnswer");
        for (String word : name().toLowerCase(Locale.ROOT).split("_", -1)) {
            key.append(ListedQuestion.capitalized(word));
        }
        return key.toString();
    }
}
