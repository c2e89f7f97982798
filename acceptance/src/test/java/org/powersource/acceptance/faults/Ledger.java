package org.powersource.acceptance.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.powersource.acceptance.suite.Account;
import org.powersource.acceptance.suite.TokenAnswer;

/**
 * What visitors asked for, and what the answers promised them. What was asked and not answered may have been done or not, but
 * not by halves.
 */
final class Ledger {

    private final AtomicInteger requests = new AtomicInteger();
    private final Map<Journey, AtomicInteger> accepted = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> failures = new ConcurrentHashMap<>();
    private final ConcurrentMap<Order, Mails> mails = new ConcurrentHashMap<>();
    private final Map<Account, Wish> activations = new ConcurrentHashMap<>();
    private final Map<Account, Wish> passwords = new ConcurrentHashMap<>();
    private final Set<Account> held = ConcurrentHashMap.newKeySet();
    private final Set<Account> turnedAway = ConcurrentHashMap.newKeySet();
    private final Queue<TokenAnswer> sessions = new ConcurrentLinkedQueue<>();
    private final Queue<String> broken = new ConcurrentLinkedQueue<>();
    private volatile Instant begin = Instant.MAX;
    private volatile @Nullable Instant lastFailure;

    /** Whose mail, and which one. */
    record Order(Account account, String subject) {}

    /**
     * How many of them there may be at most, and since when there has to be one.
     *
     * @param promised null if no answer said so
     */
    record Mails(int asked, @Nullable Instant promised) {

        Mails ask() {
            return new Mails(asked + 1, promised);
        }

        Mails promise() {
            return promised == null ? new Mails(asked, Instant.now()) : this;
        }
    }

    /** A change of an account. */
    enum Wish {
        ASKED,
        PROMISED
    }

    /** Runs a journey; false if there was nothing to do, or it failed. */
    boolean entered(Journey journey, Visitor visitor) {
        try {
            if (!visitor.run(journey)) {
                return false;
            }
            requests.incrementAndGet();
            accepted.computeIfAbsent(journey, key -> new AtomicInteger()).incrementAndGet();
            return true;
        } catch (RuntimeException | AssertionError e) {
            requests.incrementAndGet();
            lastFailure = Instant.now();
            failures.computeIfAbsent(journey + ": " + firstLine(e), key -> new AtomicInteger())
                    .incrementAndGet();
            return false;
        }
    }

    private static String firstLine(Throwable e) {
        return String.valueOf(e.getMessage() == null ? e : e.getMessage())
                .lines()
                .findFirst()
                .orElse("")
                .replaceAll("https?://\\S+", "(url)")
                .replaceAll(" \\{.*", "");
    }

    void mailAsked(Account account, String subject) {
        mails.merge(new Order(account, subject), new Mails(1, null), (known, one) -> known.ask());
    }

    void mailPromised(Account account, String subject) {
        mails.computeIfPresent(new Order(account, subject), (order, known) -> known.promise());
    }

    void activationAsked(Account account) {
        activations.put(account, Wish.ASKED);
    }

    void activationPromised(Account account) {
        activations.put(account, Wish.PROMISED);
    }

    void passwordAsked(Account account) {
        passwords.put(account, Wish.ASKED);
    }

    void passwordPromised(Account account) {
        passwords.put(account, Wish.PROMISED);
    }

    /** The reminder question is held. */
    void holdPromised(Account account) {
        held.add(account);
    }

    void turnedAway(Account account) {
        turnedAway.add(account);
    }

    /** @param tokens with a refresh token that nobody has used yet */
    void sessionPromised(TokenAnswer tokens) {
        sessions.add(tokens);
    }

    /** What must never happen. */
    void broken(String what) {
        broken.add(what);
    }

    void faultBegins() {
        begin = Instant.now();
    }

    /** From the fault to the last request that failed; nothing if none did. */
    Duration failedFor() {
        Instant last = lastFailure;
        return last == null || last.isBefore(begin) ? Duration.ZERO : Duration.between(begin, last);
    }

    int requests() {
        return requests.get();
    }

    int accepted() {
        return Stream.of(Journey.values()).mapToInt(this::accepted).sum();
    }

    int accepted(Journey journey) {
        AtomicInteger number = accepted.get(journey);
        return number == null ? 0 : number.get();
    }

    /** What went wrong how often. */
    Map<String, Integer> failures() {
        Map<String, Integer> all = new TreeMap<>();
        failures.forEach((what, number) -> all.put(what, number.get()));
        return all;
    }

    Map<Order, Mails> mails() {
        return Map.copyOf(mails);
    }

    Map<Account, Wish> activations() {
        return Map.copyOf(activations);
    }

    Map<Account, Wish> passwords() {
        return Map.copyOf(passwords);
    }

    Set<Account> held() {
        return Set.copyOf(held);
    }

    Set<Account> turnedAway() {
        return Set.copyOf(turnedAway);
    }

    Collection<TokenAnswer> sessions() {
        return sessions;
    }

    Collection<String> broken() {
        return broken;
    }
}
