package org.powersource.idp.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WorkloadTest {

    @Test
    void noRealmGetsTheLastThread() {
        Workload workload = new Workload(3);
        assertThat(workload.room()).isEqualTo(2);

        workload.begin(List.of(mailOf("slow"), mailOf("slow")));

        assertThat(workload.busyRealms()).containsExactly("slow");
        assertThat(workload.room()).isEqualTo(1);
    }

    @Test
    void whoEndsMakesRoom() {
        Workload workload = new Workload(3);
        Mail first = mailOf("slow");
        workload.begin(List.of(first, mailOf("slow"), mailOf("other")));
        assertThat(workload.room()).isZero();

        workload.end(first);

        assertThat(workload.busyRealms()).isEmpty();
        assertThat(workload.room()).isEqualTo(1);
    }

    @Test
    void withOneThreadThereIsNothingToKeepFree() {
        Workload workload = new Workload(1);
        assertThat(workload.room()).isEqualTo(1);

        workload.begin(List.of(mailOf("only")));

        assertThat(workload.room()).isZero();
    }

    private static Mail mailOf(String realm) {
        Optional<Instant> never = Optional.empty();
        return new Mail(
                "id",
                realm,
                "user",
                "kind",
                MailState.SENDING,
                false,
                1,
                null,
                null,
                Map.of(),
                Instant.EPOCH,
                never,
                never,
                never,
                never);
    }
}
