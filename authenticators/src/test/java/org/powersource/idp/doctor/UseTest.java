package org.powersource.idp.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.powersource.idp.doctor.FlowOf.disabled;
import static org.powersource.idp.doctor.FlowOf.flow;
import static org.powersource.idp.doctor.FlowOf.required;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class UseTest {

    @ParameterizedTest
    @CsvSource({
        "powersource-recovery-start, RESET",
        "powersource-reset-mail, RESET",
        "reset-credential-email, RESET",
        "idp-create-user-if-unique, FIRST_BROKER",
        "powersource-broker-link, FIRST_BROKER",
        "powersource-email-password, BROWSER",
        "reset-password, BROWSER"
    })
    void useOfAFlowThatNothingUsesIsGuessedFromItsSteps(String step, Use use) {
        assertThat(Use.guess(flow("top", required("auth-cookie"), required(flow("inner", required(step))))))
                .isEqualTo(use);
        assertThat(Use.guess(flow("top", required("auth-cookie"), disabled(step))))
                .isEqualTo(Use.BROWSER);
    }

    @ParameterizedTest
    @EnumSource
    void useHasALabel(Use use) {
        assertThat(use.label()).endsWith(" flow");
    }

    @Test
    void wayIsToldInWords() {
        assertThat(new Path(List.of("auth-cookie", "auth-otp-form"), Path.SIGNED_IN, List.of()).inWords())
                .isEqualTo("auth-cookie, then auth-otp-form: signed-in");
        assertThat(new Path(List.of(), Path.MAIL_SENT, List.of()).inWords()).isEqualTo("nothing: mail-sent");
    }

    @Test
    void shortestWaysOfEachKindAreKeptShortestFirst() {
        Trace one = Trace.start(Known.NOBODY).then("b", Known.SURELY);
        Trace other = Trace.start(Known.NOBODY).then("a", Known.SURELY);
        Trace marked = one.then("c", Known.NOBODY).marked("m");
        Trace longer = one.then("c", Known.NOBODY);

        assertThat(Trace.shortest(List.of(longer, one, marked, other, one).stream()))
                .containsExactly(other, one, longer, marked);
        assertThat(Trace.shortest(IntStream.range(0, 30)
                        .mapToObj(i -> Trace.start(Known.NOBODY).then("step " + i, Known.SURELY))))
                .hasSize(Trace.MOST);
    }

    @ParameterizedTest
    @CsvSource({
        "NOBODY, NOBODY, NOBODY",
        "NOBODY, PERHAPS, PERHAPS",
        "SURELY, PERHAPS, SURELY",
        "PERHAPS, SURELY, SURELY"
    })
    void whatIsKnownStaysKnown(Known before, Known step, Known after) {
        assertThat(before.or(step)).isEqualTo(after);
    }

    @Test
    void checkMaySayThatAPlaceIsLessSevere() {
        Place place = Place.at("client portal", "Nobody uses it.");

        assertThat(place.severity()).isNull();
        assertThat(place.as(Severity.NOTE)).isEqualTo(new Place("client portal", "Nobody uses it.", Severity.NOTE));
    }

    @Test
    void severityIsWrittenInLowerCase() {
        assertThat(Severity.WARNING.written()).isEqualTo("warning");
    }
}
