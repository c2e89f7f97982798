package org.powersource.idp.setup;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecisionTest {

    /** Values are texts; {@code written} is the one whose hash is in the row. */
    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
                    # claim, written, now, wanted, untracked, decision
                    NAME,    -,   -,   new, false, ADD
                    NAME,    -,   new, new, false, RECORD
                    NAME,    -,   own, new, false, TAKEN
                    NAME,    -,   own, new, true,  KEEP
                    PART,    -,   own, new, false, TAKEN
                    SETTING, -,   -,   new, false, ADD
                    SETTING, -,   own, new, false, REPLACE
                    SETTING, -,   own, new, true,  REPLACE
                    CHOICE,  -,   -,   new, false, ADD
                    CHOICE,  -,   own, new, false, LEAVE
                    NAME,    new, new, new, false, NONE
                    NAME,    old, old, new, false, UPDATE
                    NAME,    old, own, new, false, KEEP
                    NAME,    old, -,   new, false, KEEP
                    NAME,    old, new, new, false, RECORD
                    SETTING, old, old, new, false, UPDATE
                    SETTING, new, own, new, false, KEEP
                    CHOICE,  new, own, new, false, KEEP
                    """)
    void whatIsDoneDependsOnWhoWroteTheElement(
            Kind.Claim claim,
            @Nullable String written,
            @Nullable String now,
            String wanted,
            boolean untracked,
            Decision decision) {
        assertThat(Decision.of(claim, hash(written), value(now), Value.of(wanted), untracked))
                .isEqualTo(decision);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
                    # written, now, in use, decision
                    old, old, false, REMOVE
                    old, old, true,  IN_USE
                    old, own, false, KEEP
                    old, own, true,  KEEP
                    old, -,   false, RECORD
                    """)
    void whatIsNeededNoMoreGoesIfNobodyChangedOrUsesIt(
            String written, @Nullable String now, boolean inUse, Decision decision) {
        assertThat(Decision.ofUnneeded(hash(written), value(now), inUse)).isEqualTo(decision);
    }

    private static @Nullable String hash(@Nullable String text) {
        return text == null ? null : Value.of(text).hash();
    }

    private static @Nullable Value value(@Nullable String text) {
        return text == null ? null : Value.of(text);
    }
}
