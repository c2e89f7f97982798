package org.powersource.idp.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import org.junit.jupiter.params.provider.CsvSource;

/** Addresses as they are typed and as they are registered. {@code mvn test -Pfuzz} looks for pairs that break the rules. */
class AddressFuzzTest {

    @CsvSource({
        "Pat.Lee@springfield.example, Pat.Lee@springfield.example",
        "pat.lee@springfield.example, Pat.Lee@Springfield.example",
        "Pat.Lee@SPRINGFIELD.example, Pat.Lee@springfield.example",
        "P\u0430t.Lee@springfield.example, Pat.Lee@springfield.example",
        "Pat.Lee@\u212Aansas.example, Pat.Lee@kansas.example",
        "\u0130@a.example, i@a.example",
        "\"a@b\"@c.example, a@b@c.example",
        "@, a"
    })
    @FuzzTest(maxDuration = "10m")
    void whatIsMoreExactAcceptsLess(@NotNull String typed, @NotNull String registered) {
        SignInEmail spelled = new SignInEmail(registered);
        if (Matching.EXACT.accepts(typed, spelled)) {
            assertThat(Matching.LOCAL_PART.accepts(typed, spelled)).isTrue();
        }
        if (Matching.LOCAL_PART.accepts(typed, spelled)) {
            assertThat(Matching.IGNORE_CASE.accepts(typed, spelled)).isTrue();
        }
        assertThat(Matching.EXACT.accepts(registered, spelled)).isTrue();

        EmailAddress address = EmailAddress.of(registered);
        for (String kept : new String[] {null, registered, typed}) {
            assertThat(EmailAddress.of(
                            SignInEmail.record(registered, kept, typed).spelling()))
                    .as("of the account's own address")
                    .matches(address::isSameAs);
        }
    }
}
