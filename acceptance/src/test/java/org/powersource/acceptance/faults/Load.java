package org.powersource.acceptance.faults;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Visitors who come back with the same journey at once, each in a thread; {@link #close()} lets them finish what they began. */
final class Load implements AutoCloseable {

    /** Between two journeys of a visitor in a hurry. */
    static final Duration PAUSE = Duration.ofMillis(100);

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final ExecutorService threads;
    /** Read while somebody is on a journey. */
    private final ReadWriteLock journeys = new ReentrantReadWriteLock(true);

    private volatile boolean open = true;

    private Load(int visitors) {
        threads = Executors.newFixedThreadPool(visitors);
    }

    /** @param pause three times as long when there was nothing to do, or no answer */
    static Load of(TestBed testBed, List<Journey> journeys, Duration pause) {
        Load load = new Load(journeys.size());
        journeys.forEach(journey -> load.threads.execute(() -> load.visit(testBed, journey, pause)));
        return load;
    }

    private void visit(TestBed testBed, Journey journey, Duration pause) {
        Visitor visitor = new Visitor(testBed);
        while (open) {
            boolean done = goes(visitor, testBed, journey);
            LockSupport.parkNanos(pause.multipliedBy(done ? 1 : 3).toNanos());
        }
    }

    private boolean goes(Visitor visitor, TestBed testBed, Journey journey) {
        journeys.readLock().lock();
        try {
            return testBed.ledger().entered(journey, visitor);
        } finally {
            journeys.readLock().unlock();
        }
    }

    /** Does something while nobody is on a journey. */
    void meanwhileStill(Runnable task) {
        journeys.writeLock().lock();
        try {
            task.run();
        } finally {
            journeys.writeLock().unlock();
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
