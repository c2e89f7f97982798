package org.powersource.idp.outbox;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the node's threads are at. No realm gets the last thread, so one slow mail server doesn't hold up the mails of
 * other realms.
 */
final class Workload {

    private final int threads;
    private final int share;
    private final Map<String, Integer> perRealm = new HashMap<>();
    private int all;

    Workload(int threads) {
        this.threads = threads;
        this.share = Math.max(1, threads - 1);
    }

    /** How many more mails may be taken at once, whichever of the other realms they belong to. */
    synchronized int room() {
        int fullest = perRealm.values().stream()
                .filter(count -> count < share)
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
        return Math.min(threads - all, share - fullest);
    }

    /** Realms that have to wait. */
    synchronized Set<String> busyRealms() {
        return perRealm.entrySet().stream()
                .filter(entry -> entry.getValue() >= share)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    synchronized void begin(Collection<Mail> mails) {
        mails.forEach(mail -> perRealm.merge(mail.realmId(), 1, Integer::sum));
        all += mails.size();
    }

    synchronized void end(Mail mail) {
        perRealm.computeIfPresent(mail.realmId(), (realm, count) -> count == 1 ? null : count - 1);
        all--;
    }
}
