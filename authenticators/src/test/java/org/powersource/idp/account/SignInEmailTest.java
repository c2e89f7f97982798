package org.powersource.idp.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignInEmailTest {

    @ParameterizedTest(name = "address {0}, kept {1}, sent {2}: {3}")
    @CsvSource({
        // created with capitals, without, and by an import that brings the spelling along
        "Jane@x.example, , , Jane@x.example",
        "jane@x.example, , , jane@x.example",
        "jane@x.example, , Jane@x.example, Jane@x.example",
        // the console's form sends the stored address back when another field was changed
        "jane@x.example, Jane@x.example, Jane@x.example, Jane@x.example",
        "jane@x.example, Jane@x.example, , Jane@x.example",
        "jane@x.example, Jane@x.example, '', Jane@x.example",
        // retyped with other capitals, in one field or the other; the spelling's own field counts if it was changed
        "JANE@x.example, Jane@x.example, Jane@x.example, JANE@x.example",
        "jane@x.example, Jane@x.example, JANE@x.example, JANE@x.example",
        "Jane@x.example, Jane@x.example, jane@x.example, jane@x.example",
        // another address: the old spelling goes, whether it is sent along or not
        "ann@x.example, Jane@x.example, , ann@x.example",
        "ann@x.example, Jane@x.example, Jane@x.example, ann@x.example",
        "Ann@x.example, Jane@x.example, , Ann@x.example",
        "ann@x.example, Jane@x.example, Ann@x.example, Ann@x.example",
        // a spelling of another address
        "jane@x.example, Jane@x.example, Jan@x.example, Jane@x.example",
        "jane@x.example, , Other@x.example, jane@x.example",
        // nothing at all
        "'', , '', ''",
        "'', , Jane@x.example, ''",
    })
    void theSpellingToKeep(String address, @Nullable String kept, @Nullable String sent, String spelling) {
        assertThat(SignInEmail.record(address, kept, sent)).isEqualTo(new SignInEmail(spelling));
    }
}
