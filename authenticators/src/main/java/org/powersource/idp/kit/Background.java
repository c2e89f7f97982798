package org.powersource.idp.kit;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** Work outside requests. */
public final class Background {

    private Background() {}

    /** Numbered threads that don't keep the server from ending. */
    public static ThreadFactory threads(String name) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, "powersource-" + name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /**
     * Logs a failure instead of throwing it. An unreachable database or an endless template must not end the schedule or a thread's work.
     */
    public static Runnable guarded(Logger log, Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException | Error e) {
                log.warn("One turn failed; the next one comes all the same", e);
            }
        };
    }
}
