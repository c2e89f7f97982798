package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.powersource.acceptance.suite.PasswordRecovery.NEW_PASSWORD;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.Eventually;
import org.powersource.acceptance.suite.NewAccount;
import org.powersource.acceptance.suite.OnTwoNodes;
import org.powersource.acceptance.suite.PasswordRecovery;
import org.powersource.acceptance.suite.StatementLog;
import org.powersource.acceptance.suite.TwoNodes;

/** What holds on one node holds on two that share the work. */
@OnTwoNodes
class TwoNodesIT {

    private static final int MAILS = 30;
    private static final int ANSWERS = 50;
    private static final long ANSWERS_EVALUATED = 5;
    private static final int UNKNOWN = 20;

    private static final String ATTEMPTS = "powersource_mail_attempts_total";
    private static final String CHANGED = "Your password was changed";

    private final TwoNodes nodes;
    private final PasswordRecovery recovery;

    TwoNodesIT(TwoNodes nodes) {
        this.nodes = nodes;
        this.recovery = PasswordRecovery.in(nodes.suite(), "shared", file -> {});
    }

    @Test
    void wayBackGoesOnWhenEachRequestGoesToAnotherNode() {
        List<Integer> before = nodes.nodes().stream().map(nodes::served).toList();
        Account account = recovery.account();
        var browser = recovery.browser("owner");

        recovery.askForMail(browser, account);
        Answer in = recovery.choose(browser.open(recovery.link(account)), NEW_PASSWORD);

        assertThat(in.told()).containsKey("code");
        assertThat(recovery.letsIn(account, NEW_PASSWORD)).isTrue();
        assertThat(nodes.nodes())
                .allSatisfy(node -> assertThat(nodes.served(node))
                        .isGreaterThan(before.get(nodes.nodes().indexOf(node))));
    }

    @Test
    void eachMailIsSentOnceAndCountedWhereItWasSent() {
        List<Account> accounts =
                IntStream.range(0, MAILS).mapToObj(i -> recovery.account()).toList();
        List<Double> before =
                nodes.nodes().stream().map(node -> node.meter(ATTEMPTS)).toList();

        String realm = recovery.realm().admin().toRepresentation().getId();

        List<StatementLog.Entry> log = nodes.statements().during(() -> {
            accounts.parallelStream().forEach(account -> account.resetPassword(NEW_PASSWORD));
            accounts.forEach(account -> recovery.await(account, CHANGED));
            Eventually.until(
                    "settled",
                    PasswordRecovery.SOON,
                    () -> nodes.rows()
                                    .number(
                                            "select count(*) from powersource_mail where realm_id = ? and turn is not null"
                                                    + " and kind like 'password%'",
                                            realm)
                            == 0);
        });

        assertThat(accounts)
                .allSatisfy(
                        account -> assertThat(recovery.mails(account, CHANGED)).hasSize(1));
        for (TwoNodes.Node node : nodes.nodes()) {
            long sent = attemptsOf(node, log);
            assertThat(sent).as(node.name() + " has its share").isPositive();
            Eventually.until(
                    sent + " more at the meter of " + node.name(),
                    PasswordRecovery.SOON,
                    () -> node.meter(ATTEMPTS) - before.get(nodes.nodes().indexOf(node)) == sent);
        }
    }

    private static long attemptsOf(TwoNodes.Node node, List<StatementLog.Entry> log) {
        return log.stream()
                .filter(entry -> entry.server().equals(node.name()))
                .filter(entry -> entry.sql().startsWith("insert into POWERSOURCE_MAIL_ATTEMPT"))
                .count();
    }

    @Test
    void ofFiftyAnswersAtOnceFiveCountAndTheHoldAndThePageOutliveARestart() {
        PasswordRecovery hurried = PasswordRecovery.in(nodes.suite(), "answers-at-once", file -> {});
        Account account = hurried.account();
        List<Answer> pages = IntStream.range(0, ANSWERS)
                .mapToObj(i -> hurried.start(hurried.browser("bot"), account.email()))
                .toList();

        atOnce(pages, page -> hurried.answer(page, "Wrong"));

        assertThat(refusals(hurried))
                .containsOnly(
                        entry("wrong_answer", ANSWERS_EVALUATED),
                        entry("question_locked", ANSWERS - ANSWERS_EVALUATED));
        nodes.nodes().forEach(node -> assertIsHeldOn(node, hurried, account));
        assertThat(hurried.news(account)).contains("too many wrong answers");
        assertThat(hurried.letsIn(account, account.password())).isTrue();
        List<String> addresses = Stream.concat(
                        Stream.of(account.email()),
                        Stream.generate(() -> NewAccount.address("Nobody")).limit(UNKNOWN))
                .toList();
        List<String> before = addresses.stream().map(this::questions).toList();

        TwoNodes.Node restarted = nodes.nodes().get(1);
        restarted.server().restart();
        assertIsHeldOn(restarted, hurried, account);
        for (TwoNodes.Node node : nodes.nodes()) {
            nodes.only(node);
            assertThat(addresses.stream().map(this::questions)).as(node.name()).containsExactlyElementsOf(before);
        }
    }

    /** What the question page lists for an address. */
    private String questions(String address) {
        return recovery.start(recovery.browser("stranger"), address).text("#reminder-questions");
    }

    private static <T> void atOnce(List<T> all, Consumer<T> work) {
        ExecutorService threads = Executors.newFixedThreadPool(all.size());
        try {
            List<? extends Future<?>> running = all.stream()
                    .map(one -> threads.submit(() -> work.accept(one)))
                    .toList();
            for (Future<?> one : running) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            threads.shutdownNow();
        }
    }

    /** How many answers were refused, by reason: wrong ones were compared, the others weren't. */
    private static Map<String, Long> refusals(PasswordRecovery recovery) {
        return recovery
                .realm()
                .admin()
                .getEvents(List.of("RESET_PASSWORD_ERROR"), null, null, null, null, null, 0, 2 * ANSWERS)
                .stream()
                .collect(Collectors.groupingBy(event -> event.getDetails().get("reason"), Collectors.counting()));
    }

    private void assertIsHeldOn(TwoNodes.Node node, PasswordRecovery recovery, Account account) {
        nodes.only(node);
        assertThat(recovery.askForMail(recovery.browser("owner"), account).pageId())
                .as(node.name())
                .isEqualTo("login-reminder-question");
        nodes.both();
    }
}
