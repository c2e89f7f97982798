package org.powersource.idp.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.powersource.idp.reminder.OwnQuestionRefusal.CONTROL_CHARACTERS;
import static org.powersource.idp.reminder.OwnQuestionRefusal.TOO_LONG;
import static org.powersource.idp.reminder.OwnQuestionRefusal.TOO_SHORT;

import org.junit.jupiter.api.Test;

class OwnQuestionRefusalTest {

    @Test
    void aQuestionHasThreeToTwoHundredCharacters() {
        assertThat(OwnQuestionRefusal.of("")).contains(TOO_SHORT);
        assertThat(OwnQuestionRefusal.of(" a? ")).contains(TOO_SHORT);
        assertThat(OwnQuestionRefusal.of("Who?")).isEmpty();
        assertThat(OwnQuestionRefusal.of(" " + "a".repeat(200) + " ")).isEmpty();
        assertThat(OwnQuestionRefusal.of("a".repeat(201))).contains(TOO_LONG);
        assertThat(OwnQuestionRefusal.of("a".repeat(10_000))).contains(TOO_LONG);
    }

    @Test
    void aQuestionIsOneLine() {
        assertThat(OwnQuestionRefusal.of("Who\nwas it?")).contains(CONTROL_CHARACTERS);
        assertThat(OwnQuestionRefusal.of("Who\u0007?")).contains(CONTROL_CHARACTERS);
    }
}
