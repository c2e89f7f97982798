package org.powersource.idp.spokencode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class SpokenCodeTest {

    private static final int ENOUGH = 1000;

    /** Bits that NIST SP 800-63B-4 §3.1.2.2 asks of a look-up secret, and some more. */
    private static final double LEAST_BITS = 36;

    /** Names that sound alike on the telephone, in English, Spanish or French; or letters that look alike. */
    @ParameterizedTest
    @ValueSource(
            strings = {"BCDEGPTVZ3", "FSX", "MN", "QU2", "AJK8", "AH8", "I1L", "O0", "5S", "2Z", "8B", "BV", "59", "IY1"
            })
    void ofEachGroupThatIsConfusedThereIsOneAtMost(String group) {
        assertThat(letters(group).filter(SpokenCode.ALPHABET::contains)).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void everyLetterCountsOnce() {
        assertThat(letters(SpokenCode.ALPHABET).collect(Collectors.toSet())).hasSize(SpokenCode.ALPHABET.length());
        assertThat(SpokenCode.ALPHABET).doesNotContainPattern("[ILO01AEU]");
    }

    @Test
    void nobodyGuessesOne() {
        double bits = SpokenCode.LENGTH * Math.log(SpokenCode.ALPHABET.length()) / Math.log(2);

        assertThat(bits).isGreaterThan(LEAST_BITS);
    }

    @Test
    void codesAreTenLettersInGroupsAndDiffer() {
        List<String> codes = Stream.generate(SpokenCode::random)
                .limit(ENOUGH)
                .map(SpokenCode::inGroups)
                .toList();

        assertThat(codes)
                .allSatisfy(code ->
                        assertThat(code).matches("[%1$s]{3}-[%1$s]{3}-[%1$s]{4}".formatted(SpokenCode.ALPHABET)));
        assertThat(new HashSet<>(codes)).hasSameSizeAs(codes);
        Set<String> used = codes.stream().flatMap(SpokenCodeTest::letters).collect(Collectors.toSet());
        assertThat(used).hasSize(SpokenCode.ALPHABET.length() + 1);
    }

    @Test
    void whatWasMadeIsRead() {
        Stream.generate(SpokenCode::random)
                .limit(ENOUGH)
                .forEach(code -> assertThat(SpokenCode.read(code.inGroups())).contains(code));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "K7M-RW4-9F2Y",
                "K7MRW49F2Y",
                "k7mrw49f2y",
                " k7m rw4 9f2y ",
                "K 7 M - R W 4 - 9 F 2 Y",
                "K7M\u2013RW4\u20149F2Y",
                "K7M\u2011RW4\u00a09F2Y",
                "\u200eK7M-RW4-9F2Y\u200f\t",
                "K\u0667M-RW\u0664-\u0669F\u0662Y"
            })
    void spellingDoesNotCount(String typed) {
        assertThat(SpokenCode.read(typed)).contains(new SpokenCode("K7MRW49F2Y"));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                " ",
                "----------",
                "K7MRW49F2",
                "K7MRW49F2YY",
                "K7MRW49F2B",
                "K7MRW49F2O",
                "K7M_RW4_9F2Y",
                "K7M.RW4.9F2Y",
                "Demo-Password-2026",
                "0123456789",
                "\uff2b7M-RW4-9F2Y"
            })
    void everythingElseIsNoCode(@Nullable String typed) {
        assertThat(SpokenCode.read(typed)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"K7MRW49F2Y, K7M-RW4-9F2Y", "2222222222, 222-222-2222"})
    void groupsAreThoseOfATelephoneNumber(String text, String groups) {
        assertThat(new SpokenCode(text).inGroups()).isEqualTo(groups);
    }

    @Test
    void isNotPrinted() {
        assertThat(new SpokenCode("K7MRW49F2Y").toString()).doesNotContain("K7M");
    }

    private static Stream<String> letters(String text) {
        return text.codePoints().mapToObj(Character::toString);
    }
}
