package org.powersource.idp.setup;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.powersource.idp.account.SuiteRealm;
import org.powersource.idp.doctor.Finding;

/**
 * Takes the suite out of a realm. Removes what setup wrote and nobody changed, and puts back the settings that it replaced. Settings that
 * somebody changed since stay. What people made with the suite stays, unless {@link Purge} removes it.
 */
final class Removal {

    private final Place place;
    private final SetupRows rows;
    private final List<String> changes = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    Removal(Place place) {
        this.place = place;
        this.rows = new SetupRows(place);
    }

    SetupAnswer run(boolean purge) {
        Purge traces = Purge.of(place, rows);
        if (rows.isEmpty() && SuiteRealm.is(place.realm())) {
            new Plan(place, rows, true).record();
        }
        if (rows.isEmpty()) {
            return new SetupAnswer(State.ABSENT, ShippedRealm.version(), changes, findings);
        }
        keys().forEach(this::remove);
        removeFlows();
        if (purge) {
            changes.addAll(traces.run());
        }
        rows.clear();
        return new SetupAnswer(State.ABSENT, ShippedRealm.version(), changes, findings);
    }

    /**
     * Keys with a row, also those that only another version needed. The listener goes first, so that nothing of the suite reacts to the
     * rest.
     */
    private Stream<Key> keys() {
        List<Key> shipped = ShippedRealm.get().elements().stream()
                .map(Element::key)
                .filter(key -> rows.get(key) != null)
                .collect(Collectors.toCollection(ArrayList::new));
        Collections.reverse(shipped);
        return Stream.concat(shipped.stream(), rows.keys().stream())
                .distinct()
                .sorted(Comparator.comparing(Key::kind).reversed());
    }

    private void remove(Key key) {
        if (key.kind() == Kind.FLOW || key.kind().claim() == Kind.Claim.PART) {
            return;
        }
        Part part = key.kind().in(place);
        String label = key.kind().label() + " " + part.label(key.name());
        Optional<Value> now = Optional.ofNullable(part.read(key.name()));
        SetupEntity row = Objects.requireNonNull(rows.get(key));
        if (now.isEmpty() || Undo.leaves(key, row, now.get())) {
            return;
        }
        if (!now.get().hash().equals(row.hash)) {
            findings.add(key.kind().isSetting() ? Changed.settingStays(label) : Changed.stays(label));
        } else if (Undo.removes(key, row) && part.isInUse(key.name())) {
            findings.add(Changed.inUse(label));
        } else {
            new Undo(place).undo(key, row);
            if (!now.equals(Optional.ofNullable(part.read(key.name())))) {
                changes.add(label + (key.kind().isSetting() ? ": put back" : ": removed"));
            }
        }
    }

    private void removeFlows() {
        RemovedFlows flows = new RemovedFlows(place, rows);
        flows.remove();
        changes.addAll(flows.changes());
        findings.addAll(flows.findings());
    }
}
