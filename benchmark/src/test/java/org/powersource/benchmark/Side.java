package org.powersource.benchmark;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * One of the things that are compared.
 *
 * @param visitors what the next visit needs to know, by name: session attributes of Gatling
 */
record Side(String name, Supplier<Map<String, Object>> visitors) {

    /** Visitors who come in turn, again and again. */
    static Side inTurn(String name, List<Map<String, Object>> visitors) {
        int[] turn = {0};
        return new Side(name, () -> visitors.get(Math.floorMod(turn[0]++, visitors.size())));
    }

    @Override
    public String toString() {
        return name;
    }
}
