package org.powersource.idp.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.util.JsonSerialization;

class ReminderQuestionTest {

    /** Credentials contain these ids: a change that breaks this test breaks questions that people have chosen. */
    @Test
    void idsStayForever() {
        assertThat(Arrays.stream(ListedQuestion.values()).map(ListedQuestion::id))
                .hasSizeGreaterThanOrEqualTo(20)
                .contains(
                        "stuffedAnimal",
                        "hidingPlace",
                        "familyNickname",
                        "bestFriendAtTen",
                        "nextDoorNeighbors",
                        "bedroomWindow",
                        "bedroomPoster",
                        "bedtimeBook",
                        "storyCharacter",
                        "songByHeart",
                        "firstAlbum",
                        "firstCinemaFilm",
                        "frighteningFilm",
                        "refusedDish",
                        "firstDishCooked",
                        "sweetShop",
                        "childhoodCollection",
                        "lostToy",
                        "bestGift",
                        "brokenThing",
                        "firstEarnings",
                        "familyGame",
                        "childhoodCostume",
                        "swimmingPlace",
                        "firstTent",
                        "firstFlight");
    }

    @Test
    void aListedQuestionIsKeptById() throws IOException {
        ReminderQuestion question = ReminderQuestion.listed(ListedQuestion.STUFFED_ANIMAL);

        assertThat(JsonSerialization.writeValueAsString(question)).isEqualTo("{\"question\":\"stuffedAnimal\"}");
        assertThat(read("{\"question\":\"stuffedAnimal\"}")).isEqualTo(question);
        assertThat(question.getMessageKey()).isEqualTo("reminderQuestionStuffedAnimal");
    }

    @Test
    void anOwnQuestionIsKeptAsTyped() throws IOException {
        ReminderQuestion question = ReminderQuestion.own("Who was \"Bo\"?");

        assertThat(JsonSerialization.writeValueAsString(question))
                .isEqualTo("{\"ownQuestion\":\"Who was \\\"Bo\\\"?\"}");
        assertThat(read("{\"ownQuestion\":\"Who was \\\"Bo\\\"?\"}")).isEqualTo(question);
        assertThat(question.getMessageKey()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"question\":\"\"}", "{\"question\":\"lostToy\",\"ownQuestion\":\"Who?\"}"})
    void anythingElseIsNoQuestion(String json) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(IOException.class);
    }

    private static ReminderQuestion read(String json) throws IOException {
        return JsonSerialization.readValue(json, ReminderQuestion.class);
    }

    @Test
    void questionsDifferByWhatIsAsked() {
        ReminderQuestion listed = ReminderQuestion.listed(ListedQuestion.STUFFED_ANIMAL);
        ReminderQuestion own = ReminderQuestion.own("Who?");

        assertThat(listed)
                .isNotEqualTo(ReminderQuestion.listed(ListedQuestion.LOST_TOY))
                .isNotEqualTo(own)
                .isNotEqualTo("stuffedAnimal")
                .hasSameHashCodeAs(ReminderQuestion.listed(ListedQuestion.STUFFED_ANIMAL))
                .doesNotHaveSameHashCodeAs(own)
                .hasToString("stuffedAnimal");
        assertThat(own).hasToString("own question");
        assertThat(own.isOwn()).isTrue();
        assertThat(listed.isOwn()).isFalse();
        assertThat(own.getText()).isEqualTo("Who?");
        assertThat(listed.getId()).isEqualTo("stuffedAnimal");
    }
}
