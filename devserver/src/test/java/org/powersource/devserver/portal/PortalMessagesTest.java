package org.powersource.devserver.portal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The portal's texts in its four languages. */
class PortalMessagesTest {

    private static final Path FOLDER = Path.of("src/main/resources/portal");

    @ParameterizedTest
    @ValueSource(strings = {"_es", "_fr", "_ar"})
    void everyLanguageHasEveryText(String language) throws IOException {
        Properties english = texts("");
        Properties translated = texts(language);

        assertThat(translated.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        assertThat(translated.stringPropertyNames())
                .allSatisfy(key -> assertThat(translated.getProperty(key))
                        .as(key)
                        .isNotBlank()
                        .isNotEqualTo(english.getProperty(key)));
    }

    /** A lone apostrophe quotes the rest of a pattern. */
    @ParameterizedTest
    @ValueSource(strings = {"", "_es", "_fr", "_ar"})
    void noTextHasAStraightApostrophe(String language) throws IOException {
        assertThat(texts(language).values())
                .allSatisfy(text -> assertThat((String) text).doesNotContain("'"));
    }

    @Test
    void spokenLanguagesHaveTheirOwnNames() {
        assertThat(ReaderLanguage.spoken())
                .extracting(LanguageBean::name)
                .containsExactly("English", "Español", "Français", "العربية");
    }

    private static Properties texts(String language) throws IOException {
        Properties texts = new Properties();
        try (Reader file = Files.newBufferedReader(FOLDER.resolve("messages" + language + ".properties"), UTF_8)) {
            texts.load(file);
        }
        return texts;
    }
}
