package org.powersource.devserver;

/** Told what a server is busy with, for whoever waits for it. */
@FunctionalInterface
public interface Progress {

    Progress SILENT = step -> {};

    void step(String what);
}
