package org.powersource.idp.reminder;

import java.util.List;
import java.util.Optional;

/**
 * Rules for answers. Lengths are those of Microsoft Entra's self-service reset; they count characters after {@link Folding}.
 *
 * @param question as its reader sees it
 * @param names first and last name, each as a whole
 * @param addresses e-mail address, sign-in name
 * @param districts names of the groups
 */
record AnswerPolicy(String question, List<String> names, List<String> addresses, List<String> districts) {

    static final int SHORTEST = 3;
    static final int LONGEST = 40;

    AnswerPolicy {
        names = List.copyOf(names);
        addresses = List.copyOf(addresses);
        districts = List.copyOf(districts);
    }

    /** The first rule that the answer breaks. */
    Optional<AnswerRefusal> refusal(String answer) {
        if (answer.isEmpty()) {
            return Optional.of(AnswerRefusal.MISSING);
        }
        if (answer.length() > Folding.LONGEST_TYPED) {
            return Optional.of(AnswerRefusal.TOO_LONG);
        }
        if (hasControlCharacters(answer)) {
            return Optional.of(AnswerRefusal.CONTROL_CHARACTERS);
        }
        return ofFolded(Folding.fold(answer), answer);
    }

    private Optional<AnswerRefusal> ofFolded(String folded, String answer) {
        int length = folded.codePointCount(0, folded.length());
        if (length < SHORTEST) {
            return Optional.of(AnswerRefusal.TOO_SHORT);
        }
        if (length > LONGEST) {
            return Optional.of(AnswerRefusal.TOO_LONG);
        }
        if (Folding.areWordsOf(folded, question)) {
            return Optional.of(AnswerRefusal.IN_QUESTION);
        }
        if (Folding.areWordsOf(Folding.fold(question), answer)) {
            return Optional.of(AnswerRefusal.HOLDS_QUESTION);
        }
        return ofPerson(folded);
    }

    private Optional<AnswerRefusal> ofPerson(String folded) {
        if (Folding.areWordsOf(folded, String.join(" ", names))) {
            return Optional.of(AnswerRefusal.NAME);
        }
        if (districts.stream().anyMatch(district -> Folding.areWordsOf(folded, district))) {
            return Optional.of(AnswerRefusal.DISTRICT);
        }
        return addresses.stream().anyMatch(address -> Folding.areWordsOf(folded, address))
                ? Optional.of(AnswerRefusal.EMAIL)
                : Optional.empty();
    }

    /** Whether the text has control characters or halves of surrogate pairs. */
    static boolean hasControlCharacters(String text) {
        return text.codePoints()
                .map(Character::getType)
                .anyMatch(type -> type == Character.CONTROL || type == Character.SURROGATE);
    }

    @Override
    public String toString() {
        return "AnswerPolicy";
    }
}
