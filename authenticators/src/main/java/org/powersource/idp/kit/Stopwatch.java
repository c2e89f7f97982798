package org.powersource.idp.kit;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.keycloak.Config;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;

/** Measures time from its creation, and delays answers so that their time reveals nothing. */
public final class Stopwatch {

    /** Name of the server's option that {@link #leastRefusal} reads, in milliseconds. */
    private static final String LEAST_REFUSAL = "least-refusal-millis";

    private static final int LEAST_REFUSAL_MILLIS = 500;

    /**
     * Most of a random delay, in nanoseconds. A thread that waited long wakes up some tenths of a millisecond later than one that worked
     * until shortly before: without the delay that tells how long the hash took.
     */
    private static final long SPREAD = Duration.ofMillis(10).toNanos();

    private static final SecureRandom RANDOM = new SecureRandom();

    private final long start = System.nanoTime();

    /**
     * Minimum time of a refusal after a hash. A stored hash may be of an earlier hash policy, so its check may take another time than the
     * hash for an unknown address. Set the minimum above both.
     *
     * @param config of an authenticator's provider
     */
    public static Duration leastRefusal(Config.Scope config) {
        return Duration.ofMillis(Math.max(0, config.getInt(LEAST_REFUSAL, LEAST_REFUSAL_MILLIS)));
    }

    /** Waits, and up to 10 ms longer, when all other work for the answer is done, including later steps and the commit. */
    public void answerNotBefore(Duration least, KeycloakSession session) {
        session.getTransactionManager()
                .enlistAfterCompletion(new Wait(start + least.toNanos() + RANDOM.nextLong(SPREAD)));
    }

    private static final class Wait extends AbstractKeycloakTransaction {

        private final long end;

        private Wait(long end) {
            this.end = end;
        }

        @Override
        protected void commitImpl() {
            for (long rest = end - System.nanoTime(); rest > 0; rest = end - System.nanoTime()) {
                LockSupport.parkNanos(rest);
            }
        }

        @Override
        protected void rollbackImpl() {
            commitImpl();
        }
    }
}
