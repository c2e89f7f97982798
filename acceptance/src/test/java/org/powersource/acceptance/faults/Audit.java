package org.powersource.acceptance.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.powersource.acceptance.faults.Ledger.Mails;
import org.powersource.acceptance.faults.Ledger.Order;
import org.powersource.acceptance.faults.Ledger.Wish;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Eventually;
import org.powersource.acceptance.suite.Invitation;
import org.powersource.acceptance.suite.PasswordRecovery;
import org.powersource.devserver.ReceivedMail;

/** Holds a ledger against the mailbox, the database and the server, once everything runs again. */
final class Audit {

    /** An account is activated wholly: no action left, a verified address, a password, a reminder question. */
    private static final String ACTIVE = "select count(*) from user_entity u where u.id = ? and u.email_verified"
            + " and not exists (select 1 from user_required_action a where a.user_id = u.id)"
            + " and (select count(*) from credential c where c.user_id = u.id) = 2";

    private static final String INACTIVE = "select count(*) from user_entity u where u.id = ? and not u.email_verified"
            + " and exists (select 1 from user_required_action a where a.user_id = u.id)"
            + " and not exists (select 1 from credential c where c.user_id = u.id)";

    private static final String WITHOUT_MAIL = "select count(*) from user_entity u"
            + " join user_required_action a on a.user_id = u.id and a.required_action = '" + Invitation.ACTION + "'"
            + " where u.realm_id = ? and not exists"
            + " (select 1 from powersource_mail m where m.user_id = u.id and m.kind = 'activation-link')";

    private static final String WITHOUT_REMINDER = "select count(*) from powersource_mail l"
            + " join user_required_action a on a.user_id = l.user_id and a.required_action = '" + Invitation.ACTION
            + "'"
            + " where l.realm_id = ? and l.kind = 'activation-link' and l.state = 'ACCEPTED' and not exists"
            + " (select 1 from powersource_mail r where r.user_id = l.user_id and r.kind = 'activation-reminder')";

    /** Of links that nobody has followed yet, so many are opened. */
    private static final int OPENED = 50;

    private final TestBed testBed;
    private final boolean timeMoved;
    private final Ledger ledger;
    private final List<String> broken = new ArrayList<>();

    private Audit(TestBed testBed, boolean timeMoved) {
        this.testBed = testBed;
        this.timeMoved = timeMoved;
        this.ledger = testBed.ledger();
        broken.addAll(ledger.broken());
    }

    /**
     * @param patience how long mails may take from now on
     * @param timeMoved whether sign-ins may have ended meanwhile, and links, whose page offers another
     */
    static Figures of(TestBed testBed, String fault, Duration patience, boolean timeMoved) {
        return new Audit(testBed, timeMoved).figures(fault, patience);
    }

    private Figures figures(String fault, Duration patience) {
        Map<Order, Instant> promised = promised();
        awaitAll(promised, patience);
        long lost = promised.keySet().stream().filter(this::isMissing).count();
        ledger.mails().forEach(this::noneTooMany);
        newestLinksOpen();
        ledger.activations().forEach(this::wholly);
        ledger.passwords().forEach(this::oneLetsIn);
        ledger.held().forEach(this::isStillHeld);
        ledger.turnedAway().forEach(this::hasNoSession);
        if (!timeMoved) {
            sessionsGoOn();
        }
        none(WITHOUT_MAIL, "inactive accounts without a mail");
        none(WITHOUT_REMINDER, "inactive accounts without a planned reminder");
        return new Figures(
                fault,
                ledger.requests(),
                ledger.accepted(),
                promised.size(),
                copies(),
                lost,
                ledger.failedFor(),
                longestWait(promised),
                ledger.failures(),
                broken);
    }

    private void none(String sql, String what) {
        long number = testBed.count(sql);
        if (number > 0) {
            broken.add(number + " " + what);
        }
    }

    /** With the time of the promise. */
    private Map<Order, Instant> promised() {
        Map<Order, Instant> all = new HashMap<>();
        ledger.mails().forEach((order, mails) -> {
            if (mails.promised() != null) {
                all.put(order, mails.promised());
            }
        });
        return all;
    }

    private void awaitAll(Map<Order, Instant> promised, Duration patience) {
        try {
            Eventually.until(
                    "all mails", patience, () -> promised.keySet().stream().noneMatch(this::isMissing));
            Eventually.until(
                    "nothing in hand",
                    patience,
                    () -> testBed.count(
                                    "select count(*) from powersource_mail where realm_id = ? and state = 'SENDING'")
                            == 0);
        } catch (AssertionError e) {
            broken.add(e.getMessage());
        }
    }

    private boolean isMissing(Order order) {
        return received(order).isEmpty();
    }

    private List<ReceivedMail> received(Order order) {
        return testBed.mailbox().mails(order.account(), order.subject());
    }

    private long different(Order order) {
        return received(order).stream().map(ReceivedMail::id).distinct().count();
    }

    private void noneTooMany(Order order, Mails mails) {
        if (different(order) > mails.asked()) {
            broken.add(different(order) + " mails for " + mails.asked() + " requests of " + order.account());
        }
    }

    /** The same mail once more: the node that had sent it could not write that down. */
    private long copies() {
        return ledger.mails().keySet().stream()
                .mapToLong(order -> received(order).size() - different(order))
                .sum();
    }

    private static Duration wait(Instant promised, ReceivedMail mail) {
        return Duration.between(promised, mail.time());
    }

    private Duration longestWait(Map<Order, Instant> promised) {
        return promised.entrySet().stream()
                .flatMap(entry -> received(entry.getKey()).stream().limit(1).map(mail -> wait(entry.getValue(), mail)))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    private void newestLinksOpen() {
        testBed.linked().stream()
                .limit(OPENED)
                .forEach(account -> opens(account, PasswordRecovery.LINK_SUBJECT, resetPages()));
        testBed.invited().stream()
                .limit(OPENED)
                .forEach(account -> opens(account, Invitation.SUBJECT, Set.of("login-activate")));
    }

    private Set<String> resetPages() {
        return timeMoved
                ? Set.of("login-login-update-password", "login-reset-link-ended")
                : Set.of("login-login-update-password");
    }

    private void opens(Account account, String subject, Set<String> pages) {
        String link = testBed.newestLink(account, subject);
        if (!link.isEmpty()) {
            String shown = testBed.recovery().browser("owner").open(link).pageId();
            if (!pages.contains(shown)) {
                broken.add("The newest link of " + account + " leads to " + shown);
            }
        }
    }

    private void wholly(Account account, Wish wish) {
        boolean active = testBed.nodes().rows().number(ACTIVE, account.id()) == 1;
        boolean inactive = testBed.nodes().rows().number(INACTIVE, account.id()) == 1;
        if (wish == Wish.PROMISED && !active) {
            broken.add(account + " was promised to be active");
        } else if (active == inactive) {
            broken.add(account + " is half activated");
        }
    }

    private void oneLetsIn(Account account, Wish wish) {
        boolean chosen = testBed.recovery().letsIn(account, PasswordRecovery.NEW_PASSWORD);
        if (wish == Wish.PROMISED ? !chosen : chosen == testBed.recovery().letsIn(account, account.password())) {
            broken.add(account + " can't sign in as promised");
        }
    }

    private void isStillHeld(Account account) {
        String page = testBed.recovery()
                .askForMail(testBed.recovery().browser("owner"), account)
                .pageId();
        if (!page.equals("login-reminder-question")) {
            broken.add("The right answer of " + account + " counted, although the question was held: " + page);
        }
    }

    private void hasNoSession(Account account) {
        if (!account.sessions().isEmpty()) {
            broken.add(account + " has a session without site access");
        }
    }

    private void sessionsGoOn() {
        long ended = ledger.sessions().stream()
                .filter(tokens -> testBed.site().refresh(tokens).status() != 200)
                .count();
        if (ended > 0) {
            broken.add(ended + " of " + ledger.sessions().size() + " sessions ended");
        }
    }
}
