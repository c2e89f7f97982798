package org.powersource.idp.ask;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AskSettingsTest {

    @Test
    void everythingIsOnForFourteenDays() {
        assertThat(AskSettings.of(Map.of())).isEqualTo(new AskSettings(true, true, Duration.ofDays(14), 30));
    }

    /** The mailed link would lead to contacts who are never asked. */
    @Test
    void withoutAskingThereAreNoNewAccounts() {
        AskSettings settings = AskSettings.of(Map.of("askContact", "false", "askForAccount", "true"));

        assertThat(settings.offered()).isFalse();
        assertThat(settings.newAccounts()).isFalse();
    }

    @Test
    void newAccountsAreSwitchedOffByThemselves() {
        AskSettings settings = AskSettings.of(Map.of("askForAccount", "false", "requestDays", "3"));

        assertThat(settings.offered()).isTrue();
        assertThat(settings.newAccounts()).isFalse();
        assertThat(settings.life()).isEqualTo(Duration.ofDays(3));
    }
}
