package org.powersource.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.powersource.acceptance.pages.DistrictPage;
import org.powersource.acceptance.pages.Walker;
import org.powersource.acceptance.pages.Walker.Steps;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.District;
import org.powersource.acceptance.suite.Eventually;
import org.powersource.acceptance.suite.Invitation;
import org.powersource.acceptance.suite.NewAccount;
import org.powersource.acceptance.suite.OnTheSuite;
import org.powersource.acceptance.suite.PasswordRecovery;
import org.powersource.acceptance.suite.RealmFile;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.Suite;
import org.powersource.acceptance.suite.Windows;
import org.powersource.devserver.ReceivedMail;

/**
 * The ten problems of the troubleshooting page, each from the login page into the app, in Chromium and by real mails, and the same way in
 * stock Keycloak. The counted steps are in {@code docs/troubleshooting-page.md}; {@code mvn verify -Dit.test=TenProblemsIT -DwriteDocs=true}
 * writes them.
 */
@OnTheSuite
class TenProblemsIT {

    private static final String TOLD = "People of your district ask for something";
    private static final Path DOCUMENT = RealmFile.path().resolveSibling("docs/troubleshooting-page.md");
    private static final String START = "<!-- steps: written by TenProblemsIT -->\n\n";
    private static final Map<Problem, String> ROWS = Collections.synchronizedMap(new EnumMap<>(Problem.class));

    private static final String NOBODY = "nobody";
    private static final String ADMINISTRATOR = "an administrator, whom no page names";

    private final Suite suite;
    private final PasswordRecovery recovery;
    private final District district;
    private final Account contact;

    TenProblemsIT(Suite suite) {
        this.suite = suite;
        this.recovery = PasswordRecovery.in(
                suite, "ten-problems", file -> Invitation.option(file, "mailsPerHourAndClient", "10000"));
        this.district = recovery.realm().newDistrict("Springfield").sites(Site.POWERSOURCE);
        this.contact = district.technicalContact();
    }

    /** With the way out of it, stock's way, and whom one has to know there. */
    @SuppressWarnings("ImmutableEnumChecker") // lambdas without state
    private enum Problem {
        FORGOT_PASSWORD("1. forgot the password", TenProblemsIT::resets, StockWay.RESET, NOBODY),
        FORGOT_ANSWER("2. forgot the answer", TenProblemsIT::hasForgottenTheAnswer, null, "stock asks no question"),
        NO_MAIL("3. no mail came", TenProblemsIT::getsNoMail, StockWay.TEMPORARY_PASSWORD, ADMINISTRATOR),
        REJECTED("4. rejected", TenProblemsIT::isRejected, StockWay.RESET_AFTER_REFUSAL, NOBODY),
        OTHER_PASSWORD("5. wants another password", TenProblemsIT::resets, StockWay.RESET, NOBODY),
        NEW_ACCOUNT("6. wants a new account", TenProblemsIT::wantsAnAccount, StockWay.MAILED_ACTION, ADMINISTRATOR),
        NOT_ACTIVE(
                "7. not active",
                TenProblemsIT::isNotActive,
                StockWay.RESET,
                "nobody, but no page says that this is the way"),
        NOT_ACTIVE_AND_NO_MAIL(
                "7. not active, and no mail comes",
                TenProblemsIT::asksForActivation,
                StockWay.MAILED_ACTION,
                ADMINISTRATOR),
        OTHER_PRODUCT(
                "8. another product",
                (here, windows) -> here.reads(windows, "other-product"),
                null,
                "no page says whom"),
        NO_ACCESS("9. Site Access Error", TenProblemsIT::asksForAccess, StockWay.DENIED, ADMINISTRATOR),
        SOMETHING_ELSE("10. anything else", (here, windows) -> here.reads(windows, "other"), null, "no page says whom");

        private final String title;
        private final BiFunction<TenProblemsIT, Windows, Steps> way;
        private final @Nullable StockWay stock;
        private final String stockKnows;

        Problem(
                String title,
                BiFunction<TenProblemsIT, Windows, Steps> way,
                @Nullable StockWay stock,
                String stockKnows) {
            this.title = title;
            this.way = way;
            this.stock = stock;
            this.stockKnows = stockKnows;
        }
    }

    @ParameterizedTest
    @EnumSource
    void stepsAreThoseOfTheDocument(Problem problem, Windows windows) throws IOException {
        Steps steps = problem.way.apply(this, windows);
        Steps stock = problem.stock == null ? null : problem.stock.walk(suite, windows);

        String row = row(Stream.of(
                        Stream.of(problem.title),
                        numbers(steps),
                        stock == null ? Stream.of("–", "–", "–", "–") : numbers(stock),
                        Stream.of(problem.stockKnows))
                .flatMap(cells -> cells));

        ROWS.put(problem, row);
        if (!Boolean.getBoolean("writeDocs")) {
            assertThat(Files.readString(DOCUMENT)).contains(row);
        }
    }

    @AfterAll
    static void writeIfAsked() throws IOException {
        if (Boolean.getBoolean("writeDocs") && ROWS.size() == Problem.values().length) {
            String document = Files.readString(DOCUMENT);
            Files.writeString(
                    DOCUMENT,
                    document.substring(0, document.indexOf(START) + START.length())
                            + row(Stream.of(
                                    "problem",
                                    "pages",
                                    "fields",
                                    "presses",
                                    "mails",
                                    "stock: pages",
                                    "fields",
                                    "presses",
                                    "mails",
                                    "whom one has to know"))
                            + "|---".repeat(10) + "|\n" + String.join("", ROWS.values()));
        }
    }

    private static Stream<String> numbers(Steps steps) {
        return Stream.of(steps.pages(), steps.fields(), steps.presses(), steps.mails())
                .map(number -> Integer.toString(number));
    }

    private static String row(Stream<String> cells) {
        return cells.collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private Account owner() {
        return district.newMember().ticked(Site.POWERSOURCE).create();
    }

    private Walker login(Windows windows) {
        return new Walker(windows.open(), recovery.site().signIn()).see("login-login");
    }

    /** To the page after the address. */
    private static Walker question(Walker walker, Account owner) {
        return walker.press("#kc-forgot-password")
                .see("login-login-reset-password")
                .fill("username", owner.email())
                .press("#kc-form-buttons")
                .see("login-reminder-question");
    }

    private static Walker answered(Walker walker, Account owner) {
        return question(walker, owner)
                .fill("answer", NewAccount.ANSWER)
                .press("#submit-answer")
                .see("login-reset-mail-sent");
    }

    private static Walker choosesAPassword(Walker walker) {
        return walker.see("login-login-update-password")
                .fill("password-new", PasswordRecovery.NEW_PASSWORD)
                .fill("password-confirm", PasswordRecovery.NEW_PASSWORD)
                .press("#kc-submit");
    }

    private static Walker activates(Walker walker) {
        return walker.see("login-activate")
                .fill("password-new", Invitation.PASSWORD)
                .fill("password-confirm", Invitation.PASSWORD)
                .select("question", "lostToy")
                .fill("answer", NewAccount.ANSWER)
                .fill("answer-confirm", NewAccount.ANSWER)
                .press("#activate");
    }

    private static Walker signsIn(Walker walker, Account owner, String password) {
        return walker.fill("username", owner.email()).fill("password", password).press("#kc-login");
    }

    private Steps resets(Windows windows) {
        Account owner = owner();
        Walker walker = answered(login(windows), owner);
        return choosesAPassword(walker.openMail(recovery.link(owner))).in();
    }

    private Steps hasForgottenTheAnswer(Windows windows) {
        Account owner = owner();
        Walker walker = question(login(windows), owner)
                .press("#forgot-answer")
                .see("login-reminder-question-forgotten")
                .press("#ask-contact")
                .see("login-asked");
        helped(windows, owner, "reset");
        return choosesAPassword(walker.openMail(recovery.link(owner))).in();
    }

    /** The contact reads out a code. */
    private Steps getsNoMail(Windows windows) {
        Account owner = owner();
        Walker walker = answered(login(windows), owner).press("#ask-contact").see("login-asked");
        String code = helped(windows, owner, "code");
        walker.press("#back-to-login").see("login-login");
        return choosesAPassword(signsIn(walker, owner, code)).in();
    }

    private Steps isRejected(Windows windows) {
        Account owner = owner();
        Walker walker = signsIn(login(windows), owner, "Not-The-Password-2026").seeWith("[role=alert]");
        answered(walker, owner);
        return choosesAPassword(walker.openMail(recovery.link(owner))).in();
    }

    private Steps wantsAnAccount(Windows windows) {
        String domain = district.name().replace(' ', '-').toLowerCase(Locale.ROOT) + ".example";
        String address = "Nora.Lind@" + domain;
        district.domains(domain);
        Walker walker = login(windows)
                .press("#troubleshooting")
                .see("login-troubleshooting")
                .press(topic("new-account"))
                .press("#ask-for-account")
                .see("login-new-account")
                .fill("firstName", "Nora")
                .fill("lastName", "Lind")
                .fill("email", address)
                .press("#send")
                .seeWith("#new-account-state[data-state=SENT]")
                .openMail(link(address, "About your new account"))
                .seeWith("#new-account-state[data-state=CONFIRM]")
                .press("#ask")
                .seeWith("#new-account-state[data-state=ASKED]");
        assertThat(requests(windows, address).decide(address, "grant", "")).contains("Done");
        return activates(walker.openMail(link(address, Invitation.SUBJECT))).in();
    }

    private Steps isNotActive(Windows windows) {
        Account owner = inactive();
        Walker walker =
                question(login(windows), owner).press("#resend-activation").see("login-reset-mail-sent");
        return activates(walker.openMail(secondActivationLink(owner))).in();
    }

    private Steps asksForActivation(Windows windows) {
        Account owner = inactive();
        owner.resetPassword(owner.password());
        Walker walker = signsIn(login(windows), owner, owner.password())
                .see("login-activation")
                .press("#ask-contact")
                .see("login-asked");
        helped(windows, owner, "activation");
        return activates(walker.openMail(secondActivationLink(owner))).in();
    }

    private Steps asksForAccess(Windows windows) {
        Account owner = district.newMember().create();
        Walker walker = signsIn(login(windows), owner, owner.password())
                .see("login-site-access-error")
                .press("#ask-for-access")
                .see("login-asked");
        assertThat(requests(windows, owner.email()).decide(owner.email(), "grant", ""))
                .contains("Done");
        return walker.in();
    }

    /** The answer is a sentence: there is nothing to do here. */
    private Steps reads(Windows windows, String topic) {
        return login(windows)
                .press("#troubleshooting")
                .see("login-troubleshooting")
                .press(topic(topic))
                .counted();
    }

    private static String topic(String anchor) {
        return "details:has(> #" + anchor + ") > summary";
    }

    /** Its first mail is lost. */
    private Account inactive() {
        Account owner = district.newMember().ticked(Site.POWERSOURCE).inactive().create();
        recovery.await(owner, Invitation.SUBJECT);
        return owner;
    }

    private String secondActivationLink(Account owner) {
        return recovery.await(owner, Invitation.SUBJECT, 2).get(0).links().get(0);
    }

    private String link(String address, String subject) {
        Eventually.until(
                "a mail to " + address,
                PasswordRecovery.SOON,
                () -> !mails(address, subject).isEmpty());
        return mails(address, subject).get(0).links().get(0);
    }

    private List<ReceivedMail> mails(String address, String subject) {
        return recovery.mailsTo(address).stream()
                .filter(mail -> mail.subject().equals(subject))
                .toList();
    }

    /** The contact, told by a mail, at the page of requests. */
    private DistrictPage requests(Windows windows, String address) {
        assertThat(recovery.await(contact, TOLD).text()).contains(address);
        DistrictPage page = DistrictPage.signIn(windows.open(), contact).go("requests");
        page.request(address).waitFor();
        return page;
    }

    /**
     * The contact presses a button on the account's record, and closes the request.
     *
     * @return the code that the record shows then; empty for other buttons
     */
    private String helped(Windows windows, Account owner, String button) {
        DistrictPage page = requests(windows, owner.email());
        page.go("account/" + owner.id()).press(button);
        String code = page.fact("code").replaceAll("\\s", "");
        page.go("requests").request(owner.email()).waitFor();
        assertThat(page.decide(owner.email(), "grant", "")).contains("Done");
        return code;
    }
}
