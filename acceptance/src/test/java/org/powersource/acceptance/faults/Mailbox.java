package org.powersource.acceptance.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.powersource.acceptance.mail.MoodyMailServer;
import org.powersource.acceptance.suite.Account;
import org.powersource.devserver.MailReader;
import org.powersource.devserver.ReceivedMail;

/** What a mail server took, by address; each mail is read once. */
final class Mailbox {

    private final MoodyMailServer server;
    private final Map<String, List<ReceivedMail>> mails = new ConcurrentHashMap<>();
    private int read;

    Mailbox(MoodyMailServer server) {
        this.server = server;
    }

    /** Oldest first, copies of the same mail (one Message-ID) included. */
    synchronized List<ReceivedMail> mails(Account account, String subject) {
        List<MoodyMailServer.Arrival> all = server.arrivals();
        for (; read < all.size(); read++) {
            ReceivedMail mail =
                    MailReader.read(all.get(read).time(), all.get(read).text());
            mails.computeIfAbsent(mail.to(), key -> new ArrayList<>()).add(mail);
        }
        return mails.getOrDefault(account.email(), List.of()).stream()
                .filter(mail -> mail.subject().equals(subject))
                .toList();
    }
}
