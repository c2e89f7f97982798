package org.powersource.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.powersource.acceptance.mail.MoodyMailServer;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.Eventually;
import org.powersource.acceptance.suite.NewAccount;
import org.powersource.acceptance.suite.PasswordRecovery;

/** How soon a mail of Forgot My Password is at an instant mail server: ten right answers a second. */
class HandOverBenchmark {

    private static final int A_SECOND = 10;
    private static final Duration TURN = Duration.ofSeconds(5);
    private static final int TURNS = Integer.getInteger("benchmark.rounds", 24) / 2;
    private static final int WARM_UP = 4;
    private static final int MAILS_OF_A_TURN = (int) TURN.toSeconds() * A_SECOND;
    private static final double MOST_MILLIS = 1000;
    private static final Pattern TO = Pattern.compile("(?im)^To:.*?([^\\s<]+@[^\\s>]+)");

    @Test
    void mailIsHandedOverWithinASecond() throws ExecutionException, InterruptedException {
        try (Place place = Place.start();
                MoodyMailServer mail = MoodyMailServer.onAFreePort()) {
            PasswordRecovery recovery = place.recovery("hand-over", file -> file.sendsMailTo("localhost", mail.port()));
            List<Account> accounts = IntStream.range(0, (WARM_UP + TURNS) * MAILS_OF_A_TURN)
                    .mapToObj(number -> recovery.account())
                    .toList();
            Map<String, Instant> answered = answer(recovery, accounts);
            Eventually.until(
                    "all mails arrived",
                    Duration.ofMinutes(2),
                    () -> mail.arrivals().size() >= accounts.size());

            List<Double> p95 = p95(accounts, answered, arrived(mail));
            new Report("Forgot My Password, from the right answer to the mail server, " + A_SECOND + " a second")
                    .table()
                    .atMost(1, "p95 in ms, beside one second", p95, Collections.nCopies(p95.size(), MOST_MILLIS))
                    .say("%n%d mails.", p95.size() * MAILS_OF_A_TURN)
                    .close();
        }
    }

    /** The pages are opened first, so that only the answers are sent at their rate. */
    private static Map<String, Instant> answer(PasswordRecovery recovery, List<Account> accounts)
            throws ExecutionException, InterruptedException {
        List<Answer> questions = accounts.stream()
                .map(account -> recovery.start(recovery.browser(account.email()), account.email()))
                .toList();
        Map<String, Instant> answered = new ConcurrentHashMap<>();
        ScheduledExecutorService clock = Executors.newScheduledThreadPool(A_SECOND);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int number = 0; number < accounts.size(); number++) {
                String email = accounts.get(number).email();
                Answer question = questions.get(number);
                all.add(clock.schedule(
                        () -> {
                            answered.put(folded(email), Instant.now());
                            recovery.answer(question, NewAccount.ANSWER);
                        },
                        number * 1000L / A_SECOND,
                        TimeUnit.MILLISECONDS));
            }
            for (Future<?> each : all) {
                each.get();
            }
        } finally {
            clock.shutdown();
        }
        return answered;
    }

    private static Map<String, Instant> arrived(MoodyMailServer mail) {
        Map<String, Instant> arrived = new HashMap<>();
        mail.arrivals().forEach(arrival -> {
            Matcher to = TO.matcher(arrival.text());
            assertThat(to.find()).as(arrival.text()).isTrue();
            arrived.putIfAbsent(folded(to.group(1)), arrival.time());
        });
        return arrived;
    }

    /** Milliseconds, one number for each turn. */
    private static List<Double> p95(
            List<Account> accounts, Map<String, Instant> answered, Map<String, Instant> arrived) {
        List<Double> all = new ArrayList<>();
        for (int first = WARM_UP * MAILS_OF_A_TURN; first < accounts.size(); first += MAILS_OF_A_TURN) {
            List<Long> millis = accounts.subList(first, first + MAILS_OF_A_TURN).stream()
                    .map(account -> folded(account.email()))
                    .map(address -> Duration.between(answered.get(address), arrived.get(address))
                            .toMillis())
                    .sorted()
                    .toList();
            all.add((double) millis.get((int) Math.ceil(0.95 * millis.size()) - 1));
        }
        return all;
    }

    private static String folded(String address) {
        return address.toLowerCase(Locale.ROOT);
    }
}
