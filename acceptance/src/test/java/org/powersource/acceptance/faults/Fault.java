package org.powersource.acceptance.faults;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.powersource.acceptance.suite.TwoNodes;

/**
 * Visitors come, something breaks and is mended, they go on for a while, and the books are balanced.
 *
 * @param visitors one for each, all the time
 * @param pause of each visitor between two journeys
 * @param patience how long promised mails may take once all is mended
 * @param timeMoves whether sign-ins and links may end early for it
 */
record Fault(String name, List<Journey> visitors, Duration pause, Duration patience, boolean timeMoves) {

    /** Before, and after all is mended. */
    private static final Duration QUIET = Duration.ofSeconds(5);

    private static final int READY = 60;

    /** Breaks something and mends it. */
    interface Course {
        void run(TestBed testBed);
    }

    Fault(String name, Journey... visitors) {
        this(name, List.of(visitors), Load.PAUSE, Duration.ofMinutes(1), false);
    }

    Fault every(Duration pause) {
        return new Fault(name, visitors, pause, patience, timeMoves);
    }

    Fault within(Duration patience) {
        return new Fault(name, visitors, pause, patience, timeMoves);
    }

    /** So far that sign-ins and links end. */
    Fault movesTime() {
        return new Fault(name, visitors, pause, patience, true);
    }

    /** @param course called under load; tells the ledger when the fault begins */
    Figures on(TwoNodes nodes, Course course) {
        try (TestBed testBed = new TestBed(nodes, name.replaceAll("\\W+", "-"))) {
            testBed.forgetful().fill(READY);
            Load load = Load.of(testBed, visitors, pause);
            try {
                pass(QUIET);
                System.out.println("Now: " + name);
                course.run(testBed);
                pass(QUIET);
            } finally {
                load.close();
            }
            return Audit.of(testBed, name, patience, timeMoves).report();
        }
    }

    /** Lets the visitors go on for so long. */
    static void pass(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }
}
