package org.powersource.acceptance.faults;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Visitors who come back with the same errand at once, each in a thread; {@link #close()} lets them finish what they began. */
final class Load implements AutoCloseable {

    /** Between two errands of a visitor in a hurry. */
    static final Duration PAUSE = Duration.ofMillis(100);

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final ExecutorService threads;
    /** Read while somebody is on an errand. */
    private final ReadWriteLock errands = new ReentrantReadWriteLock(true);

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
            boolean done = goes(visitor, town, errand);
            LockSupport.parkNanos(pause.multipliedBy(done ? 1 : 3).toNanos());
        }
    }

    private boolean goes(Visitor visitor, Town town, Errand errand) {
        errands.readLock().lock();
        try {
            return town.ledger().entered(errand, visitor);
        } finally {
            errands.readLock().unlock();
        }
    }

    /** Does something while nobody is on an errand. */
    void meanwhileStill(Runnable task) {
        errands.writeLock().lock();
        try {
            task.run();
        } finally {
            errands.writeLock().unlock();
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
