package org.powersource.idp.mail.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.list;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.powersource.idp.mail.Mail;
import org.powersource.idp.mail.MailState;

class WorkloadTest {

    private final AtomicLong time = new AtomicLong();

    @Test
    void noRealmGetsTheLastThread() {
        Workload workload = new Workload(3, time::get);
        assertThat(workload.room()).isEqualTo(2);

        assertThat(workload.add(mails("slow", 2))).hasSize(2);

        assertThat(workload.busyRealms()).containsExactly("slow");
        assertThat(workload.room()).isEqualTo(1);
    }

    @Test
    void finishedThreadMakesRoom() {
        Workload workload = new Workload(3, time::get);
        List<List<Mail>> slow = workload.add(mails("slow", 2));
        workload.add(mails("other", 1));
        assertThat(workload.room()).isZero();

        assertThat(workload.end(slow.get(0))).isEmpty();

        assertThat(workload.busyRealms()).isEmpty();
        assertThat(workload.room()).isEqualTo(1);
    }

    @Test
    void withOneThreadThereIsNothingToKeepFree() {
        Workload workload = new Workload(1, time::get);
        assertThat(workload.room()).isEqualTo(1);

        workload.add(mails("only", 1));

        assertThat(workload.room()).isZero();
    }

    @Test
    void fastMailsAreClaimedAhead() {
        Workload workload = new Workload(3, time::get);
        workload.add(mails("quick", 2)).forEach(workload::end);
        pass(workload, Duration.ofMillis(125));
        assertThat(workload.room()).as("too soon to tell").isEqualTo(2);

        pass(workload, Duration.ofMillis(125));
        assertThat(workload.room())
                .as("its share and what a quarter of a second is worth")
                .isEqualTo(2 + 2);

        List<List<Mail>> begun = workload.add(mails("quick", 4));

        assertThat(begun).as("its share of threads").extracting(List::size).containsExactly(2, 1);
        assertThat(workload.ids()).hasSize(4);
        assertThat(workload.end(begun.get(0))).as("the one that waited").hasSize(1);
    }

    @Test
    void mailsThatWaitLeaveTheLastThreadToAnotherRealm() {
        Workload workload = new Workload(3, time::get);
        workload.add(mails("slow", 2)).forEach(workload::end);
        pass(workload, Duration.ofMillis(250));
        workload.add(mails("slow", 6));

        assertThat(workload.busyRealms()).containsExactly("slow");
        assertThat(workload.room()).isEqualTo(1);
        assertThat(workload.add(mails("other", 1)))
                .singleElement(list(Mail.class))
                .extracting(Mail::realmId)
                .containsExactly("other");
    }

    @Test
    void waitingMailsOfHighPriorityGoFirst() {
        Workload workload = new Workload(2, time::get);
        List<Mail> running = List.of(mail("running", "realm", true));
        Mail lowPriority = mail("lowPriority", "realm", true);
        Mail highPriority = mail("highPriority", "realm", false);
        workload.add(running);
        workload.add(List.of(lowPriority, highPriority));

        assertThat(workload.end(running)).as("by itself").containsExactly(highPriority);
        assertThat(workload.end(List.of(highPriority))).containsExactly(lowPriority);
        assertThat(workload.end(List.of(lowPriority))).isEmpty();
        assertThat(workload.isRunningOut()).isTrue();
    }

    @Test
    void threadGetsSeveralOfOneRealmIfThereAreMoreThanThreads() {
        Workload workload = new Workload(3, time::get);
        workload.add(mails("realm", 1)).forEach(workload::end);
        workload.add(mails("other", 1)).forEach(workload::end);

        List<List<Mail>> begun = workload.add(Stream.of(mails("realm", 13), mails("other", 1), mails("realm", 15))
                .flatMap(List::stream)
                .toList());

        assertThat(begun)
                .extracting(List::size)
                .as("no more than there may be at once")
                .containsExactly(8, 8, 1);
        assertThat(begun.get(1)).extracting(Mail::realmId).containsOnly("realm");
        assertThat(workload.end(begun.get(0))).as("half of the twelve left").hasSize(6);
        assertThat(workload.end(begun.get(1))).as("half of the six left").hasSize(3);
    }

    @Test
    void slowMailsAreNotClaimedAhead() {
        Workload workload = new Workload(3, time::get);
        workload.add(mails("slow", 2)).forEach(workload::end);
        pass(workload, Duration.ofSeconds(2));

        assertThat(workload.room()).isEqualTo(2);
    }

    /** And there is nothing to send. */
    private void pass(Workload workload, Duration some) {
        time.addAndGet(some.toNanos());
        workload.add(List.of());
    }

    private static List<Mail> mails(String realm, int count) {
        return Stream.generate(() -> mail(UUID.randomUUID().toString(), realm, false))
                .limit(count)
                .toList();
    }

    private static Mail mail(String id, String realm, boolean lowPriority) {
        Optional<Instant> never = Optional.empty();
        return new Mail(
                id,
                realm,
                "user",
                "kind",
                MailState.SENDING,
                lowPriority,
                1,
                null,
                null,
                Map.of(),
                Instant.EPOCH,
                Instant.EPOCH,
                never,
                never,
                never,
                never);
    }
}
