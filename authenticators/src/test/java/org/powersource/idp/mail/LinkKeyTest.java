package org.powersource.idp.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;
import org.powersource.idp.account.EmailAddress;

class LinkKeyTest {

    private static final String WRITTEN = "0123456789ABCdefXYZxyz";

    @Test
    void keysAreOfLettersAndDigitsAndNoTwoAreAlike() {
        Set<String> keys =
                Stream.generate(LinkKey::random).limit(1000).map(LinkKey::text).collect(Collectors.toSet());

        assertThat(keys).hasSize(1000).allMatch(key -> key.matches("[0-9A-Za-z]{22}"));
        assertThat(String.join("", keys).chars().distinct().count()).isEqualTo(62);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", ")", ">", "\u00bb", ".\")"})
    void keyIsReadWithoutWhatFollowsIt(String end) {
        assertThat(LinkKey.of(WRITTEN + end)).hasValue(new LinkKey(WRITTEN));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "0123456789ABCdefXYZxy",
                "0123456789ABCdefXYZxyz0",
                "0123456789ABCdefXYZ.yz",
                "0123456789ABCdefXYZxyz....",
                " 0123456789ABCdefXYZxyz",
                "\u0660123456789ABCdefXYZxyz"
            })
    void whatNoLinkEndsWithIsNoKey(String written) {
        assertThat(LinkKey.of(written)).isEmpty();
    }

    @Test
    void hashesDependOnKeyAndAddress() {
        LinkKey key = new LinkKey(WRITTEN);
        LinkKey other = new LinkKey(WRITTEN.toLowerCase(Locale.ROOT));
        EmailAddress address = EmailAddress.of("Pat.Example@springfield.example");

        assertThat(key.id()).hasSize(64).isEqualTo(new LinkKey(WRITTEN).id()).isNotEqualTo(other.id());
        assertThat(key.seal(address))
                .hasSize(64)
                .isEqualTo(key.seal(EmailAddress.of("pat.example@SPRINGFIELD.example")))
                .isNotEqualTo(key.seal(EmailAddress.of("other@springfield.example")))
                .isNotEqualTo(other.seal(address));
    }

    @Test
    void keyIsNotPrinted() {
        assertThat(new LinkKey(WRITTEN).toString()).doesNotContain(WRITTEN);
        assertThat(new Enclosure("https://id.example/").toString()).doesNotContain("id.example");
    }
}
