package org.powersource.idp.mail.worker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.powersource.idp.mail.Mail;

/**
 * The mails that the node has claimed: those that its threads process, and some that wait. The faster the threads, the more mails wait, so
 * that one claim serves several mails. If more wait than there are threads, a thread gets several at once and writes them together. No
 * realm gets the last thread, so one slow mail server doesn't delay the mails of other realms.
 */
final class Workload {

    /** At most as many mails wait as the threads last sent in this time, so that other nodes get their share. */
    private static final Duration AHEAD = Duration.ofMillis(250);

    /** Most mails that one thread gets at once: the last one waits until the others are sent. */
    private static final int MOST_AT_ONCE = 8;

    private final int threads;
    private final LongSupplier nanoTime;
    private final int share;
    /** Mails of each thread, all of one realm and one priority. */
    private final List<List<Mail>> running = new ArrayList<>();

    private final List<Mail> waiting = new ArrayList<>();
    private int ahead;
    private int ended;
    private long countedSince;

    Workload(int threads, LongSupplier nanoTime) {
        this.threads = threads;
        this.share = Math.max(1, threads - 1);
        this.nanoTime = nanoTime;
        this.countedSince = nanoTime.getAsLong();
    }

    /** Number of mails that may be claimed now, of any realm that isn't busy. */
    synchronized int room() {
        int perRealm = share + ahead;
        long fullest = byRealm(threadsAndWaiting()).values().stream()
                .filter(count -> count < perRealm)
                .max(Comparator.naturalOrder())
                .orElse(0L);
        int idle = threads - running.size();
        return (int) Math.min(idle + Math.max(0, ahead - waiting.size()), perRealm - fullest);
    }

    /** Ids of realms that are at their limit. */
    synchronized Set<String> busyRealms() {
        return byRealm(threadsAndWaiting()).entrySet().stream()
                .filter(entry -> entry.getValue() >= share + ahead)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Adds claimed mails; returns one batch for each idle thread. */
    synchronized List<List<Mail>> add(Collection<Mail> claimed) {
        waiting.addAll(claimed);
        lookAhead();
        return Stream.generate(this::next).takeWhile(mails -> !mails.isEmpty()).toList();
    }

    private void lookAhead() {
        long passed = nanoTime.getAsLong() - countedSince;
        if (passed >= AHEAD.toNanos()) {
            ahead = (int) (ended * AHEAD.toNanos() / passed);
            ended = 0;
            countedSince += passed;
        }
    }

    /** Removes processed mails; returns the next batch for the thread, empty for none. */
    synchronized List<Mail> end(List<Mail> mails) {
        running.remove(mails);
        ended += mails.size();
        return next();
    }

    private List<Mail> next() {
        Map<String, Long> atWork = byRealm(ofEachThread());
        List<Mail> next = waiting.stream()
                .filter(mail -> running.size() < threads && atWork.getOrDefault(mail.realmId(), 0L) < share)
                .min(Comparator.comparing(Mail::lowPriority))
                .map(this::alike)
                .orElse(List.of());
        if (!next.isEmpty()) {
            waiting.removeAll(next);
            running.add(next);
        }
        return next;
    }

    /** {@code first}, and this thread's share of the mails with the same realm and priority. */
    private List<Mail> alike(Mail first) {
        List<Mail> alike = waiting.stream()
                .filter(mail -> mail.realmId().equals(first.realmId()) && mail.lowPriority() == first.lowPriority())
                .toList();
        return alike.subList(0, Math.min(MOST_AT_ONCE, Math.max(1, alike.size() / share)));
    }

    /** Whether it's time to claim more: the fewer wait, the fewer can be written together. */
    synchronized boolean isRunningOut() {
        return waiting.size() <= ahead / 2;
    }

    /** Ids of all claimed mails. */
    synchronized Set<String> ids() {
        return Stream.concat(running.stream().flatMap(List::stream), waiting.stream())
                .map(Mail::id)
                .collect(Collectors.toSet());
    }

    private Stream<Mail> threadsAndWaiting() {
        return Stream.concat(ofEachThread(), waiting.stream());
    }

    /** One mail of each thread; it has the realm and priority of all that the thread processes. */
    private Stream<Mail> ofEachThread() {
        return running.stream().map(mails -> mails.get(0));
    }

    private static Map<String, Long> byRealm(Stream<Mail> mails) {
        return mails.collect(Collectors.groupingBy(Mail::realmId, Collectors.counting()));
    }
}
