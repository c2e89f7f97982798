package org.powersource.idp.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

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

    /** A text of any number of events fits into its column, and a higher limit doesn't burst it. */
    @Test
    void manyEventsTakeLittleRoom() {
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
    void whatAClockThatWasAheadLeftDoesNotLock() {
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
}
