package org.powersource.idp.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlidingWindowTest {

    private static final long NOW = 1_800_000_000_000L;
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();
    private static final Limit MAILS = new Limit("mails", 5, Duration.ofHours(1));
    private static final Limit ANSWERS = new Limit("answers", 5, Duration.ofHours(1), Duration.ofHours(24));
    private static final Limit ANSWERS_IN_A_WEEK = new Limit("answers in a week", 20, Duration.ofDays(7));

    /** With fixed windows nine mails could go in ten minutes. */
    @Test
    void fiveAnHourAreFiveInAnyHour() {
        SlidingWindow mails = SlidingWindow.EMPTY.plus(MAILS, NOW);
        for (int i = 0; i < 4; i++) {
            mails = mails.plus(MAILS, NOW + 55 * MINUTE);
        }

        assertThat(mails.reopens(MAILS, NOW + 59 * MINUTE)).hasValue(NOW + 60 * MINUTE);
        mails = mails.plus(MAILS, NOW + 60 * MINUTE);
        assertThat(mails.reopens(MAILS, NOW + 61 * MINUTE)).hasValue(NOW + 115 * MINUTE);
    }

    /** Four wrong answers an hour never lock the question for a day. */
    @Test
    void wrongAnswersAddUpOverDays() {
        SlidingWindow hourly = SlidingWindow.EMPTY;
        SlidingWindow weekly = SlidingWindow.EMPTY;
        int allowed = 0;
        for (long time = NOW; time < NOW + Duration.ofDays(7).toMillis(); time += 15 * MINUTE + 1) {
            if (hourly.reopens(ANSWERS, time).isEmpty()
                    && weekly.reopens(ANSWERS_IN_A_WEEK, time).isEmpty()) {
                hourly = hourly.plus(ANSWERS, time);
                weekly = weekly.plus(ANSWERS_IN_A_WEEK, time);
                allowed++;
            }
        }

        assertThat(allowed).isEqualTo(20);
    }

    @Test
    void theEventThatReachesALimitWithALockTimeLocks() {
        SlidingWindow answers = SlidingWindow.EMPTY;
        for (int i = 0; i < 5; i++) {
            assertThat(answers.reopens(ANSWERS, NOW + i)).isEmpty();
            answers = answers.plus(ANSWERS, NOW + i);
        }

        long end = NOW + 4 + Duration.ofHours(24).toMillis();
        assertThat(answers.reopens(ANSWERS, NOW + 5)).hasValue(end);
        assertThat(answers.reopens(ANSWERS, end)).isEmpty();
        assertThat(answers.end(ANSWERS)).isEqualTo(end);
    }

    /** The text of any number of events fits into its column, also with a higher limit. */
    @Test
    void manyEventsFitIntoTheColumn() {
        Limit few = new Limit("mails", SlidingWindow.EXACT, Duration.ofHours(1));
        Limit many = new Limit("mails", 100_000, Duration.ofHours(1));
        SlidingWindow mails = SlidingWindow.EMPTY;
        for (long time = NOW; mails.reopens(few, time).isEmpty(); time += 1) {
            mails = mails.plus(few, time);
        }
        for (int i = 0; i < 50_000; i++) {
            mails = mails.plus(many, NOW + i * 72L);
        }

        assertThat(mails.written().length()).isLessThanOrEqualTo(SlidingWindow.LENGTH);
        assertThat(mails.events().stream().mapToInt(SlidingWindow.Event::number).sum())
                .isGreaterThanOrEqualTo(50_000);
    }

    /** Otherwise a clock that was a year ahead for a moment would lock for a year. */
    @Test
    void eventsOfAClockThatWasAheadDoNotLock() {
        long ahead = NOW + Duration.ofDays(365).toMillis();
        SlidingWindow answers = IntStream.range(0, 5)
                .boxed()
                .reduce(SlidingWindow.EMPTY, (sum, i) -> sum.plus(ANSWERS, ahead), (one, other) -> other);

        assertThat(answers.reopens(ANSWERS, ahead)).isPresent();
        assertThat(answers.reopens(ANSWERS, NOW)).isEmpty();
        assertThat(answers.plus(ANSWERS, NOW).end(ANSWERS)).isEqualTo(NOW + 60 * MINUTE);
    }

    @Test
    void raisedLimitCountsAtOnce() {
        SlidingWindow mail = SlidingWindow.EMPTY.plus(new Limit("mails", 1, Duration.ofHours(1)), NOW);

        assertThat(mail.reopens(new Limit("mails", 1, Duration.ofHours(1)), NOW + 1))
                .isPresent();
        assertThat(mail.reopens(MAILS, NOW + 1)).isEmpty();
    }

    /** Milliseconds from the moment at which a lock ends that a limit of another lock time may have left. */
    @ParameterizedTest
    @CsvSource({"-1, false", "0, false", "1, true", "86460000, true", "86460001, false"})
    void lockLastsUntilItsEndIfItIsPlausible(long rest, boolean locked) {
        SlidingWindow window = new SlidingWindow(List.of(), NOW + rest);

        assertThat(window.reopens(ANSWERS, NOW)).isEqualTo(locked ? OptionalLong.of(NOW + rest) : OptionalLong.empty());
    }

    /** Milliseconds from an event on, of a limit of one event an hour. */
    @ParameterizedTest
    @CsvSource({"-60001, true", "-60000, false", "0, false", "3599999, false", "3600000, true"})
    void eventCountsForTheWindow(long later, boolean allowed) {
        Limit one = new Limit("mails", 1, Duration.ofHours(1));

        assertThat(SlidingWindow.EMPTY.plus(one, NOW).reopens(one, NOW + later).isEmpty())
                .isEqualTo(allowed);
    }

    @Test
    void windowEndsWithItsLastEvent() {
        assertThat(SlidingWindow.EMPTY.end(MAILS)).isEqualTo(60 * MINUTE);
        assertThat(SlidingWindow.EMPTY.plus(MAILS, NOW).plus(MAILS, NOW + 7).end(MAILS))
                .isEqualTo(NOW + 7 + 60 * MINUTE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "l4u5g", "l4u5g l4u5h*a l4u5i*2s"})
    void writtenWindowIsReadBack(String written) {
        assertThat(SlidingWindow.read(written, 7).written()).isEqualTo(written);
        assertThat(SlidingWindow.read(written, 7).closedUntil()).isEqualTo(7);
    }

    @Test
    void numbersOfEventsAreRead() {
        assertThat(SlidingWindow.read("a b*c", 0).events())
                .containsExactly(new SlidingWindow.Event(10, 1), new SlidingWindow.Event(11, 12));
        assertThat(SlidingWindow.read(null, 0)).isEqualTo(SlidingWindow.EMPTY);
    }

    /** Of a limit above twelve: events of the same twelfth share the time of the last. */
    @Test
    void eventsOfOneTwelfthAreGrouped() {
        Limit many = new Limit("mails", 13, Duration.ofHours(1));
        long start = NOW - NOW % (5 * MINUTE);
        SlidingWindow mails = SlidingWindow.EMPTY
                .plus(many, start)
                .plus(many, start + 5 * MINUTE - 1)
                .plus(many, start + 5 * MINUTE);

        assertThat(mails.events())
                .containsExactly(
                        new SlidingWindow.Event(start + 5 * MINUTE - 1, 2),
                        new SlidingWindow.Event(start + 5 * MINUTE, 1));
    }

    /** Three events at once count as three, and leave the window together. */
    @Test
    void groupedEventsReopenTogether() {
        Limit many = new Limit("mails", 13, Duration.ofHours(1));
        SlidingWindow mails = new SlidingWindow(
                List.of(new SlidingWindow.Event(NOW, 3), new SlidingWindow.Event(NOW + MINUTE, 12)), 0);

        assertThat(mails.reopens(many, NOW + 2 * MINUTE)).hasValue(NOW + 60 * MINUTE);
        assertThat(mails.reopens(new Limit("mails", 12, Duration.ofHours(1)), NOW + 2 * MINUTE))
                .hasValue(NOW + 61 * MINUTE);
        assertThat(mails.reopens(new Limit("mails", 16, Duration.ofHours(1)), NOW + 2 * MINUTE))
                .isEmpty();
    }

    @Test
    void limitWithoutALockTimeNeverLocks() {
        assertThat(SlidingWindow.EMPTY
                        .plus(new Limit("mails", 1, Duration.ofHours(1)), NOW)
                        .closedUntil())
                .isZero();
    }
}
