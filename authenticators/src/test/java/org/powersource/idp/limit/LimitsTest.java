package org.powersource.idp.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.keycloak.common.util.Time;
import org.powersource.idp.DatabaseVendor;
import org.powersource.idp.limit.Limits.Count;
import org.powersource.idp.tables.OutboxDatabase;

/** The rows, on both databases. */
@ParameterizedClass
@MethodSource(DatabaseVendor.TESTED)
class LimitsTest {

    private static final Map<DatabaseVendor, OutboxDatabase> DATABASES = new EnumMap<>(DatabaseVendor.class);

    private static final Limit OF_CLIENT = new Limit("client", 30, Duration.ofHours(1));
    private static final Limit OF_ADDRESS = new Limit("address", 2, Duration.ofHours(1));

    @Parameter
    private DatabaseVendor vendor = DatabaseVendor.H2;

    @AfterAll
    static void end() {
        DATABASES.values().forEach(OutboxDatabase::close);
        DATABASES.clear();
    }

    @BeforeEach
    void noRows() {
        for (String table : List.of("LimitEntity", "SecretEntity")) {
            database()
                    .withRows(entities ->
                            entities.createQuery("delete from " + table).executeUpdate());
        }
    }

    @AfterEach
    void now() {
        Time.setOffset(0);
    }

    private OutboxDatabase database() {
        return DATABASES.computeIfAbsent(vendor, OutboxDatabase::new);
    }

    /** As a feature does it: all or nothing, and again if another transaction was first. */
    private Optional<Count> take(Count... counts) {
        return Limits.repeated(() ->
                database().with(session -> new Limits(session).take("realm", List.of(counts), Count::subject)));
    }

    private Set<String> rows() {
        return new HashSet<>(database()
                .withRows(entities -> entities.createQuery("select l.id from LimitEntity l", String.class)
                        .getResultList()));
    }

    private static Count client(String address) {
        return new Count(address, OF_CLIENT);
    }

    private static Count address(String address) {
        return new Count(address, OF_ADDRESS);
    }

    @Test
    void refusedEventIsNotCounted() {
        Count strict = new Count("strict client", new Limit("client", 1, Duration.ofHours(1)));
        assertThat(take(strict, address("first"))).isEmpty();

        assertThat(take(strict, address("used up by others"))).contains(strict);
        assertThat(take(strict, address("used up by others"))).contains(strict);

        assertThat(rows()).containsOnly("strict client", "first");
        assertThat(take(client("other"), address("used up by others"))).isEmpty();
        assertThat(take(client("other"), address("used up by others"))).isEmpty();
        assertThat(take(client("other"), address("used up by others"))).contains(address("used up by others"));
    }

    @Test
    void eventRefusedByALaterLimitIsNotCountedForEarlierOnes() {
        Count full = address("full");
        take(full);
        take(full);
        Count client = new Count("client", new Limit("client", 1, Duration.ofHours(1)));

        assertThat(take(client, full)).contains(full);

        assertThat(take(client, address("other"))).isEmpty();
    }

    @Test
    void sameCountTwiceInOneCallCountsTwice() {
        assertThat(take(address("one"), address("one"))).isEmpty();
        assertThat(take(address("one"))).contains(address("one"));
        assertThat(take(address("two"), address("two"), address("two"))).contains(address("two"));
    }

    @RepeatedTest(5)
    void ofParallelFirstAttemptsExactlyAsManyGetThroughAsTheLimitSays() throws Exception {
        assertThat(OutboxDatabase.parallel(() -> take(address("shared")).isEmpty()))
                .isEqualTo(2);
    }

    /** One client requests mails to many new addresses: none of the requests may fail. */
    @RepeatedTest(5)
    void parallelFirstAttemptsForDifferentAddressesGetThroughAsTheClientsLimitSays() throws Exception {
        AtomicInteger next = new AtomicInteger();

        assertThat(OutboxDatabase.parallel(() -> take(client("client"), address("address " + next.incrementAndGet()))
                        .isEmpty()))
                .isEqualTo(OF_CLIENT.max());
        assertThat(rows()).hasSize(1 + OF_CLIENT.max());
    }

    /** No two transactions wait for each other, in whatever order the counts are given. */
    @RepeatedTest(5)
    void parallelAttemptsOnTheSameFewRowsInAnyOrder() throws Exception {
        Limit high = new Limit("high", 1000, Duration.ofHours(1));
        assertThat(OutboxDatabase.parallel(() -> {
                    List<Count> counts = Stream.of("a", "b", "c", "d", "e")
                            .filter(row -> row.equals("a")
                                    || ThreadLocalRandom.current().nextBoolean())
                            .map(row -> new Count(row, high))
                            .collect(java.util.stream.Collectors.toList());
                    Collections.shuffle(counts);
                    return take(counts.toArray(Count[]::new)).isEmpty();
                }))
                .isEqualTo(50);
    }

    /** A client may request mails to thirty addresses an hour. A thousand requests leave no more rows. */
    @Test
    void floodOfNewAddressesLeavesNoMoreRowsThanTheClientsLimit() {
        for (int i = 0; i < 200; i++) {
            take(client("flooder"), address("address " + i));
        }
        assertThat(rows()).hasSize(1 + OF_CLIENT.max());

        Time.setOffset((int) Duration.ofMinutes(61).toSeconds());
        removeEnded();

        assertThat(rows()).isEmpty();
    }

    private void removeEnded() {
        database().with(session -> {
            new Limits(session).removeEnded();
            return true;
        });
    }

    @Test
    void onlyRowsWithoutCountingEventsAreRemoved() {
        take(address("ended"));
        Time.setOffset((int) Duration.ofMinutes(30).toSeconds());
        take(address("running"));
        Time.setOffset((int) Duration.ofMinutes(61).toSeconds());

        removeEnded();

        assertThat(rows()).containsExactly("running");
    }

    @Test
    void onlyLimitsOfTheRemovedRealmAreRemoved() {
        take(address("of the realm"));

        database().with(session -> {
            new Limits(session).removeOfRealm("another");
            return true;
        });
        assertThat(rows()).isNotEmpty();
        database().with(session -> {
            new Limits(session).removeOfRealm("realm");
            return true;
        });

        assertThat(rows()).isEmpty();
    }

    /** As a node of an older version writes it, also while this version runs. */
    @Test
    void rowsOfAnOlderVersionCauseNoError() throws SQLException {
        long end = Instant.now().plus(Duration.ofHours(1)).toEpochMilli();
        try (Connection connection = database().connect();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "insert into POWERSOURCE_LIMIT (ID, REALM_ID, COUNTED, EXPIRES_AT) values ('old', 'realm', 3, "
                            + end + "), ('ended', 'realm', 6, 1)");
        }

        assertThat(take(address("old"), address("new"))).isEmpty();
        removeEnded();

        assertThat(rows()).containsExactlyInAnyOrder("old", "new");
    }

    @RepeatedTest(5)
    void ofParallelRequestsOneMakesTheSecret() throws Exception {
        Set<String> secrets = Collections.synchronizedSet(new HashSet<>());

        assertThat(OutboxDatabase.parallel(
                        () -> secrets.add(Limits.repeated(() -> database().with(LimitKeys::secret)))))
                .isEqualTo(1);
    }
}
