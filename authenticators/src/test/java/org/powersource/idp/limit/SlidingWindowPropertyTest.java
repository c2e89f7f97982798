package org.powersource.idp.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Limits under any sequence of events, with any pauses between them. Times in seconds. */
class SlidingWindowPropertyTest {

    private static final int START = 1_800_000_000;

    @Property
    void noPeriodHasMoreThanTheLimitSays(
            @ForAll @IntRange(min = 1, max = 40) int max,
            @ForAll @IntRange(min = 1, max = 600) int window,
            @ForAll @IntRange(max = 900) int hold,
            @ForAll @Size(min = 1, max = 120) List<@IntRange(max = 60) Integer> pauses) {
        Limit limit = new Limit("events", max, Duration.ofSeconds(window), Duration.ofSeconds(hold));
        List<Integer> allowed = new ArrayList<>();
        SlidingWindow events = SlidingWindow.EMPTY;
        int time = START;
        for (int pause : pauses) {
            time += pause;
            OptionalLong reopens = events.reopens(limit, time * 1000L);
            assertThat(reopens.isPresent())
                    .as("after %s, at %s", allowed, time)
                    .isEqualTo(mustBeClosed(allowed, time, limit, reopens.isPresent()));
            if (reopens.isEmpty()) {
                allowed.add(time);
                events = events.plus(limit, time * 1000L);
                assertThat(events.written()).hasSizeLessThanOrEqualTo(SlidingWindow.LENGTH);
                assertThat(SlidingWindow.read(events.written(), events.closedUntil()))
                        .isEqualTo(events);
            } else {
                assertThat(reopens.getAsLong()).isGreaterThan(time * 1000L);
            }
        }
    }

    /** Exactly, for few events; of more, each may leave the window up to a twelfth of it late. */
    private static boolean mustBeClosed(List<Integer> allowed, int time, Limit limit, boolean isClosed) {
        long late = limit.max() > SlidingWindow.EXACT ? limit.window().toSeconds() / SlidingWindow.EXACT + 1 : 0;
        return isFull(allowed, time, limit, 0)
                || isHeld(allowed, time, limit, 0)
                || (isClosed && (isFull(allowed, time, limit, late) || isHeld(allowed, time, limit, late)));
    }

    private static boolean isFull(List<Integer> allowed, int time, Limit limit, long late) {
        return since(allowed, time - limit.window().toSeconds() - late) >= limit.max();
    }

    private static boolean isHeld(List<Integer> allowed, int time, Limit limit, long late) {
        if (allowed.isEmpty()) {
            return false;
        }
        int last = allowed.get(allowed.size() - 1);
        return isFull(allowed, last, limit, late) && time - last < limit.hold().toSeconds();
    }

    private static long since(List<Integer> allowed, long time) {
        return allowed.stream().filter(at -> at > time).count();
    }
}
