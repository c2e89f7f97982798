package org.powersource.devserver.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.CredentialRepresentation;

class DemoDataTest {

    private final DemoData data = DemoData.load();

    @Test
    void everyAccountIsInAGroupThatTheDataMake() {
        assertThat(data.users())
                .isNotEmpty()
                .allSatisfy(user -> assertThat(data.groups()).containsAll(user.groups()));
    }

    @Test
    void accountsMayUseOnlySitesThatHaveASecret() {
        assertThat(data.users())
                .allSatisfy(user -> assertThat(data.clientSecrets().keySet()).containsAll(user.siteAccess()));
    }

    @Test
    void theReminderQuestionIsInTheFormThatTheSuiteReads() {
        CredentialRepresentation credential = data.reminder().credential();

        assertThat(credential.getType()).isEqualTo("reminder-question");
        assertThat(credential.getCredentialData()).isEqualTo("{\"question\":\"stuffedAnimal\"}");
        assertThat(credential.getSecretData()).contains("\"algorithm\":\"argon2\"", "\"salt\":\"");
        assertThat(credential.getValue()).isNull();
    }

    @Test
    void portsAreTheContractsUnlessSaidOtherwise() {
        Properties properties = new Properties();
        properties.setProperty("demo.portal.port", "9999");

        DemoPorts ports = DemoPorts.of(properties);

        assertThat(ports.http().number()).isEqualTo(8080);
        assertThat(ports.mail().number()).isEqualTo(8025);
        assertThat(ports.smtp().number()).isEqualTo(3025);
        assertThat(ports.portal().number()).isEqualTo(9999);
    }

    @Test
    void unreadablePortIsNamed() {
        Properties properties = new Properties();
        properties.setProperty("demo.smtp.port", "mail");

        assertThatThrownBy(() -> DemoPorts.of(properties)).hasMessageContaining("-Ddemo.smtp.port=mail");
    }
}
