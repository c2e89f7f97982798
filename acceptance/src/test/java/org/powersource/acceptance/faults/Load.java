package org.powersource.acceptance.faults;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Visitors who come back with the same errand at once, each in a thread; {@link #close()} lets them finish what they began. */
final class Load implements AutoCloseable {

    /** Between two errands of a visitor in a hurry. */
    static final Duration PAUSE = Duration.ofMillis(100);

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final ExecutorService threads;
    private volatile boolean open = true;

    private Load(int visitors) {
        threads = Executors.newFixedThreadPool(visitors);
    }

    /** @param pause three times as long when there was nothing to do, or no answer */
    static Load of(Town town, List<Errand> errands, Duration pause) {
        Load load = new Load(errands.size());
        errands.forEach(errand -> load.threads.execute(() -> load.visit(town, errand, pause)));
        return load;
    }

    private void visit(Town town, Errand errand, Duration pause) {
        Visitor visitor = new Visitor(town);
        while (open) {
            boolean done = town.ledger().entered(errand, visitor);
            LockSupport.parkNanos(pause.multipliedBy(done ? 1 : 3).toNanos());
        }
    }

    @Override
    public void close() {
        open = false;
        threads.shutdown();
        try {
            if (!threads.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("Visitors still wait for an answer after " + PATIENCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
