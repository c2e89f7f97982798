package org.powersource.acceptance.faults;

import java.time.Duration;
import java.util.Queue;
import java.util.function.BiConsumer;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Answer;
import org.powersource.acceptance.suite.HttpBrowser;
import org.powersource.acceptance.suite.Invitation;
import org.powersource.acceptance.suite.TokenAnswer;
import org.powersource.acceptance.suite.WayBack;

/** Runs one errand after the other, each in a fresh browser, and enters in the ledger what the answers promise. */
final class Visitor {

    private static final int WRONG_ANSWERS = 5;
    private static final Duration TO_TYPE = Duration.ofSeconds(1);

    private final Town town;
    private final Ledger ledger;

    Visitor(Town town) {
        this.town = town;
        this.ledger = town.ledger();
    }

    /**
     * @return whether there was anything to do
     * @throws RuntimeException if there was no answer, or another one than a healthy server gives
     */
    boolean run(Errand errand) {
        return switch (errand) {
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
        Account account = town.residents().next();
        Answer answer = browser().open(town.site()).signIn(account);
        TokenAnswer tokens = town.site().redeem(in(answer));
        ledger.sessionPromised(town.site().refresh(expect(tokens, 200)));
        return true;
    }

    private boolean isTurnedAway() {
        Account account = town.strangers().next();
        Answer answer = browser().open(town.site()).signIn(account);
        if (answer.location() != null && answer.told().containsKey("code")) {
            ledger.broken(account + " came in without site access");
        }
        expect(answer, "login-site-access-error");
        ledger.turnedAway(account);
        return true;
    }

    private boolean mistypes() {
        Account account = town.mistaken().next();
        expect(browser().open(town.site()).signIn(account.email(), "Not-The-Password-2026"), "login-login");
        // A right one next, so that nobody is locked; not at once: Keycloak refuses who comes while it counts the
        // mistake.
        Fault.pass(TO_TYPE);
        in(browser().open(town.site()).signIn(account));
        return true;
    }

    /** Whoever gets no answer asks again. */
    private boolean asksForLink() {
        Account account = town.forgetful().take();
        ledger.mailAsked(account, WayBack.LINK_SUBJECT);
        try {
            expect(town.wayBack().askForMail(browser(), account), "login-reset-mail-sent");
        } catch (RuntimeException | AssertionError e) {
            town.forgetful().putBack(account);
            throw e;
        }
        ledger.mailPromised(account, WayBack.LINK_SUBJECT);
        town.linked().add(account);
        return true;
    }

    private boolean choosesPassword() {
        return follows(town.linked(), WayBack.LINK_SUBJECT, (account, link) -> {
            ledger.passwordAsked(account);
            Answer form = expect(browser().open(link), "login-login-update-password");
            // Another browser than the one that asked: it ends at the app, signed in.
            in(town.wayBack().choose(form, WayBack.NEW_PASSWORD));
            ledger.passwordPromised(account);
        });
    }

    /** Takes the first who waits for a mail, if it has come. */
    private boolean follows(Queue<Account> waiting, String subject, BiConsumer<Account, String> way) {
        Account account = waiting.poll();
        if (account == null) {
            return false;
        }
        String link = town.newestLink(account, subject);
        if (link.isEmpty()) {
            waiting.add(account);
            return false;
        }
        way.accept(account, link);
        return true;
    }

    private boolean answersWrongly() {
        Account account = town.forgetful().take();
        Answer page = town.wayBack().start(browser(), account.email());
        for (int i = 0; i < WRONG_ANSWERS; i++) {
            page = expect(town.wayBack().answer(page, "Wrong"), "login-reminder-question");
        }
        ledger.holdPromised(account);
        return true;
    }

    private boolean invites() {
        Account account = town.invitation().account();
        ledger.mailAsked(account, Invitation.SUBJECT);
        ledger.mailPromised(account, Invitation.SUBJECT);
        town.invited().add(account);
        return true;
    }

    private boolean activates() {
        return follows(town.invited(), Invitation.SUBJECT, (account, link) -> {
            ledger.activationAsked(account);
            in(town.invitation().activate(browser().open(link), Invitation.PASSWORD));
            ledger.activationPromised(account);
        });
    }

    private boolean looksUp() {
        Account account = town.residents().next();
        account.admin().toRepresentation();
        town.invitation().rows(account);
        return true;
    }

    private HttpBrowser browser() {
        return town.wayBack().browser("visitor");
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
