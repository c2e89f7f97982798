package org.powersource.idp.limit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The events of one limit that still count. Never lets more than {@link Limit#max()} through in any period of the window's length, however
 * the events are spread. The stored text has at most {@value #LENGTH} characters. Up to {@value #EXACT} events have their own times. Of
 * more, those in the same twelfth of the window share the time of the last one, so they count up to a twelfth of the window too long.
 *
 * <p>All times are milliseconds since 1970.
 *
 * @param events oldest first
 * @param closedUntil end of the lock time after the event that reached the limit; 0 for none
 */
record SlidingWindow(List<Event> events, long closedUntil) {

    static final SlidingWindow EMPTY = new SlidingWindow(List.of(), 0);

    static final int EXACT = 12;
    /** Length of the column, in characters. */
    static final int LENGTH = 255;

    /** Upper bound of the difference between synchronized clocks. An event further ahead doesn't count: the clock went back. */
    private static final long CLOCKS_APART = Duration.ofMinutes(1).toMillis();

    private static final int RADIX = 36;

    /** {@code number} events at one time. */
    record Event(long time, int number) {

        private static Event read(String text) {
            String[] parts = text.split("\\*", 2);
            return new Event(
                    Long.parseLong(parts[0], RADIX), parts.length == 1 ? 1 : Integer.parseInt(parts[1], RADIX));
        }

        private String written() {
            String at = Long.toString(time, RADIX);
            return number == 1 ? at : at + "*" + Integer.toString(number, RADIX);
        }
    }

    SlidingWindow {
        events = List.copyOf(events);
    }

    static SlidingWindow read(@Nullable String events, long closedUntil) {
        return new SlidingWindow(
                events == null || events.isEmpty()
                        ? List.of()
                        : Arrays.stream(events.split(" ", -1)).map(Event::read).toList(),
                closedUntil);
    }

    String written() {
        return events.stream().map(Event::written).collect(Collectors.joining(" "));
    }

    /** When the next event is allowed; empty: now. */
    OptionalLong reopens(Limit limit, long now) {
        if (closedUntil > now && closedUntil <= now + limit.hold().toMillis() + CLOCKS_APART) {
            return OptionalLong.of(closedUntil);
        }
        int rest = count(running(limit, now));
        for (Event event : running(limit, now)) {
            if (rest < limit.max()) {
                return OptionalLong.empty();
            }
            rest -= event.number();
            if (rest < limit.max()) {
                return OptionalLong.of(event.time() + limit.window().toMillis());
            }
        }
        return OptionalLong.empty();
    }

    /** This window with one more event. */
    SlidingWindow plus(Limit limit, long now) {
        List<Event> all = Stream.concat(running(limit, now).stream(), Stream.of(new Event(now, 1)))
                .toList();
        boolean isReached = count(all) >= limit.max() && !limit.hold().isZero();
        return new SlidingWindow(
                limit.max() <= EXACT ? all : grouped(all, limit.window().toMillis() / EXACT),
                isReached ? now + limit.hold().toMillis() : 0);
    }

    /** When the last event has left the window and the lock time is over. */
    long end(Limit limit) {
        long last = events.isEmpty() ? 0 : events.get(events.size() - 1).time();
        return Math.max(closedUntil, last + limit.window().toMillis());
    }

    private List<Event> running(Limit limit, long now) {
        long start = now - limit.window().toMillis();
        return events.stream()
                .filter(event -> event.time() > start && event.time() <= now + CLOCKS_APART)
                .toList();
    }

    private static List<Event> grouped(List<Event> events, long period) {
        List<Event> grouped = new ArrayList<>();
        for (Event event : events) {
            int last = grouped.size() - 1;
            if (last >= 0 && grouped.get(last).time() / period == event.time() / period) {
                grouped.set(last, new Event(event.time(), grouped.get(last).number() + event.number()));
            } else {
                grouped.add(event);
            }
        }
        return grouped;
    }

    private static int count(List<Event> events) {
        return events.stream().mapToInt(Event::number).sum();
    }
}
