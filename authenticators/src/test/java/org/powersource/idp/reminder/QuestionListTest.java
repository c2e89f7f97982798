package org.powersource.idp.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionConfigModel;
import org.keycloak.models.SubjectCredentialManager;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.powersource.idp.Stub;
import org.powersource.idp.account.EmailAddress;

class QuestionListTest {

    private static final EmailAddress ADDRESS = EmailAddress.of("pat@springfield.example");

    @Test
    void everyQuestionIsOfferedOnceAndFiveComeFirst() {
        QuestionList list = QuestionList.of(ADDRESS, realm(Map.of()));

        assertThat(list.getSuggested()).hasSize(5).doesNotHaveDuplicates();
        assertThat(list.getAll()).hasSize(ListedQuestion.values().length).doesNotHaveDuplicates();
        List<ReminderQuestion> both = new ArrayList<>(list.getSuggested());
        both.addAll(list.getOthers());
        assertThat(both).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(list.getAll());
    }

    @ParameterizedTest
    @EnumSource
    void questionIsFoundByItsId(ListedQuestion question) {
        assertThat(ListedQuestion.byId(question.id())).hasValue(question);
        assertThat(ListedQuestion.byId(question.name())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "enrolment, offered, OFFERED, false",
        "enrolment, off, OFF, false",
        "ownQuestion, true, REQUIRED, true",
        "unknown, x, REQUIRED, false"
    })
    void optionsOfTheActionAreRead(String option, String value, Enrolment enrolment, boolean own) {
        RealmModel realm = realm(Map.of(option, value));

        assertThat(ReminderSettings.of(realm)).isEqualTo(new ReminderSettings(enrolment, own));
        assertThat(QuestionList.of(ADDRESS, realm).isOwnAllowed()).isEqualTo(own);
    }

    /** Without a configuration, and with an empty one. */
    @Test
    void actionWithoutOptionsHasTheDefaults() {
        ReminderSettings defaults = new ReminderSettings(Enrolment.REQUIRED, false);

        assertThat(ReminderSettings.of(Stub.of(RealmModel.class, Map.of()))).isEqualTo(defaults);
        assertThat(ReminderSettings.of(Stub.of(
                        RealmModel.class, Map.of("getRequiredActionConfigByAlias", new RequiredActionConfigModel()))))
                .isEqualTo(defaults);
        assertThat(ReminderSettings.properties())
                .extracting(ProviderConfigProperty::getName)
                .contains("enrolment", "ownQuestion", "max_auth_age");
    }

    /** Two forms that were sent at the same moment left two. */
    @ParameterizedTest
    @CsvSource({"1 2 3, 3 2 1", "3 1 2, 3 2 1", "2, 2", "'', ''"})
    void newestQuestionComesFirst(String stored, String read) {
        assertThat(String.join(
                        " ",
                        ReminderCredential.all(user(stored)).stream()
                                .map(CredentialModel::getId)
                                .toList()))
                .isEqualTo(read);
    }

    @Test
    void storedCredentialIsReadWithItsQuestion() {
        CredentialModel stored = credential("7", 7L);
        stored.setUserLabel("mine");
        stored.setCredentialData("{\"question\":\"lostToy\"}");
        stored.setSecretData("{}");

        ReminderCredential read = ReminderCredential.of(stored);

        assertThat(read.getId()).isEqualTo("7");
        assertThat(read.getType()).isEqualTo("reminder-question");
        assertThat(read.getUserLabel()).isEqualTo("mine");
        assertThat(read.getCreatedDate()).isEqualTo(7L);
        assertThat(read.getSecretData()).isEqualTo("{}");
        assertThat(read.question()).isEqualTo(ReminderQuestion.listed(ListedQuestion.LOST_TOY));
    }

    /** JSON errors quote what they read. */
    @Test
    void unreadableCredentialIsNotQuoted() {
        CredentialModel stored = credential("7", 7L);
        stored.setCredentialData("{\"question\": \"my secret");

        assertThatThrownBy(() -> ReminderCredential.of(stored).question())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining("my secret")
                .hasNoCause();
    }

    private static UserModel user(String ids) {
        return Stub.of(
                UserModel.class,
                Map.of(
                        "credentialManager",
                        Stub.of(SubjectCredentialManager.class, Map.of("getStoredCredentialsByTypeStream", (Stub.Reply)
                                type -> Arrays.stream(ids.split(" ", -1))
                                        .filter(id -> !id.isEmpty())
                                        .map(id -> credential(id, Long.parseLong(id)))))));
    }

    private static CredentialModel credential(String id, long createdAt) {
        CredentialModel credential = new CredentialModel();
        credential.setId(id);
        credential.setCreatedDate(createdAt);
        return credential;
    }

    private static RealmModel realm(Map<String, String> options) {
        RequiredActionConfigModel config = new RequiredActionConfigModel();
        config.setConfig(options);
        return Stub.of(RealmModel.class, Map.of("getRequiredActionConfigByAlias", config));
    }
}
