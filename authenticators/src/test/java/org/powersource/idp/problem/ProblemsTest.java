package org.powersource.idp.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.keycloak.models.UserModel;
import org.powersource.idp.DatabaseVendor;
import org.powersource.idp.Stub;
import org.powersource.idp.limit.Limits;
import org.powersource.idp.tables.OutboxDatabase;

/** The rows, on both databases. */
@ParameterizedClass
@MethodSource(DatabaseVendor.TESTED)
class ProblemsTest {

    private static final Map<DatabaseVendor, OutboxDatabase> DATABASES = new EnumMap<>(DatabaseVendor.class);

    private static final int WRITERS = 50;

    @Parameter
    private DatabaseVendor vendor = DatabaseVendor.H2;

    @AfterAll
    static void end() {
        DATABASES.values().forEach(OutboxDatabase::close);
        DATABASES.clear();
    }

    @BeforeEach
    void noRows() {
        database()
                .withRows(entities ->
                        entities.createQuery("delete from ProblemEntity").executeUpdate());
    }

    private OutboxDatabase database() {
        return DATABASES.computeIfAbsent(vendor, OutboxDatabase::new);
    }

    /** As a node does it. */
    private boolean write(List<String> userIds, Problem... problems) {
        return Limits.repeated(() -> database().with(session -> {
            new Problems(session).add("realm", userIds, userId -> List.of(problems));
            return true;
        }));
    }

    private void change(Consumer<Problems> change) {
        database().with(session -> {
            change.accept(new Problems(session));
            return true;
        });
    }

    private List<Long> times(String userId) {
        UserModel user = Stub.of(UserModel.class, Map.of("getId", userId));
        return database()
                .with(session -> new Problems(session)
                        .of(user).stream().map(Problem::time).toList());
    }

    private static Problem at(long time) {
        return Problem.of(Cause.WRONG_PASSWORD, Instant.ofEpochMilli(time), null, null);
    }

    @Test
    void whatTwoNodesNoteIsMerged() {
        write(List.of("nora"), at(1), at(4));
        write(List.of("nora"), at(2), at(3));

        assertThat(times("nora")).containsExactly(4L, 3L, 2L);
        assertThat(times("lena")).isEmpty();
    }

    @RepeatedTest(5)
    void ofParallelWritersNoNewestProblemIsLost() throws Exception {
        AtomicLong next = new AtomicLong();

        assertThat(OutboxDatabase.parallel(() -> write(List.of("nora"), at(next.incrementAndGet()))))
                .isEqualTo(WRITERS);

        assertThat(times("nora")).containsExactly(50L, 49L, 48L);
    }

    @RepeatedTest(5)
    void parallelWritersOfTheSameAccountsDoNotWaitForEachOther() throws Exception {
        AtomicLong next = new AtomicLong();
        List<String> accounts = List.of("a", "b", "c", "d", "e");

        assertThat(OutboxDatabase.parallel(() -> write(accounts, at(next.incrementAndGet()))))
                .isEqualTo(WRITERS);

        assertThat(accounts).allSatisfy(userId -> assertThat(times(userId)).containsExactly(50L, 49L, 48L));
    }

    @Test
    void accountThatIsGoneGetsNoRow() {
        write(List.of("gone"));

        assertThat(count()).isZero();
    }

    @Test
    void rowsGoWithAccountAndRealmAndTime() {
        write(List.of("nora"), at(1));
        write(List.of("lena"), at(2));
        write(List.of("tess"), at(3));

        change(problems -> problems.removeOfRealm("another"));
        change(problems -> problems.removeOfUser("nora"));
        assertThat(times("nora")).isEmpty();
        change(problems -> problems.removeBefore(Instant.ofEpochMilli(3)));
        assertThat(times("lena")).isEmpty();
        assertThat(times("tess")).hasSize(1);
        change(problems -> problems.removeOfRealm("realm"));
        assertThat(count()).isZero();
    }

    private long count() {
        return database()
                .withRows(entities -> entities.createQuery("select count(p) from ProblemEntity p", Long.class)
                        .getSingleResult());
    }
}
