package org.powersource.idp.setup;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.Profile.Feature;
import org.keycloak.models.Constants;
import org.keycloak.models.RealmModel;
import org.keycloak.services.managers.RealmManager;
import org.powersource.idp.account.SuiteRealm;
import org.powersource.idp.doctor.Finding;

/** The changes that give a realm everything that this version of the suite needs. Only reads, until {@link #apply}. */
final class Plan {

    /** @param element with the value of this version; with its present value if this version no longer needs it */
    private record Item(
            Element element, Decision decision, @Nullable Value now) {

        Key key() {
            return element.key();
        }
    }

    private final Place place;
    private final SetupRows rows;
    private final boolean untracked;
    private final Map<Kind, Part> parts = new EnumMap<>(Kind.class);
    private final Map<Key, Item> items = new LinkedHashMap<>();

    /** @param settings whether to plan the optional settings, too; settings that setup wrote before are always planned */
    Plan(Place place, SetupRows rows, boolean settings) {
        this.place = place;
        this.rows = rows;
        this.untracked = rows.isEmpty() && SuiteRealm.is(place.realm());
        List<Element> shipped = ShippedRealm.get().elements();
        shipped.stream()
                .filter(element ->
                        settings || !ShippedRealm.isOptional(element.key()) || rows.get(element.key()) != null)
                .forEach(this::decide);
        Set<Key> needed = shipped.stream().map(Element::key).collect(Collectors.toSet());
        Stream.concat(rows.keys().stream(), earlier())
                .filter(key -> key.kind() != Kind.SITE && !needed.contains(key))
                .sorted(Comparator.comparing(Key::kind).reversed().thenComparing(Key::name))
                .forEach(this::decideUnneeded);
    }

    /** Elements that the realm has from an earlier version, although setup has no rows of them. */
    private Stream<Key> earlier() {
        return untracked
                ? EarlierValues.get().hashes().keySet().stream()
                        .filter(key -> written(key, part(key).read(key.name())) != null)
                : Stream.empty();
    }

    private void decide(Element element) {
        Key key = element.key();
        Value now = part(key).read(key.name());
        Decision decision = needsAreMet(element)
                ? Decision.of(key.kind().claim(), written(key, now), now, element.value(), untracked)
                : Decision.KEEP;
        items.put(key, new Item(element, decision, now));
    }

    /** False if somebody removed an element that contains this one or that it names. */
    private boolean needsAreMet(Element element) {
        return element.needs()
                .map(items::get)
                .filter(Objects::nonNull)
                .noneMatch(needed -> needed.decision == Decision.KEEP && needed.now == null);
    }

    private void decideUnneeded(Key key) {
        Value now = part(key).read(key.name());
        Value shown = now == null ? Value.of("") : now;
        boolean inUse = now != null && part(key).isInUse(key.name());
        items.put(key, new Item(new Element(key, shown), Decision.ofUnneeded(written(key, now), now, inUse), now));
    }

    /** Hash of the value that setup or an earlier version wrote; null if neither did. */
    private @Nullable String written(Key key, @Nullable Value now) {
        SetupEntity row = rows.get(key);
        if (row != null) {
            return row.hash;
        }
        return untracked && now != null && EarlierValues.get().contain(key, now) ? now.hash() : null;
    }

    private Part part(Key key) {
        return parts.computeIfAbsent(key.kind(), kind -> kind.in(place));
    }

    State state() {
        boolean changes = items.values().stream().anyMatch(item -> item.decision.isChange());
        if (rows.isEmpty() && !untracked) {
            return State.ABSENT;
        }
        if (items.values().stream().anyMatch(item -> item.decision.isOfEarlierVersion())
                || (changes
                        && rows.fingerprint() != null
                        && !ShippedRealm.get().fingerprint().equals(rows.fingerprint()))) {
            return State.OLDER;
        }
        boolean missing = items.values().stream().anyMatch(item -> item.decision == Decision.KEEP && item.now == null);
        return changes || missing ? State.PARTIAL : State.CURRENT;
    }

    List<String> changes() {
        return items.values().stream()
                .filter(item -> item.decision.isChange())
                .map(item -> label(item.key()) + ": " + item.decision.text())
                .toList();
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        if (RealmManager.isAdministrationRealm(place.realm())) {
            findings.add(Blocked.administrationRealm());
        }
        if (!org.keycloak.common.Profile.isFeatureEnabled(Feature.ADMIN_FINE_GRAINED_AUTHZ_V2)) {
            findings.add(Blocked.permissionsOff());
        }
        RealmModel realm = place.realm();
        if (realm.getAdminPermissionsClient() == null
                && realm.getClientByClientId(Constants.ADMIN_PERMISSIONS_CLIENT_ID) != null) {
            findings.add(Blocked.nameTaken("client " + Constants.ADMIN_PERMISSIONS_CLIENT_ID));
        }
        if (rows.isEmpty() && !realm.isAdminPermissionsEnabled() && new PermissionsSwitch(place).isInUse("")) {
            findings.add(Blocked.permissionsSwitchedOff());
        }
        items.values().stream().flatMap(this::finding).forEach(findings::add);
        return findings;
    }

    private Stream<Finding> finding(Item item) {
        String label = label(item.key());
        return switch (item.decision) {
            // One finding for a taken element, none for its parts.
            case TAKEN -> needsAreFree(item) ? Stream.of(Blocked.nameTaken(label)) : Stream.empty();
            case KEEP -> needsAreMet(item.element) ? Stream.of(Changed.kept(label, item.now == null)) : Stream.empty();
            case LEAVE -> Stream.of(Changed.left(label, item.element.value()));
            case IN_USE -> Stream.of(Changed.inUse(label));
            default -> Stream.empty();
        };
    }

    private boolean needsAreFree(Item item) {
        return item.element
                .needs()
                .map(items::get)
                .filter(Objects::nonNull)
                .noneMatch(needed -> needed.decision == Decision.TAKEN);
    }

    private String label(Key key) {
        return key.kind().label() + " " + part(key).label(key.name());
    }

    void apply() {
        items.values().forEach(this::apply);
        rows.setFingerprint(ShippedRealm.get().fingerprint());
    }

    private void apply(Item item) {
        Key key = item.key();
        String hash = item.element.value().hash();
        switch (item.decision) {
            case NONE, LEAVE, IN_USE -> {}
            case ADD, UPDATE, REPLACE -> {
                part(key).write(key.name(), item.element.value());
                rows.save(key, hash, previous(item));
            }
            case REMOVE -> new Undo(place).undo(key, rows.get(key));
            case RECORD, KEEP -> record(item);
            case TAKEN -> throw new IllegalStateException(label(key));
        }
        if (item.decision == Decision.REMOVE || (item.decision == Decision.RECORD && item.now == null)) {
            rows.remove(key);
        }
    }

    /** Writes rows for the elements of a realm that got the suite by an import, also of an earlier version. Changes nothing else. */
    void record() {
        items.values().forEach(item -> {
            if (item.now != null && item.decision.isOfEarlierVersion()) {
                rows.save(item.key(), item.now.hash(), null);
            } else if (item.decision == Decision.RECORD || item.decision == Decision.KEEP) {
                record(item);
            }
        });
        rows.setFingerprint(ShippedRealm.get().fingerprint());
    }

    private void record(Item item) {
        boolean tracked = rows.get(item.key()) != null;
        if (item.decision == Decision.RECORD || !tracked) {
            rows.save(item.key(), item.element.value().hash(), null);
        }
    }

    private @Nullable String previous(Item item) {
        return item.key().kind().isSetting()
                ? Optional.ofNullable(item.now).map(Value::text).orElse("null")
                : null;
    }
}
