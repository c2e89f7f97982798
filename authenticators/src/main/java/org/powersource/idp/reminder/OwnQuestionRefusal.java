package org.powersource.idp.reminder;

import java.util.Optional;

/** Reason why a question in its owner's words isn't accepted. Lengths as at Microsoft Entra. */
enum OwnQuestionRefusal {
    TOO_SHORT("reminderOwnQuestionTooShort"),
    TOO_LONG("reminderOwnQuestionTooLong"),
    CONTROL_CHARACTERS("reminderOwnQuestionControlCharacters");

    static final int SHORTEST = 3;
    static final int LONGEST = 200;

    private final String messageKey;

    OwnQuestionRefusal(String messageKey) {
        this.messageKey = messageKey;
    }

    String messageKey() {
        return messageKey;
    }

    static Optional<OwnQuestionRefusal> of(String typed) {
        String question = typed.strip();
        if (question.length() > LONGEST) {
            return Optional.of(TOO_LONG);
        }
        if (AnswerPolicy.hasControlCharacters(question)) {
            return Optional.of(CONTROL_CHARACTERS);
        }
        return Folding.fold(question).length() < SHORTEST ? Optional.of(TOO_SHORT) : Optional.empty();
    }
}
