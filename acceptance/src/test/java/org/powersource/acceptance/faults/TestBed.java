package org.powersource.acceptance.faults;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.powersource.acceptance.mail.MoodyMailServer;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.Invitation;
import org.powersource.acceptance.suite.PasswordRecovery;
import org.powersource.acceptance.suite.RealmFile;
import org.powersource.acceptance.suite.Site;
import org.powersource.acceptance.suite.TwoNodes;
import org.powersource.devserver.ReceivedMail;

/** A realm with its people and its mail server, for one fault. */
final class TestBed implements AutoCloseable {

    /** So many that nobody signs in twice at the same moment: Keycloak's brute force detection refuses that. */
    private static final int RESIDENTS = 30;

    private final TwoNodes nodes;
    private final MoodyMailServer mailServer = MoodyMailServer.onAFreePort();
    private final Mailbox mailbox = new Mailbox(mailServer);
    private final Invitation invitation;
    private final PasswordRecovery recovery;
    private final Round residents;
    private final Round mistaken;
    private final Round strangers;
    private final Supply forgetful;
    private final Queue<Account> linked = new ConcurrentLinkedQueue<>();
    private final Queue<Account> invited = new ConcurrentLinkedQueue<>();
    private final Ledger ledger = new Ledger();
    private final String realmId;

    /** The same ones in turn. */
    record Round(List<Account> all, AtomicInteger turn) {

        static Round of(Supplier<Account> source) {
            return new Round(Stream.generate(source).limit(RESIDENTS).toList(), new AtomicInteger());
        }

        Account next() {
            return all.get(Math.floorMod(turn.getAndIncrement(), all.size()));
        }
    }

    /** Each one once, unless it comes back; made ahead, so that visitors don't wait for them. */
    record Supply(ConcurrentLinkedDeque<Account> ready, Supplier<Account> source) {

        void fill(int number) {
            Stream.generate(source).limit(number).parallel().forEach(ready::add);
        }

        Account take() {
            Account next = ready.poll();
            return next == null ? source.get() : next;
        }

        void putBack(Account account) {
            ready.addFirst(account);
        }
    }

    TestBed(TwoNodes nodes, String name) {
        this(nodes, name, file -> {});
    }

    TestBed(TwoNodes nodes, String name, Consumer<RealmFile> change) {
        this.nodes = nodes;
        invitation = Invitation.in(
                nodes.suite(), name, file -> change.accept(file.sendsMailTo("localhost", mailServer.port())));
        // The same realm: it has been made.
        recovery = PasswordRecovery.in(nodes.suite(), name, file -> {});
        residents = Round.of(recovery::account);
        mistaken = Round.of(recovery::account);
        strangers = Round.of(() -> recovery.realm().newAccount().create());
        forgetful = new Supply(new ConcurrentLinkedDeque<>(), recovery::account);
        realmId = recovery.realm().admin().toRepresentation().getId();
    }

    TwoNodes nodes() {
        return nodes;
    }

    MoodyMailServer mailServer() {
        return mailServer;
    }

    Mailbox mailbox() {
        return mailbox;
    }

    Invitation invitation() {
        return invitation;
    }

    PasswordRecovery recovery() {
        return recovery;
    }

    Site site() {
        return recovery.site();
    }

    Ledger ledger() {
        return ledger;
    }

    /** Who may use the site. */
    Round residents() {
        return residents;
    }

    /** Residents who mistype. */
    Round mistaken() {
        return mistaken;
    }

    /** Who have a password, but not the site. */
    Round strangers() {
        return strangers;
    }

    /** Who may use the site, and have asked for nothing yet. */
    Supply forgetful() {
        return forgetful;
    }

    /** Who were promised a link to a new password and haven't followed it. */
    Queue<Account> linked() {
        return linked;
    }

    /** Who were promised an activation mail and haven't followed it. */
    Queue<Account> invited() {
        return invited;
    }

    /** Empty as long as none has come. */
    String newestLink(Account account, String subject) {
        List<ReceivedMail> mails = mailbox.mails(account, subject);
        return mails.isEmpty() ? "" : mails.get(mails.size() - 1).links().get(0);
    }

    /**
     * A number that the database knows.
     *
     * @param sql with one parameter, the realm's id
     */
    long count(String sql) {
        return nodes.rows().number(sql, realmId);
    }

    @Override
    public void close() {
        mailServer.close();
    }
}
