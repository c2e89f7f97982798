package org.powersource.idp.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.powersource.idp.Stub;
import org.powersource.idp.StubServer;
import org.powersource.idp.account.EmailAddress;

class MailRulesTest {

    /** Rows contain the numbers, and nodes of older versions read them. */
    @ParameterizedTest
    @CsvSource({"u1, false, HIGH, 1", "u1, true, LOW, 2", ", false, UNADDRESSED, 3", ", true, UNADDRESSED, 3"})
    void priorityIsThatOfTheKindOnceTheAccountIsKnown(
            @Nullable String userId, boolean low, MailPriority priority, int number) {
        MailKind kind = Stub.of(MailKind.class, Map.of("lowPriority", low));

        assertThat(MailPriority.of(new MailOrder(kind, StubServer.realm(), userId, null, null, Map.of())))
                .isEqualTo(priority);
        assertThat(priority.number()).isEqualTo(number);
    }

    @ParameterizedTest
    @EnumSource
    void rowHasOnePriorityOrNone(MailPriority priority) {
        for (MailPriority other : MailPriority.values()) {
            assertThat(priority.is(other.number())).isEqualTo(priority == other);
        }
        assertThat(priority.is(null)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "QUEUED, true",
        "SENDING, true",
        "RETRYING, true",
        "HELD, false",
        "ACCEPTED, false",
        "REFUSED, false",
        "EXPIRED, false",
        "DISCARDED, false"
    })
    void mailIsOpenWhileANodeMayTakeIt(MailState state, boolean open) {
        assertThat(state.isOpen()).isEqualTo(open);
    }

    @Test
    void unneededMailIsDropped() {
        assertThat(MailVerdict.sendIf(true)).isEqualTo(MailVerdict.SEND);
        assertThat(MailVerdict.sendIf(false)).isEqualTo(MailVerdict.DROP);
    }

    /** How a language writes a time is up to the Java version. */
    @ParameterizedTest
    @CsvSource({"en, November", "fr, novembre", "es, noviembre", "ar, \u0646\u0648\u0641\u0645\u0628\u0631"})
    void timeIsInTheReadersLanguageAndInUtc(String language, String month) {
        assertThat(MailTime.inWords(MailOf.REQUESTED_AT, Locale.forLanguageTag(language)))
                .contains(month)
                .endsWith("UTC");
    }

    @ParameterizedTest
    @CsvSource({"t, a, c", "t, a, ", ", a, c", "t, , ", ", , "})
    void signInThatAMailInterruptsIsInItsDetails(
            @Nullable String tab, @Nullable String authSession, @Nullable String clientData) {
        RunningSignIn signIn = new RunningSignIn(tab, authSession, clientData);
        Map<String, String> expected = new HashMap<>();
        expected.computeIfAbsent("tab", key -> tab);
        expected.computeIfAbsent("authSession", key -> authSession);
        expected.computeIfAbsent("clientData", key -> clientData);

        assertThat(signIn.details()).isEqualTo(expected);
        assertThat(RunningSignIn.of(MailOf.details(signIn.details()))).isEqualTo(signIn);
    }

    @Test
    void orderToATypedAddressKnowsNoAccount() {
        MailKind kind = Stub.of(MailKind.class, Map.of());
        MailOrder order = MailOrder.toTyped(
                kind, StubServer.realm(), EmailAddress.of(" Pat@s.example"), null, "fr", Map.of("occasion", "HELD"));

        assertThat(order.userId()).isNull();
        assertThat(order.notBefore()).isNull();
        assertThat(order.language()).isEqualTo("fr");
        assertThat(order.kind()).isSameAs(kind);
        assertThat(order.details()).isEqualTo(Map.of("occasion", "HELD", "typed", "Pat@s.example"));
    }

    @Test
    void mailKnowsItsRecipient() {
        Mail typed = MailOf.details(Map.of("typed", "Pat@s.example"));
        Mail other = MailOf.details(Map.of("recipient", "old@s.example"));

        assertThat(typed.typedAddress()).hasValue(EmailAddress.of("Pat@s.example"));
        assertThat(typed.recipient()).isEmpty();
        assertThat(other.recipient()).hasValue("old@s.example");
        assertThat(other.typedAddress()).isEmpty();
    }

    /** Older versions wrote no first due time. */
    @ParameterizedTest
    @CsvSource({"2000, 2000", ", 1000"})
    void mailHasTheValuesOfItsRow(@Nullable Long firstDueAt, long firstDue) {
        MailEntity row = row();
        row.firstDueAt = firstDueAt;

        assertThat(Mail.of(row))
                .isEqualTo(new Mail(
                        "m1",
                        "r",
                        "u1",
                        "reset-link",
                        MailState.ACCEPTED,
                        true,
                        2,
                        "gradebook",
                        "fr",
                        Map.of("minutes", "60"),
                        Instant.ofEpochMilli(1000),
                        Instant.ofEpochMilli(firstDue),
                        Optional.of(Instant.ofEpochMilli(3000)),
                        Optional.of(Instant.ofEpochMilli(4000)),
                        Optional.of(Instant.ofEpochMilli(5000)),
                        Optional.empty()));
    }

    @Test
    void settledRowHasNoPriority() {
        MailEntity row = row();
        row.turn = null;

        assertThat(Mail.of(row).lowPriority()).isFalse();
    }

    @Test
    void timelineShowsTheMailAndItsTries() {
        MailAttemptEntity attempt = new MailAttemptEntity();
        attempt.mailId = "m1";
        attempt.number = 1;
        attempt.triedAt = 2500;
        attempt.outcome = MailState.RETRYING;
        attempt.reply = "451 later";

        assertThat(TimelineEntry.of(row(), List.of(attempt)))
                .isEqualTo(new TimelineEntry(
                        "m1",
                        "reset-link",
                        "accepted",
                        "gradebook",
                        1000,
                        List.of(new TimelineEntry.Attempt(2500, "retrying", "451 later")),
                        3000L,
                        4000L,
                        5000L,
                        null));
    }

    private static MailEntity row() {
        MailEntity row = new MailEntity();
        row.id = "m1";
        row.realmId = "r";
        row.userId = "u1";
        row.kind = "reset-link";
        row.state = MailState.ACCEPTED;
        row.turn = MailPriority.LOW.number();
        row.attempts = 2;
        row.clientId = "gradebook";
        row.language = "fr";
        row.details = MailDetails.write(Map.of("minutes", "60"));
        row.requestedAt = 1000;
        row.acceptedAt = 3000L;
        row.openedAt = 4000L;
        row.usedAt = 5000L;
        return row;
    }

    /** The failure of a mail server that isn't there says nothing of the mail. */
    @Test
    void resultOfATryIsAState() {
        assertThat(Delivery.accepted("250 taken", Duration.ofHours(1)))
                .isEqualTo(new Delivery(MailState.ACCEPTED, "250 taken", Duration.ofHours(1), true));
        assertThat(Delivery.refused("550 nobody")).isEqualTo(new Delivery(MailState.REFUSED, "550 nobody", null, true));
        assertThat(Delivery.tryAgain("451 later")).isEqualTo(new Delivery(MailState.RETRYING, "451 later", null, true));
        assertThat(Delivery.unreached("no connection"))
                .isEqualTo(new Delivery(MailState.RETRYING, "no connection", null, false));
        assertThat(Delivery.held()).isEqualTo(new Delivery(MailState.HELD, null, null, true));
        assertThat(Delivery.discarded("no account"))
                .isEqualTo(new Delivery(MailState.DISCARDED, "no account", null, true));
    }

    /** Templates get links. */
    @Test
    void linkIsNotPrinted() {
        MailContent content = new MailContent(
                "subject", "reset-link.ftl", Map.of("link", "https://id.example/go/secret"), Duration.ofHours(1));

        assertThat(content).hasToString("reset-link.ftl");
        assertThat(content.attributes()).containsKey("link");
    }
}
