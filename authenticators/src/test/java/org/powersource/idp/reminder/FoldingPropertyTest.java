package org.powersource.idp.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Differences that an answer may have, with generated texts. */
class FoldingPropertyTest {

    private static final String SILENT = " \u00a0\t.,;:!?'\"\u2019\u201c-_()\u200b\u200d\u00ad\u200f\ufeff";

    @Property
    void foldingTwiceIsFoldingOnce(@ForAll String text) {
        assertThat(Folding.fold(Folding.fold(text))).isEqualTo(Folding.fold(text));
    }

    @Property
    void letterCaseDoesNotCount(@ForAll("words") String text) {
        assertThat(Folding.fold(text.toUpperCase(Locale.ROOT))).isEqualTo(Folding.fold(text));
        assertThat(Folding.fold(text.toLowerCase(Locale.ROOT))).isEqualTo(Folding.fold(text));
    }

    @Property
    void formOfAccentsDoesNotCount(@ForAll("words") String text) {
        for (Normalizer.Form form : Normalizer.Form.values()) {
            assertThat(Folding.fold(Normalizer.normalize(text, form))).isEqualTo(Folding.fold(text));
        }
    }

    @Property
    void silentCharactersDoNotCount(
            @ForAll("words") String before, @ForAll("silent") String silent, @ForAll("words") String after) {
        assertThat(Folding.fold(silent + before + silent + after + silent)).isEqualTo(Folding.fold(before + after));
    }

    @Property
    void otherLettersAreAnotherAnswer(@ForAll("plain") String one, @ForAll("plain") String other) {
        assertThat(Folding.fold(one).equals(Folding.fold(other))).isEqualTo(one.equals(other));
    }

    /** Letters of several scripts, with and without accents. */
    @Provide
    Arbitrary<String> words() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .withCharRange('A', 'Z')
                .withCharRange('\u00c0', '\u017f')
                .withCharRange('\u0391', '\u03c9')
                .withCharRange('\u0410', '\u044f')
                .withCharRange('\u05d0', '\u05ea')
                .withCharRange('\u0621', '\u064a')
                .withCharRange('\u3041', '\u30fe')
                .withCharRange('\uac00', '\ud7a3')
                .ofMaxLength(40);
    }

    @Provide
    Arbitrary<String> plain() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .withCharRange('0', '9')
                .ofMaxLength(4);
    }

    @Provide
    Arbitrary<String> silent() {
        return Arbitraries.strings().withChars(SILENT.toCharArray()).ofMaxLength(5);
    }
}
