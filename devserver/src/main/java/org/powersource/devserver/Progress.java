package org.powersource.devserver;

/** Receives the steps of a starting server, to show them to the person who waits. */
@FunctionalInterface
public interface Progress {

    Progress SILENT = step -> {};

    void step(String what);
}
