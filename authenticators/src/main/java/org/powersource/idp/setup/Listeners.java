package org.powersource.idp.setup;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Event listeners of the realm. */
record Listeners(Place place) implements Part {

    @Override
    public @Nullable Value read(String id) {
        return place.realm().getEventsListenersStream().anyMatch(id::equals) ? Value.of(true) : null;
    }

    @Override
    public void write(String id, Value value) {
        Set<String> listeners = listeners();
        listeners.add(id);
        place.realm().setEventsListeners(listeners);
    }

    @Override
    public void remove(String id) {
        Set<String> listeners = listeners();
        listeners.remove(id);
        place.realm().setEventsListeners(listeners);
    }

    private Set<String> listeners() {
        return place.realm().getEventsListenersStream().collect(Collectors.toCollection(HashSet::new));
    }
}
