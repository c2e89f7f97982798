package org.powersource.idp.kit;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SharedIdTest {

    @ParameterizedTest
    @EnumSource
    void idEqualsItsTextOnly(SharedId id) {
        assertThat(id.is(id.id())).isTrue();
        assertThat(id.is(id.name())).isFalse();
        assertThat(id.is(null)).isFalse();
        assertThat(id).hasToString(id.id());
    }

    @ParameterizedTest
    @CsvSource({
        "powersource-site-access, true",
        "powersource-, true",
        "auth-cookie, false",
        "my-powersource-step, false",
        ", false"
    })
    void providersOfTheSuiteAreKnownByTheirPrefix(@Nullable String provider, boolean ours) {
        assertThat(SharedId.isOfSuite(provider)).isEqualTo(ours);
    }
}
