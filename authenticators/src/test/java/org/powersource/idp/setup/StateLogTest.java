package org.powersource.idp.setup;

import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StateLogTest {

    @Test
    void currentRealmIsOneLineOfInformation() {
        assertThat(StateLog.level(State.CURRENT)).isEqualTo(Logger.Level.INFO);
        assertThat(StateLog.text("school", State.CURRENT)).isEqualTo("Realm school: PowerSource setup is current");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CURRENT")
    void everyOtherStateIsAWarningThatSaysWhatToDo(State state) {
        assertThat(StateLog.level(state)).isEqualTo(Logger.Level.WARN);
        assertThat(StateLog.text("our school", state))
                .startsWith("Realm our school: PowerSource setup is " + state.text() + ". ")
                .contains("POST /admin/realms/our%20school/powersource/setup")
                .doesNotContain("\n");
    }
}
