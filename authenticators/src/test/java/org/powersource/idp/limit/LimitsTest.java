package org.powersource.idp.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.keycloak.models.RealmModel;
import org.powersource.idp.Hollow;
import org.powersource.idp.tables.OutboxDatabase;

/** The rows, on both databases. */
@ParameterizedClass
@EnumSource(OutboxDatabase.Vendor.class)
class LimitsTest {

    private static final Map<OutboxDatabase.Vendor, OutboxDatabase> DATABASES =
            new EnumMap<>(OutboxDatabase.Vendor.class);

    @Parameter
    private OutboxDatabase.Vendor vendor = OutboxDatabase.Vendor.H2;

    @AfterAll
    static void end() {
        DATABASES.values().forEach(OutboxDatabase::close);
        DATABASES.clear();
    }

    @BeforeEach
    void noRows() {
        database()
                .withRows(entities ->
                        entities.createQuery("delete from LimitEntity").executeUpdate());
    }

    private OutboxDatabase database() {
        return DATABASES.computeIfAbsent(vendor, OutboxDatabase::new);
    }

    private boolean count(String... ids) {
        RealmModel realm = Hollow.of(RealmModel.class, Map.of("getId", "realm"));
        return database()
                .with(session ->
                        Limits.count(session, List.of(ids), realm, new Limit("limit", 2, Duration.ofHours(1))));
    }

    private List<String> ids(String query) {
        return database()
                .withRows(entities -> entities.createQuery(query, String.class).getResultList());
    }

    private void limit(String id, String realm, Duration left) {
        database().withRows(entities -> {
            LimitEntity row = new LimitEntity();
            row.id = id;
            row.realmId = realm;
            row.counted = 1;
            row.expiresAt = Instant.now().plus(left).toEpochMilli();
            entities.persist(row);
            return row;
        });
    }

    @Test
    void ofSeveralLimitsThatAreCountedAtOnceOneMayBeReached() {
        assertThat(count("one", "other")).isTrue();
        assertThat(count("another", "one")).isTrue();

        assertThat(count("one", "other")).as("the third time").isFalse();

        assertThat(ids("select l.id from LimitEntity l where l.counted = 2")).containsExactly("other");
        assertThat(ids("select l.id from LimitEntity l where l.counted = 3")).containsExactly("one");
        assertThat(count("another")).isTrue();
    }

    @RepeatedTest(5)
    void ofParallelFirstAttemptsExactlyAsManyGetThroughAsTheLimitSays() throws Exception {
        assertThat(OutboxDatabase.parallel(() -> Limits.repeated(() -> count("shared"))))
                .isEqualTo(2);
    }

    @Test
    void limitsGoWhenTheyHaveEnded() {
        limit("ended", "realm", Duration.ofSeconds(-1));
        limit("running", "realm", Duration.ofHours(1));

        database().with(session -> new Limits(session).removeEnded());

        assertThat(ids("select l.id from LimitEntity l")).containsExactly("running");
    }

    @Test
    void limitsOfARemovedRealmGoAndNoOthers() {
        limit("of-removed", "removed", Duration.ofHours(1));
        limit("of-other", "other", Duration.ofHours(1));

        database().with(session -> new Limits(session).removeOfRealm("removed"));

        assertThat(ids("select l.id from LimitEntity l")).containsExactly("of-other");
    }
}
