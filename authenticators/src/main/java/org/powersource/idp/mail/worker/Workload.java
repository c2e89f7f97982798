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
 * The mails that the node has claimed: those that its threads are at, and while these are quick some that wait for them, so that not each
 * mail needs a claim. If more wait than there are threads, a thread gets several at once, to write them together. No realm gets the last
 * thread, so one slow mail server doesn't hold up the mails of other realms.
 */
final class Workload {

    /** As many may wait as the threads last sent in that time: no node keeps mails for long that another could send. */
    private static final Duration AHEAD = Duration.ofMillis(250);

    /** For one thread: the last of them waits for the others to be sent. */
    private static final int MOST_AT_ONCE = 8;

    private final int threads;
    private final LongSupplier nanoTime;
    private final int share;
    /** Of each thread: mails of one realm that can or can't wait. */
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

    /** How many more mails may be claimed, whichever of the other realms they belong to. */
    synchronized int room() {
        int perRealm = share + ahead;
        long fullest = byRealm(threadsAndWaiting()).values().stream()
                .filter(count -> count < perRealm)
                .max(Comparator.naturalOrder())
                .orElse(0L);
        int idle = threads - running.size();
        return (int) Math.min(idle + Math.max(0, ahead - waiting.size()), perRealm - fullest);
    }

    /** Realms that have to wait. */
    synchronized Set<String> busyRealms() {
        return byRealm(threadsAndWaiting()).entrySet().stream()
                .filter(entry -> entry.getValue() >= share + ahead)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Takes what came of a claim; gives those to begin with now, for each thread some. */
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

    /** Gives the ones to go on with. */
    synchronized List<Mail> end(List<Mail> mails) {
        running.remove(mails);
        ended += mails.size();
        return next();
    }

    private List<Mail> next() {
        Map<String, Long> atWork = byRealm(ofEachThread());
        List<Mail> next = waiting.stream()
                .filter(mail -> running.size() < threads && atWork.getOrDefault(mail.realmId(), 0L) < share)
                .min(Comparator.comparing(Mail::canWait))
                .map(this::alike)
                .orElse(List.of());
        if (!next.isEmpty()) {
            waiting.removeAll(next);
            running.add(next);
        }
        return next;
    }

    /** It and a thread's part of those that may go along with it. */
    private List<Mail> alike(Mail first) {
        List<Mail> alike = waiting.stream()
                .filter(mail -> mail.realmId().equals(first.realmId()) && mail.canWait() == first.canWait())
                .toList();
        return alike.subList(0, Math.min(MOST_AT_ONCE, Math.max(1, alike.size() / share)));
    }

    /** Whether it's time to claim more: the fewer wait, the fewer can be written together. */
    synchronized boolean isRunningOut() {
        return waiting.size() <= ahead / 2;
    }

    /** Of all of them. */
    synchronized Set<String> ids() {
        return Stream.concat(running.stream().flatMap(List::stream), waiting.stream())
                .map(Mail::id)
                .collect(Collectors.toSet());
    }

    private Stream<Mail> threadsAndWaiting() {
        return Stream.concat(ofEachThread(), waiting.stream());
    }

    /** One that stands for all that the thread is at. */
    private Stream<Mail> ofEachThread() {
        return running.stream().map(mails -> mails.get(0));
    }

    private static Map<String, Long> byRealm(Stream<Mail> mails) {
        return mails.collect(Collectors.groupingBy(Mail::realmId, Collectors.counting()));
    }
}
