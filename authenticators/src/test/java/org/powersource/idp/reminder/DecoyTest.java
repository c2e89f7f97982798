package org.powersource.idp.reminder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.Key;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class DecoyTest {

    private static final Key KEY = new SecretKeySpec("a key of one realm".getBytes(UTF_8), "HmacSHA512");
    private static final Key OTHER = new SecretKeySpec("a key of another realm".getBytes(UTF_8), "HmacSHA512");

    @Test
    void oneAddressIsAlwaysAskedTheSame() {
        assertThat(Decoy.of(KEY, "nobody@x.example"))
                .isEqualTo(Decoy.of(KEY, "nobody@x.example"))
                .isEqualTo(Decoy.of(KEY, " Nobody@X.example "));
    }

    @Test
    void everyQuestionIsAskedAboutEquallyOften() {
        int each = 400;
        var times = IntStream.range(0, ListedQuestion.values().length * each)
                .mapToObj(i -> Decoy.of(KEY, "nobody" + i + "@x.example"))
                .collect(Collectors.groupingBy(ReminderQuestion::getId, Collectors.counting()));

        assertThat(times).hasSize(ListedQuestion.values().length);
        assertThat(times.values()).allSatisfy(count -> assertThat(count).isBetween(each * 3L / 4, each * 5L / 4));
    }

    @Test
    void whoHasNotTheKeyCannotTell() {
        long same = IntStream.range(0, 1000)
                .filter(i -> Decoy.of(KEY, i + "@x.example").equals(Decoy.of(OTHER, i + "@x.example")))
                .count();

        assertThat(same).isLessThan(100);
    }
}
