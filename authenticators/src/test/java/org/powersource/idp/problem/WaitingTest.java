package org.powersource.idp.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.keycloak.models.KeycloakSession;

/** Memory is bounded, whatever is refused. */
class WaitingTest {

    private final Waiting waiting = new Waiting();

    private void refuse(@Nullable String userId, long time) {
        waiting.add(new Waiting.Try("realm", userId, Instant.ofEpochMilli(time), Cause.WRONG_PASSWORD));
    }

    private List<Long> times() {
        return waiting.take().stream()
                .map(refused -> refused.time().toEpochMilli())
                .toList();
    }

    @Test
    void ofEachAccountTheNewestAreKept() {
        LongStream.rangeClosed(1, 5).forEach(time -> refuse("nora", time));

        assertThat(times()).containsExactly(3L, 4L, 5L);
    }

    @Test
    void floodTakesNoMoreThanTheBound() {
        for (int i = 0; i < 10 * Waiting.ACCOUNTS; i++) {
            String userId = "user " + i;
            LongStream.rangeClosed(1, 5).forEach(time -> refuse(userId, time));
        }
        refuse("user 0", 6);

        assertThat(times()).hasSize(Problem.KEPT * Waiting.ACCOUNTS).contains(6L);
    }

    /** An address without an account is put where one with an account is, and takes nobody's place. */
    @Test
    void triesWithoutAnAccountShareOne() {
        LongStream.rangeClosed(1, 100).forEach(time -> refuse(null, time));

        assertThat(times()).hasSize(Problem.KEPT);
    }

    @Test
    void accountsOfTwoRealmsAreTwo() {
        refuse("nora", 1);
        waiting.add(new Waiting.Try("other realm", "nora", Instant.ofEpochMilli(2), Cause.WRONG_PASSWORD));

        assertThat(waiting.take()).hasSize(2);
    }

    @Test
    void whatWasTakenIsGone() {
        refuse("nora", 1);

        assertThat(times()).hasSize(1);
        assertThat(times()).isEmpty();
    }

    /** A request has no database but by its session. */
    @Test
    void notingGetsNoSession() {
        assertThat(Stream.of(Problems.class.getDeclaredMethods())
                        .filter(method -> method.getName().equals("note")))
                .isNotEmpty()
                .allSatisfy(method -> assertThat(method.getParameterTypes()).doesNotContain(KeycloakSession.class));
    }
}
