package org.powersource.idp.setup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'a': 1, 'b': 2}          | {'b': 2, 'a': 1}    | true",
                "{'a': 1, 'b': null}       | {'a': 1}            | true",
                "{'a': 1, 'b': {'c': []}}  | {'a': 1, 'd': ''}   | true",
                "['y', 'x']                | ['x', 'y']          | true",
                "[{'a': 1}, {'b': 1}]      | [{'b': 1}, {'a': 1}] | false",
                "[{}]                      | []                  | false",
                "{'a': false}              | {}                  | false",
                "{'a': 0}                  | {}                  | false",
                "{'a': 1}                  | {'a': '1'}          | false",
            })
    void valuesAreEqualIfTheySayTheSame(String one, String other, boolean equal) {
        assertThat(value(one).equals(value(other))).isEqualTo(equal);
        assertThat(value(one).hash().equals(value(other).hash())).isEqualTo(equal);
    }

    private static Value value(String json) {
        return Value.parse(json.replace('\'', '"'));
    }
}
