package org.powersource.devserver;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** An SMTP server on the loopback address that accepts every mail and stores it in memory. */
public final class MailServer implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(50);

    private final GreenMail greenMail;
    private final ServerSetup setup;

    /** Parsed mails: tests list all mails many times a second, and a mail never changes. */
    private final Map<Place, ReceivedMail> read = new ConcurrentHashMap<>();

    private MailServer(Port port) {
        setup = new ServerSetup(port.number(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        greenMail = new GreenMail(setup);
        greenMail.withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
    }

    /** On a free port. */
    public static MailServer start() {
        return start(Port.free());
    }

    public static MailServer start(Port port) {
        MailServer server = new MailServer(port.requireFree());
        server.greenMail.start();
        return server;
    }

    public String host() {
        return setup.getBindAddress();
    }

    public int port() {
        return setup.getPort();
    }

    /** All received mails, newest first. */
    public List<ReceivedMail> mails() {
        return folders().stream()
                .flatMap(folder -> folder.getMessages().stream().map(message -> new Arrival(folder, message)))
                .sorted(Comparator.comparing(Arrival::time)
                        .thenComparing(arrival -> arrival.message().getUid())
                        .reversed())
                .map(arrival -> read.computeIfAbsent(arrival.place(), place -> arrival.read()))
                .toList();
    }

    /** All received mails to an address, newest first; letter case counts. */
    public List<ReceivedMail> mailsTo(String address) {
        return mails().stream().filter(mail -> mail.to().equals(address)).toList();
    }

    /** Waits for a matching mail, and returns the newest. */
    public Optional<ReceivedMail> await(Predicate<ReceivedMail> wanted, Duration limit) {
        Instant end = Instant.now().plus(limit);
        while (true) {
            Optional<ReceivedMail> found = mails().stream().filter(wanted).findFirst();
            if (found.isPresent() || Instant.now().isAfter(end)) {
                return found;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    public void forgetAll() {
        try {
            greenMail.purgeEmailFromAllMailboxes();
            read.clear();
        } catch (FolderException e) {
            throw new IllegalStateException("Mails could not be removed", e);
        }
    }

    private Collection<MailFolder> folders() {
        try {
            return greenMail.getManagers().getImapHostManager().getStore().listMailboxes("*");
        } catch (FolderException e) {
            throw new IllegalStateException("Mails could not be listed", e);
        }
    }

    @Override
    public void close() {
        greenMail.stop();
    }

    private record Place(String folder, long uid) {}

    private record Arrival(MailFolder folder, StoredMessage message) {

        Instant time() {
            return message.getReceivedDate().toInstant();
        }

        Place place() {
            return new Place(folder.getFullName(), message.getUid());
        }

        ReceivedMail read() {
            String id = new Fingerprint()
                    .text(folder.getFullName())
                    .text(Long.toString(message.getUid()))
                    .value();
            return MailReader.read(id, time(), message.getMimeMessage());
        }
    }
}
