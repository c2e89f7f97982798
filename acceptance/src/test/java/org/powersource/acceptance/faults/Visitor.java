package org.powersource.acceptance.faults;

import java.time.Duration;
import java.util.Queue;
import java.util.function.BiConsumer;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.Invitation;
import org.powersource.acceptance.suite.PasswordRecovery;
import org.powersource.acceptance.suite.TokenAnswer;

/** Runs one journey after the other, each in a fresh browser, and enters in the ledger what the answers promise. */
final class Visitor {

    private static final int WRONG_ANSWERS = 5;
    private static final Duration TO_TYPE = Duration.ofSeconds(1);

    private final TestBed testBed;
    private final Ledger ledger;

    Visitor(TestBed testBed) {
        this.testBed = testBed;
        this.ledger = testBed.ledger();
    }

    /**
     * @return whether there was anything to do
     * @throws RuntimeException if there was no answer, or another one than a healthy server gives
     */
    boolean run(Journey journey) {
        return switch (journey) {
            case SIGN_IN -> signsIn();
            case WITHOUT_ACCESS -> isTurnedAway();
            case WRONG_PASSWORD -> mistypes();
            case FORGOT_PASSWORD -> asksForLink();
            case NEW_PASSWORD -> choosesPassword();
            case WRONG_ANSWERS -> answersWrongly();
            case INVITE -> invites();
            case ACTIVATE -> activates();
            case LOOK_UP -> looksUp();
        };
    }

    private boolean signsIn() {
        Account account = testBed.residents().next();
        Answer answer = browser().open(testBed.site()).signIn(account);
        TokenAnswer tokens = testBed.site().redeem(in(answer));
        ledger.sessionPromised(testBed.site().refresh(expect(tokens, 200)));
        return true;
    }

    private boolean isTurnedAway() {
        Account account = testBed.strangers().next();
        Answer answer = browser().open(testBed.site()).signIn(account);
        if (answer.location() != null && answer.told().containsKey("code")) {
            ledger.broken(account + " came in without site access");
        }
        expect(answer, "login-site-access-error");
        ledger.turnedAway(account);
        return true;
    }

    private boolean mistypes() {
        Account account = testBed.mistaken().next();
        expect(browser().open(testBed.site()).signIn(account.email(), "Not-The-Password-2026"), "login-login");
        // A right one next, so that nobody is locked; not at once: Keycloak refuses who comes while it counts the
        // mistake.
        Fault.pass(TO_TYPE);
        in(browser().open(testBed.site()).signIn(account));
        return true;
    }

    /** Whoever gets no answer asks again. */
    private boolean asksForLink() {
        Account account = testBed.forgetful().take();
        ledger.mailAsked(account, PasswordRecovery.LINK_SUBJECT);
        try {
            expect(testBed.recovery().askForMail(browser(), account), "login-reset-mail-sent");
        } catch (RuntimeException | AssertionError e) {
            testBed.forgetful().putBack(account);
            throw e;
        }
        ledger.mailPromised(account, PasswordRecovery.LINK_SUBJECT);
        testBed.linked().add(account);
        return true;
    }

    private boolean choosesPassword() {
        return follows(testBed.linked(), PasswordRecovery.LINK_SUBJECT, (account, link) -> {
            ledger.passwordAsked(account);
            Answer form = expect(browser().open(link), "login-login-update-password");
            // Another browser than the one that asked: it ends at the app, signed in.
            in(testBed.recovery().choose(form, PasswordRecovery.NEW_PASSWORD));
            ledger.passwordPromised(account);
        });
    }

    /** Takes the first who waits for a mail, if it has come. */
    private boolean follows(Queue<Account> waiting, String subject, BiConsumer<Account, String> way) {
        Account account = waiting.poll();
        if (account == null) {
            return false;
        }
        String link = testBed.newestLink(account, subject);
        if (link.isEmpty()) {
            waiting.add(account);
            return false;
        }
        way.accept(account, link);
        return true;
    }

    private boolean answersWrongly() {
        Account account = testBed.forgetful().take();
        Answer page = testBed.recovery().start(browser(), account.email());
        for (int i = 0; i < WRONG_ANSWERS; i++) {
            page = expect(testBed.recovery().answer(page, "Wrong"), "login-reminder-question");
        }
        ledger.holdPromised(account);
        return true;
    }

    private boolean invites() {
        Account account = testBed.invitation().account();
        ledger.mailAsked(account, Invitation.SUBJECT);
        ledger.mailPromised(account, Invitation.SUBJECT);
        testBed.invited().add(account);
        return true;
    }

    private boolean activates() {
        return follows(testBed.invited(), Invitation.SUBJECT, (account, link) -> {
            ledger.activationAsked(account);
            in(testBed.invitation().activate(browser().open(link), Invitation.PASSWORD));
            ledger.activationPromised(account);
        });
    }

    private boolean looksUp() {
        Account account = testBed.residents().next();
        account.admin().toRepresentation();
        testBed.invitation().rows(account);
        return true;
    }

    private HttpBrowser browser() {
        return testBed.recovery().browser("visitor");
    }

    /** Left the server for the app. */
    private static Answer in(Answer answer) {
        if (answer.location() == null) {
            throw new IllegalStateException("Not in: " + answer.status() + " " + answer.pageId());
        }
        return answer;
    }

    private static Answer expect(Answer answer, String page) {
        if (!answer.pageId().equals(page)) {
            throw new IllegalStateException("Not " + page + ": " + answer.status() + " " + answer.pageId());
        }
        return answer;
    }

    private static TokenAnswer expect(TokenAnswer answer, int status) {
        if (answer.status() != status) {
            throw new IllegalStateException("No tokens: " + answer.status() + " " + answer.error());
        }
        return answer;
    }
}
