package org.powersource.idp.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatchingTest {

    @ParameterizedTest(name = "{0} for {1}")
    @CsvSource({
        "Jane.Doe@x.example, Jane.Doe@x.example, true, true, true",
        "jane.doe@x.example, Jane.Doe@x.example, false, false, true",
        "Jane.Doe@X.Example, Jane.Doe@x.example, false, true, true",
        "Jane.Doe@x.example, Jane.Doe@X.EXAMPLE, false, true, true",
        "Jane.Doe@y.example, Jane.Doe@x.example, false, false, false",
        "Jane.Doe, Jane.Doe@x.example, false, false, false",
        "'\"a@b\"@x.example', '\"A@b\"@x.example', false, false, true",
        "jane, jane, true, true, true",
        "Jane, jane, false, false, true",
        // what nobody sees at the ends, and letters in two parts
        "'\u00a0Jane.Doe@x.example\u200b', Jane.Doe@x.example, true, true, true",
        "Jane.Doe@x.example, 'Jane.Doe@x.example\u00a0', true, true, true",
        "Zoe\u0308@x.example, Zo\u00eb@x.example, true, true, true",
        "'Jane\u200b.Doe@x.example', Jane.Doe@x.example, false, false, false",
        // a dotless i isn't an i, whatever the server's language
        "JANı@x.example, jani@x.example, false, false, false",
    })
    void accepts(String typed, String registered, boolean exact, boolean localPart, boolean ignoreCase) {
        SignInEmail spelled = new SignInEmail(registered);
        assertThat(Matching.EXACT.accepts(typed, spelled)).isEqualTo(exact);
        assertThat(Matching.LOCAL_PART.accepts(typed, spelled)).isEqualTo(localPart);
        assertThat(Matching.IGNORE_CASE.accepts(typed, spelled)).isEqualTo(ignoreCase);
    }
}
