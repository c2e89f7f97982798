package org.powersource.idp.kit;

import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.services.scheduled.ScheduledTaskRunner;
import org.keycloak.timer.ScheduledTask;
import org.keycloak.timer.TimerProvider;

/** Work outside requests. */
public final class Background {

    private static final Duration AFTER_START = Duration.ofSeconds(15);

    private Background() {}

    /** Numbered daemon threads. */
    public static ThreadFactory threads(String name) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, "powersource-" + name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Runs the task on each node: soon after the start, so a node that restarts often runs it too, and then once in each interval. */
    public static void schedule(KeycloakSessionFactory sessions, ScheduledTask task, Duration interval) {
        Duration first = interval.compareTo(AFTER_START) < 0 ? interval : AFTER_START;
        try (KeycloakSession session = sessions.create()) {
            session.getProvider(TimerProvider.class)
                    .schedule(new ScheduledTaskRunner(sessions, task), first.toMillis(), interval.toMillis());
        }
    }

    /**
     * Logs a failure instead of throwing it. An unreachable database or an endless template must not end the schedule or a thread's work.
     */
    public static Runnable guarded(Logger log, Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException | Error e) {
                log.warn("A background run failed; the next run comes as scheduled", e);
            }
        };
    }
}
