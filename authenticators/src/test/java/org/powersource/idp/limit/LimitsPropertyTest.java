package org.powersource.idp.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.AfterProperty;
import org.keycloak.common.util.Time;
import org.keycloak.models.RealmModel;
import org.powersource.idp.Hollow;
import org.powersource.idp.tables.OutboxDatabase;

/** Limits under any sequence of attempts, with any pauses between them. */
class LimitsPropertyTest {

    private static final OutboxDatabase DATABASE = new OutboxDatabase(OutboxDatabase.Vendor.H2);
    private static final RealmModel REALM = Hollow.of(RealmModel.class, Map.of("getId", "r"));

    @AfterContainer
    static void end() {
        DATABASE.close();
    }

    @AfterProperty
    void now() {
        Time.setOffset(0);
    }

    @Property(tries = 200)
    void noMoreGetThroughThanTheLimitSays(
            @ForAll @IntRange(min = 1, max = 5) int max,
            @ForAll @IntRange(min = 1, max = 100) int window,
            @ForAll @IntRange(max = 300) int hold,
            @ForAll @Size(min = 1, max = 40) List<@IntRange(max = 60) Integer> pauses) {
        Limit limit = new Limit("attempts", max, Duration.ofSeconds(window), Duration.ofSeconds(hold));
        String subject = UUID.randomUUID().toString();
        List<Integer> round = new ArrayList<>();
        int time = 0;
        for (int pause : pauses) {
            time += pause;
            Time.setOffset(time);
            boolean allowed = DATABASE.with(session -> Limits.count(session, List.of(subject), REALM, limit));
            if (round.isEmpty() || isOver(round, time, limit)) {
                assertThat(allowed).as("after the limit ended, at %s s", time).isTrue();
                round.clear();
            }
            if (allowed) {
                round.add(time);
            }
            assertThat(round).hasSizeLessThanOrEqualTo(max);
            assertThat(allowed || round.size() == max).as("refused too early").isTrue();
        }
    }

    /** A round lasts from its first attempt for the window; a full one from its last one at least as long as the hold. */
    private static boolean isOver(List<Integer> round, int time, Limit limit) {
        boolean windowEnded = time - round.get(0) >= limit.window().toSeconds();
        boolean full = round.size() == limit.max();
        return windowEnded
                && !(full && time - round.get(round.size() - 1) < limit.hold().toSeconds());
    }
}
