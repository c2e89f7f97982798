package org.powersource.idp.setup;

import jakarta.persistence.EntityManager;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rows of one realm in {@code POWERSOURCE_SETUP}. */
final class SetupRows {

    /** Element of the row that is locked, and so neither read nor changed, while setup works on the realm. */
    static final String LOCK = "lock";

    /** Element of the realm's own row. */
    private static final String REALM = "realm";

    private static final Set<String> KINDS =
            Arrays.stream(Kind.values()).map(Kind::name).collect(Collectors.toSet());

    private final EntityManager rows;
    private final String realmId;
    private final Map<Key, SetupEntity> byKey = new LinkedHashMap<>();

    /** Reads the rows. Leaves alone rows of kinds that only a newer version of the suite knows. */
    SetupRows(Place place) {
        rows = place.rows();
        realmId = place.realm().getId();
        all().filter(row -> KINDS.contains(row.element.split(":", 2)[0]))
                .forEach(row -> byKey.put(Key.parse(row.element), row));
    }

    static void removeOfRealm(EntityManager rows, String realmId) {
        rows.createQuery("delete from SetupEntity s where s.realmId = :realm")
                .setParameter("realm", realmId)
                .executeUpdate();
    }

    boolean isEmpty() {
        return byKey.isEmpty();
    }

    Set<Key> keys() {
        return Set.copyOf(byKey.keySet());
    }

    @Nullable
    SetupEntity get(Key key) {
        return byKey.get(key);
    }

    /** Hash of all elements of the realm's last setup; null without a setup. */
    @Nullable
    String fingerprint() {
        return Optional.ofNullable(find(REALM)).map(row -> row.hash).orElse(null);
    }

    void setFingerprint(String fingerprint) {
        SetupEntity row = find(REALM);
        if (row == null) {
            row = row(REALM);
            rows.persist(row);
        }
        row.hash = fingerprint;
    }

    /** @param previous old value of a setting; an earlier row's old value is kept instead */
    void save(Key key, String hash, @Nullable String previous) {
        SetupEntity row = byKey.get(key);
        if (row == null) {
            row = row(key.text());
            row.previous = previous;
            rows.persist(row);
            byKey.put(key, row);
        }
        row.hash = hash;
    }

    void remove(Key key) {
        SetupEntity row = byKey.remove(key);
        if (row != null) {
            rows.remove(row);
        }
    }

    /** Removes all rows, including the realm's row and those of a newer version. The locked row stays. */
    void clear() {
        all().filter(row -> !row.element.equals(LOCK)).toList().forEach(rows::remove);
        byKey.clear();
    }

    private Stream<SetupEntity> all() {
        return rows.createQuery("select s from SetupEntity s where s.realmId = :realm", SetupEntity.class)
                .setParameter("realm", realmId)
                .getResultStream();
    }

    private @Nullable SetupEntity find(String element) {
        return rows.find(SetupEntity.class, new SetupEntity.Key(realmId, element));
    }

    private SetupEntity row(String element) {
        SetupEntity row = new SetupEntity();
        row.realmId = realmId;
        row.element = element;
        return row;
    }
}
