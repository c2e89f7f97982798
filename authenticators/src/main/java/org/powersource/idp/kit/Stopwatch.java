package org.powersource.idp.kit;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;

/** Runs from the moment it is made; hides what an answer would tell by its time. */
public final class Stopwatch {

    private final long start = System.nanoTime();

    /** Waits at the end of all work for the answer, also that of later steps, and of its commit. */
    public void answerNotBefore(Duration least, KeycloakSession session) {
        session.getTransactionManager().enlistAfterCompletion(new Wait(start + least.toNanos()));
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
