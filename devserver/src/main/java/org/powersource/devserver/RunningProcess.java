package org.powersource.devserver;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A process and its children. {@link #close()} or the end of this JVM ends all of them: {@code kc.sh} forks java, so ending only the script
 * would leave the server running.
 */
final class RunningProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration AFTER_KILL = Duration.ofSeconds(5);

    private final Process process;
    private final Set<ProcessHandle> family = new LinkedHashSet<>();
    private final Thread hook = new Thread(this::end, "end keycloak");

    RunningProcess(Process process) {
        this.process = process;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    boolean isAlive() {
        rememberFamily();
        return process.isAlive();
    }

    /** Id of the process that does the work: the script's child. */
    long java() {
        return process.descendants()
                .filter(child -> child.info().command().orElse("").endsWith("java"))
                .findFirst()
                .orElse(process.toHandle())
                .pid();
    }

    /** Exit code; negative if the time is over and the process still runs. */
    int await(Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS) ? process.exitValue() : -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    /** Kills the process and its children. */
    synchronized void kill() {
        rememberFamily();
        family.forEach(ProcessHandle::destroyForcibly);
        ended(AFTER_KILL);
        close();
    }

    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // This JVM is ending already, so the hook has run.
            return;
        }
    }

    private synchronized void end() {
        rememberFamily();
        family.forEach(ProcessHandle::destroy);
        if (!ended(PATIENCE)) {
            rememberFamily();
            family.forEach(ProcessHandle::destroyForcibly);
            ended(AFTER_KILL);
        }
    }

    private synchronized void rememberFamily() {
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).forEach(family::add);
    }

    private boolean ended(Duration limit) {
        CompletableFuture<?>[] ends = family.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(ends).get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
