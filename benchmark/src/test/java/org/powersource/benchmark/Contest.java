package org.powersource.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatling.app.Gatling$;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * The same visit to several sides by turns, a few visitors at a time: ABC CBA CAB BAC ... so that whatever else the machine does, and whatever
 * has changed since the start, meets all of them alike. As feeder of {@link Visits} it says who comes next, and to which side.
 */
final class Contest implements Iterator<Map<String, Object>> {

    /** As many as the machine has processors where this was tried. More would only wait for each other. */
    static final int VISITORS = 2;

    private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 24);
    /** Until the compiler has had its say. */
    private static final int WARM_UP = Integer.getInteger("benchmark.warmUp", 4);

    private static final String TURN = "turn";
    private static final String BEGAN = "began";

    private final List<Side> sides;
    private final Supplier<ChainBuilder> visit;
    private final Duration length;
    private final List<Turn> turns = new ArrayList<>();
    private long start;

    /**
     * @param length of a turn
     * @param visit from the first request to the last, with the attributes that sides give
     */
    Contest(Duration length, Supplier<ChainBuilder> visit, Side... sides) {
        this.sides = List.of(sides);
        this.visit = visit;
        this.length = length;
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            List<Side> order = new ArrayList<>(this.sides);
            Collections.rotate(order, Math.floorDiv(round, 2));
            if (round % 2 != 0) {
                Collections.reverse(order);
            }
            order.forEach(side -> turns.add(new Turn(side)));
        }
    }

    /** Fails if a single visit did. */
    Contest run() {
        int code = Visits.run(
                this,
                () -> Gatling$.MODULE$.fromArgs(new String[] {
                    "--simulation",
                    Visits.class.getName(),
                    "--no-reports",
                    "--results-folder",
                    Path.of("target", "gatling").toAbsolutePath().toString()
                }));
        assertThat(code).as("Gatling's exit code").isZero();
        for (Turn turn : turns) {
            assertThat(turn.failures())
                    .as("visits to " + turn.side() + " that failed")
                    .hasValue(0);
            assertThat(turn.millis()).as("visits to " + turn.side()).isNotEmpty();
        }
        return this;
    }

    ChainBuilder visit() {
        return visit.get();
    }

    Duration duration() {
        return length.multipliedBy(turns.size());
    }

    @Override
    public boolean hasNext() {
        return true;
    }

    @Override
    public synchronized Map<String, Object> next() {
        long now = System.nanoTime();
        if (start == 0) {
            start = now;
        }
        Turn turn = turns.get(Math.min((int) ((now - start) / length.toNanos()), turns.size() - 1));
        Map<String, Object> visitor = new HashMap<>(turn.side().visitors().get());
        visitor.put(TURN, turn);
        visitor.put(BEGAN, now);
        return visitor;
    }

    /** At the end of a visit. */
    Session note(Session session) {
        Turn turn = session.get(TURN);
        if (session.isFailed()) {
            turn.failures().incrementAndGet();
        } else {
            turn.add(System.nanoTime() - session.getLong(BEGAN));
        }
        return session.markAsSucceeded();
    }

    /** Of one side, in the order of the rounds. */
    List<Turn> turns(Side side) {
        return IntStream.range(WARM_UP * sides.size(), turns.size())
                .mapToObj(turns::get)
                .filter(turn -> turn.side().equals(side))
                .toList();
    }
}
