package org.powersource.idp.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignInEmailTest {

    @ParameterizedTest(name = "stored {0}, attribute {1}, typed {2}: {3}")
    @CsvSource({
        // created with capitals, without, and by an import that brings the spelling along
        "jane@x.example, , Jane@x.example, Jane@x.example",
        "jane@x.example, , jane@x.example, jane@x.example",
        "jane@x.example, Jane@x.example, jane@x.example, Jane@x.example",
        // the console's form sends the stored address back when another field was changed
        "jane@x.example, Jane@x.example, , Jane@x.example",
        // retyped with other capitals
        "jane@x.example, Jane@x.example, JANE@x.example, JANE@x.example",
        // another address: the old spelling goes
        "ann@x.example, Jane@x.example, ann@x.example, ann@x.example",
        "ann@x.example, Jane@x.example, Ann@x.example, Ann@x.example",
        // what was typed isn't what was stored
        "jane@x.example, , Other@x.example, jane@x.example",
    })
    void theSpellingToKeep(String stored, @Nullable String attribute, @Nullable String typed, String kept) {
        assertThat(SignInEmail.record(stored, attribute, typed)).isEqualTo(new SignInEmail(kept));
    }
}
