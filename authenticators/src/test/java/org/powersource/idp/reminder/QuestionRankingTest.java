package org.powersource.idp.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.powersource.idp.account.EmailAddress;

class QuestionRankingTest {

    private static final List<String> IDS =
            Arrays.stream(ListedQuestion.values()).map(ListedQuestion::id).toList();

    private static List<String> first(String address, List<String> ids) {
        return new QuestionRanking(EmailAddress.of(address)).first(QuestionList.SUGGESTED, ids);
    }

    /** People must still see the questions that they chose from years ago, so the order may never change. */
    @Test
    void orderIsTheOneOfTheFirstVersion() {
        assertThat(first("jan.doe@district.example", IDS))
                .containsExactly("bedroomWindow", "familyNickname", "bestFriendAtTen", "lostToy", "swimmingPlace");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "JAN.DOË@district.example",
                "Jan.Doë@District.Example",
                " jan.doë@district.example ",
                "\u2003jan.doë@district.example",
                "jan.doë@district.example\u3000",
                "\u00a0jan.doë@district.example\u00a0",
                "\u200bjan.doë@district.example\ufeff",
                "\tjan.doë@district.example\r\n"
            })
    void spellingsOfAnAddressHaveOneOrder(String spelling) {
        List<String> order = first("jan.doë@district.example", IDS);

        assertThat(first(spelling, IDS)).isEqualTo(order);
        assertThat(first(Normalizer.normalize(spelling, Normalizer.Form.NFD), IDS))
                .isEqualTo(order);
    }

    @Test
    void languageOfTheServerDoesNotCount() {
        Locale before = Locale.getDefault();
        List<String> order = first("ISTANBUL@DISTRICT.EXAMPLE", IDS);
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertThat(first("ISTANBUL@DISTRICT.EXAMPLE", IDS)).isEqualTo(order);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void placeInTheListDoesNotCount() {
        List<String> shuffled = new ArrayList<>(IDS);
        Collections.reverse(shuffled);

        assertThat(addresses())
                .allSatisfy(address -> assertThat(first(address, shuffled)).isEqualTo(first(address, IDS)));
    }

    @Test
    void newQuestionDisplacesAtMostOneOfTheFirst() {
        List<String> longer =
                Stream.concat(IDS.stream(), Stream.of("firstBicycle")).toList();

        assertThat(addresses()).allSatisfy(address -> {
            Set<String> gone = new HashSet<>(first(address, IDS));
            first(address, longer).forEach(gone::remove);
            assertThat(gone).hasSizeLessThanOrEqualTo(1);
        });
    }

    @Test
    void addressesSeeDifferentQuestionsAndEachQuestionIsSeen() {
        assertThat(addresses().stream().map(address -> first(address, IDS)).distinct())
                .hasSizeGreaterThan(190);
        assertThat(addresses().stream().flatMap(address -> first(address, IDS).stream()))
                .containsAll(IDS);
    }

    private static List<String> addresses() {
        return IntStream.range(0, 200)
                .mapToObj(i -> "teacher" + i + "@district.example")
                .toList();
    }
}
