package org.powersource.idp.mail.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.keycloak.util.JsonSerialization;
import org.powersource.idp.Alert;
import org.powersource.idp.DatabaseVendor;
import org.powersource.idp.MeterSamples;
import org.powersource.idp.mail.Delivery;
import org.powersource.idp.mail.MailKinds;
import org.powersource.idp.tables.OutboxDatabase;

/** What the meters show in known situations, and which alerts are true in them. */
class OutboxMetersTest {

    private static final Path OPERATE = Path.of("..", "docs", "operate.md");
    private static final Path DASHBOARD = Path.of("..", "docs", "examples", "grafana-dashboard.json");
    private static final Path WORKER = Path.of("src", "main", "java", "org", "powersource", "idp", "mail", "worker");

    private static final Delivery ACCEPTED = Delivery.accepted("250 OK", Duration.ofDays(7));
    private static final Delivery REFUSED = Delivery.refused("550 no such mailbox");
    private static final Delivery PUT_OFF = Delivery.tryAgain("452 mailbox full");
    private static final Delivery UNREACHED = Delivery.unreached("connection refused");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final double ONE_HOUR = 3600;
    private static final Duration UNTIL_FRIDAY = Duration.ofDays(4);
    private static final Offset<Double> SECONDS = within(5.0);

    private static final OutboxDatabase DATABASE = new OutboxDatabase(DatabaseVendor.H2);

    @AfterAll
    static void end() {
        DATABASE.close();
    }

    @Test
    void mailThatWaitsForAnHourIsAnHourOld() {
        try (Situation outbox = new Situation(DATABASE).order().later(HOUR)) {
            assertThat(outbox.value(rows("queued"))).isEqualTo(1);
            assertThat(outbox.value(rows("planned"))).isZero();
            assertThat(outbox.value(oldest("queued"))).isCloseTo(ONE_HOUR, SECONDS);
            assertThat(outbox.value(oldest("retrying"))).isZero();
        }
    }

    /** A reminder, for example. On Friday it is new. */
    @Test
    void mailThatIsPlannedForFridayWaitsFromFridayOn() {
        try (Situation outbox = new Situation(DATABASE).order(UNTIL_FRIDAY).later(HOUR)) {
            assertThat(outbox.value(rows("queued"))).isZero();
            assertThat(outbox.value(rows("planned"))).isEqualTo(1);
            assertThat(outbox.value(oldest("queued"))).isZero();

            outbox.later(UNTIL_FRIDAY.minus(HOUR));

            assertThat(outbox.value(rows("queued"))).isEqualTo(1);
            assertThat(outbox.value(rows("planned"))).isZero();
            assertThat(outbox.value(oldest("queued"))).isCloseTo(0, SECONDS);
            outbox.tries(ACCEPTED);
            assertThat(outbox.value(acceptance("count"))).isEqualTo(1);
            assertThat(outbox.value(acceptance("sum"))).isCloseTo(0, SECONDS);
        }
    }

    @Test
    void tryThatReachesNoServerIsAnOutcomeOfItsOwn() {
        try (Situation outbox =
                new Situation(DATABASE).order().tries(UNREACHED).later(HOUR).tries(UNREACHED)) {
            assertThat(outbox.value(rows("retrying"))).isEqualTo(1);
            assertThat(outbox.value(oldest("retrying"))).isCloseTo(ONE_HOUR, SECONDS);
            assertThat(outbox.value(oldest("queued"))).isZero();
            assertThat(outbox.value(tries("unreached"))).isEqualTo(2);
            assertThat(outbox.value(tries("accepted"))).isNaN();

            outbox.later(HOUR).tries(ACCEPTED);

            assertThat(outbox.value(rows("retrying"))).isZero();
            assertThat(outbox.value(oldest("retrying"))).isZero();
            assertThat(outbox.value(acceptance("sum"))).isCloseTo(2 * ONE_HOUR, SECONDS);
        }
    }

    @Test
    void addressWithoutAnAccountCountsNowhere() {
        try (Situation outbox = new Situation(DATABASE).orderForUnknownAddress().later(HOUR)) {
            assertThat(outbox.samples().values().entrySet()).allMatch(sample -> sample.getValue() == 0, "is zero");
        }
    }

    @Test
    void heldMailIsNoTryAndItsTimeBeginsWhenItIsReleased() {
        try (Situation outbox =
                new Situation(DATABASE).order().tries(Delivery.held()).later(Duration.ofDays(2))) {
            assertThat(outbox.value(rows("held"))).isEqualTo(1);
            assertThat(outbox.samples().matching("powersource_mail_attempts_total", "kind=\"" + Situation.KIND + "\""))
                    .isEmpty();

            outbox.release().tries(ACCEPTED);

            assertThat(outbox.value(tries("accepted"))).isEqualTo(1);
            assertThat(outbox.value(acceptance("sum"))).isCloseTo(0, SECONDS);
        }
    }

    @Test
    void discardedMailIsNoTryAndItsReasonIsCounted() {
        try (Situation outbox = new Situation(DATABASE).order().tries(Delivery.discarded("nothing to say"))) {
            assertThat(outbox.value("powersource_mail_discarded_total{kind=\"notice\",reason=\"nothing to say\"}"))
                    .isEqualTo(1);
            assertThat(outbox.samples().matching("powersource_mail_attempts_total", "kind=\"" + Situation.KIND + "\""))
                    .isEmpty();
            assertThat(outbox.value(rows("discarded"))).isEqualTo(1);
        }
    }

    /** Prometheus sees no increase in a counter that starts with its first count. */
    @Test
    void triesAreCountedFromZeroOn() {
        try (Situation outbox = new Situation(DATABASE)) {
            assertThat(outbox.samples().matching("powersource_mail_attempts_total", "outcome=\"unreached\""))
                    .hasSizeGreaterThan(5)
                    .allMatch(sample -> outbox.value(sample) == 0);
        }
    }

    static Stream<Arguments> situations() {
        return Stream.of(
                situation("nothing to send", outbox -> outbox),
                situation("one was sent", outbox -> outbox.order().tries(ACCEPTED)),
                situation("one waits for an hour", outbox -> outbox.order().later(HOUR), "MailsAreNotTried"),
                situation(
                        "one is planned for Friday",
                        outbox -> outbox.order(UNTIL_FRIDAY).later(HOUR)),
                situation(
                        "one was planned for Friday, and Friday it went",
                        outbox -> outbox.order(UNTIL_FRIDAY).later(UNTIL_FRIDAY).tries(ACCEPTED)),
                situation(
                        "one was held for two days",
                        outbox -> outbox.order().tries(Delivery.held()).later(Duration.ofDays(2))),
                situation(
                        "one was held for two days, then released",
                        outbox -> outbox.order()
                                .tries(Delivery.held())
                                .later(Duration.ofDays(2))
                                .release()
                                .tries(ACCEPTED)),
                situation(
                        "many wait, and some are sent",
                        outbox -> outbox.order(150).tries(ACCEPTED).later(HOUR.dividedBy(6))),
                situation(
                        "the mail server is away for an hour",
                        outbox -> outbox.order()
                                .tries(UNREACHED)
                                .later(HOUR)
                                .mark()
                                .tries(UNREACHED),
                        "MailServerAway"),
                situation(
                        "the mail server was away for a moment",
                        outbox -> outbox.order()
                                .tries(UNREACHED)
                                .later(Duration.ofMinutes(5))
                                .tries(ACCEPTED)
                                .mark()),
                situation(
                        "one mailbox is full for a day",
                        outbox -> outbox.order()
                                .tries(PUT_OFF)
                                .later(Duration.ofDays(1))
                                .mark()
                                .tries(PUT_OFF)),
                situation(
                        "the server puts off 21 mails",
                        outbox -> outbox.order(21)
                                .tries(PUT_OFF)
                                .later(HOUR)
                                .mark()
                                .tries(PUT_OFF),
                        "MailServerRefusesForNow"),
                situation("two are refused", outbox -> outbox.order(2).tries(REFUSED)),
                situation("eleven are refused", outbox -> outbox.order(11).tries(REFUSED), "MailsRefused"),
                situation(
                        "one couldn't be sent in time",
                        outbox -> outbox.order()
                                .tries(UNREACHED)
                                .later(Duration.ofDays(3))
                                .mark()
                                .tries(UNREACHED),
                        "MailsExpired"),
                situation(
                        "mails need two minutes",
                        outbox -> outbox.order(3).later(Duration.ofMinutes(2)).tries(ACCEPTED),
                        "MailsAreSlow"),
                situation("an address that nobody has", Situation::orderForUnknownAddress),
                situation(
                        "nothing to say",
                        outbox -> outbox.order(30)
                                .tries(Delivery.discarded("nothing to say"))
                                .later(HOUR)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("situations")
    void alertsAreTrueInTheBadSituationOnly(String name, UnaryOperator<Situation> happens, Set<String> expected) {
        try (Situation outbox = new Situation(DATABASE)) {
            assertThat(happens.apply(outbox).firing(Alert.ofTheOutbox())).hasSameElementsAs(expected);
        }
    }

    private static Arguments situation(String name, UnaryOperator<Situation> happens, String... alerts) {
        return Arguments.of(name, happens, Set.of(alerts));
    }

    @Test
    void everyAlertOnTheOutboxIsTrueInSomeSituation() {
        assertThat(Alert.ofTheOutbox())
                .extracting(Alert::name)
                .hasSameElementsAs(situations()
                        .flatMap(situation -> ((Set<?>) situation.get()[2]).stream())
                        .map(String::valueOf)
                        .collect(Collectors.toSet()));
    }

    @Test
    void dashboardAsksForWhatTheOutboxCounts() throws IOException {
        Pattern selector = Pattern.compile("(powersource_mail_\\w+)(?:\\{([^}]*)})?");
        JsonNode dashboard = JsonSerialization.mapper.readTree(DASHBOARD.toFile());
        List<String> queries = dashboard.findValuesAsText("expr").stream()
                .filter(query -> query.contains("powersource_mail_"))
                .toList();
        try (Situation outbox =
                new Situation(DATABASE).order().tries(ACCEPTED).order().tries(Delivery.discarded("no account"))) {
            MeterSamples samples = outbox.samples();
            assertThat(queries).hasSizeGreaterThan(4);
            assertThat(queries.stream().flatMap(query -> selector.matcher(query).results()))
                    .allSatisfy(asked -> {
                        String labels = asked.group(2) == null ? "" : asked.group(2);
                        long alternatives = labels.chars().filter(c -> c == '|').count() + 1;
                        assertThat(samples.matching(asked.group(1), labels))
                                .as(asked.group())
                                .hasSizeGreaterThanOrEqualTo((int) alternatives);
                    });
        }
    }

    @Test
    void operateTellsOfEveryAlertAndReason() throws IOException {
        String operate = Files.readString(OPERATE);
        Pattern discarded = Pattern.compile("Delivery\\.discarded\\(\"([^\"]+)\"\\)");
        try (Stream<Path> sources = Files.list(WORKER)) {
            List<String> reasons = sources.flatMap(
                            source -> discarded.matcher(text(source)).results())
                    .map(reason -> "`" + reason.group(1) + "`")
                    .toList();
            assertThat(reasons).hasSizeGreaterThan(2);
            assertThat(operate).contains(reasons);
        }
        assertThat(operate).contains(Alert.all().stream().map(Alert::name).toList());
    }

    @Test
    void operateSaysHowLongEachMailIsTried() {
        assertThat(MailKinds.all()).hasSizeGreaterThan(5).allSatisfy(kind -> {
            long days = kind.worth().toDays();
            assertThat(OPERATE)
                    .content()
                    .contains("| `%s` | %d %s |".formatted(kind.id(), days, days == 1 ? "day" : "days"));
        });
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String rows(String state) {
        return "powersource_mail_rows{state=\"%s\"}".formatted(state);
    }

    private static String oldest(String state) {
        return "powersource_mail_oldest_open_seconds{state=\"%s\"}".formatted(state);
    }

    private static String tries(String outcome) {
        return "powersource_mail_attempts_total{kind=\"notice\",outcome=\"%s\"}".formatted(outcome);
    }

    private static String acceptance(String part) {
        return "powersource_mail_acceptance_seconds_%s{kind=\"notice\"}".formatted(part);
    }
}
