package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.powersource.acceptance.suite.Addressee;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.NewAccount;
import org.powersource.acceptance.suite.OnTwoNodes;
import org.powersource.acceptance.suite.PasswordRecovery;
import org.powersource.acceptance.suite.TwoNodes;

/**
 * Each request of Forgot My Password does the same in the database, whoever the address belongs to, counted by PostgreSQL
 * itself.
 */
@OnTwoNodes(firstOnly = true)
class DatabaseWritesIT {

    /**
     * For any request, without the statements that begin, set and end transactions. Limits take one to lock their rows, one to insert
     * all that are missing, and one for each other row.
     */
    private static final int MOST_STATEMENTS = 9;

    /** It is the owner's alone; Keycloak then reads the account, once, and keeps it. */
    private static final int MOST_AFTER_THE_RIGHT_ANSWER = 18;

    private static final int WRONG_ANSWERS = 5;
    private static final String RIGHT_ANSWER = "right answer";

    private static final List<String> BEFORE_THE_ANSWER = List.of(
            "address",
            "no answer",
            "forgotten",
            "question loaded again",
            "address again",
            "resend activation",
            "send activation again",
            "ask for help",
            "wrong answer, held");

    private final TwoNodes nodes;
    private final TwoNodes.Node node;
    private final PasswordRecovery recovery;
    private @Nullable Connection problems;

    DatabaseWritesIT(TwoNodes nodes) {
        this.nodes = nodes;
        this.node = nodes.nodes().get(0);
        this.recovery = PasswordRecovery.in(nodes.suite(), "statements", file -> {
            Addressee.lockAtOnce(file);
            // However slow the machine is, what is asked for twice in a test is asked for twice in the cool-down.
            PasswordRecovery.mailOption(
                    PasswordRecovery.mailOption(file, "mailsPerHour", "100"), "cooldownSeconds", "3600");
        });
    }

    /** Problems wait as well: a node that writes them locks rows of this table first. Others may read it. */
    @BeforeEach
    void holdProblems() throws SQLException {
        problems = nodes.database().connect();
        problems.setAutoCommit(false);
        try (Statement lock = problems.createStatement()) {
            lock.execute("lock table powersource_problem in exclusive mode");
        }
    }

    @AfterEach
    void letProblemsGo() throws SQLException {
        if (problems != null) {
            problems.rollback();
            problems.close();
        }
    }

    /** Mails wait as long as the test runs: what the outbox does for them is not the request's. */
    @BeforeEach
    void holdMails() {
        nodes.rows().execute("""
                        create function hold_mail() returns trigger language plpgsql as
                        'begin new.due_at := new.due_at + 86400000; return new; end'""");
        nodes.rows()
                .execute("create trigger hold_mail before insert on powersource_mail"
                        + " for each row execute function hold_mail()");
    }

    @AfterEach
    void letMailsGo() {
        nodes.rows().execute("drop function hold_mail cascade");
        nodes.rows().execute("update powersource_mail set due_at = due_at - 86400000 where turn is not null");
    }

    @Test
    void everyRequestDoesTheSameForEverybody() {
        // What is read once and then kept, such as the realm's flows.
        for (int i = 0; i < 2; i++) {
            List.of(Addressee.KNOWN, Addressee.UNKNOWN).forEach(this::tour);
        }

        Map<Addressee, Map<String, List<String>>> tours = new EnumMap<>(Addressee.class);
        for (Addressee addressee : Addressee.values()) {
            tours.put(addressee, tour(addressee));
        }

        SoftAssertions all = new SoftAssertions();
        tours.forEach((addressee, tour) -> tour.forEach((request, statements) -> {
            Map<String, List<String>> like =
                    tours.get(addressee.mayAnswer() && isAnswer(request) ? Addressee.KNOWN : Addressee.UNKNOWN);
            all.assertThat(isAnswer(request) ? writes(statements) : statements)
                    .as(addressee + ": " + request)
                    .isEqualTo(isAnswer(request) ? writes(like.get(request)) : like.get(request));
            all.assertThat(statements).as(addressee + ": " + request).hasSizeLessThanOrEqualTo(most(request));
        }));
        all.assertAll();
    }

    /** Keycloak's tables that know of accounts. */
    private static final Pattern OF_ACCOUNTS = Pattern.compile(
            ".* (user_.*|.*_user|credential|fed_.*|federated_.*|keycloak_group|group_.*|org|offline_.*|broker_link)( .*)?");

    @Test
    void pageBeforeTheAnswerLooksAtNoAccount() {
        tour(Addressee.KNOWN);
        Map<Addressee, Map<String, List<String>>> tours = new EnumMap<>(Addressee.class);
        for (Addressee addressee : Addressee.values()) {
            Map<String, List<String>> tour = tour(addressee);
            BEFORE_THE_ANSWER.forEach(request ->
                    assertThat(tour.get(request)).as(addressee + ": " + request).isNotNull());
            tours.put(addressee, tour);
        }

        SoftAssertions all = new SoftAssertions();
        tours.forEach((addressee, tour) -> BEFORE_THE_ANSWER.forEach(request -> all.assertThat(tour.get(request))
                .as(addressee + ": " + request)
                .noneMatch(statement -> OF_ACCOUNTS.matcher(statement).matches())));
        all.assertThat(tours.get(Addressee.UNKNOWN).get("wrong answer"))
                .as("an answer is looked up")
                .anyMatch(statement -> OF_ACCOUNTS.matcher(statement).matches());
        all.assertAll();
    }

    /** Who knows the answer learns by the page whether it opened the way; what is read to find out differs. */
    private static boolean isAnswer(String request) {
        return request.startsWith(RIGHT_ANSWER);
    }

    private static int most(String request) {
        return isAnswer(request) ? MOST_AFTER_THE_RIGHT_ANSWER : MOST_STATEMENTS;
    }

    /** The statements of each request of the path, in their order. */
    private Map<String, List<String>> tour(Addressee addressee) {
        String address = addressee.address(recovery);
        Map<String, List<String>> statements = new LinkedHashMap<>();
        AtomicReference<Answer> page = new AtomicReference<>();
        Step step = (name, request) -> statements.put(name, statementsOf(() -> page.set(request.get())));

        Answer start = form();
        step.measure("address", () -> start.submit("#kc-reset-password-form", "username", address));
        step.measure("no answer", () -> recovery.answer(page.get(), " "));
        step.measure("forgotten", () -> page.get().press("forgot-answer"));
        step.measure("question loaded again", () -> page.get().press("back-to-question"));
        step.measure("wrong answer", () -> recovery.answer(page.get(), "Wrong"));
        step.measure(RIGHT_ANSWER, () -> recovery.answer(page.get(), NewAccount.ANSWER));
        if (addressee.mayAnswer()) {
            step.measure(RIGHT_ANSWER + ", send again", () -> page.get().press("send-again"));
        }
        Answer again = form();
        step.measure("address again", () -> again.submit("#kc-reset-password-form", "username", address));
        step.measure("resend activation", () -> page.get().press("resend-activation"));
        step.measure("send activation again", () -> page.get().press("send-again"));
        step.measure("ask for help", () -> page.get().press("ask-contact"));

        page.set(recovery.start(recovery.browser("owner"), addressee.address(recovery)));
        IntStream.range(0, WRONG_ANSWERS).forEach(i -> page.set(recovery.answer(page.get(), "Wrong " + i)));
        step.measure("wrong answer, held", () -> recovery.answer(page.get(), "Wrong"));
        step.measure("wrong answer, held, again", () -> recovery.answer(page.get(), "Wrong"));
        step.measure("held, right answer", () -> recovery.answer(page.get(), NewAccount.ANSWER));
        return statements;
    }

    private Answer form() {
        return recovery.browser("owner").open(recovery.site()).click("#kc-forgot-password");
    }

    private interface Step {
        void measure(String name, Supplier<Answer> request);
    }

    private List<String> statementsOf(Runnable request) {
        return nodes.statementsOf(node, request);
    }

    private static List<String> writes(List<String> statements) {
        return statements.stream().filter(kind -> !kind.startsWith("select")).toList();
    }

    /** The count says something only if it is one. */
    @Test
    void countSeesWhatARequestWrites() {
        Answer start = form();

        List<String> statements =
                statementsOf(() -> start.submit("#kc-reset-password-form", "username", NewAccount.address("Nobody")));

        assertThat(statements).contains("insert powersource_mail");
    }
}
