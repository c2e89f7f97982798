package org.powersource.idp.problem;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Refused tries that aren't written yet: of each account the newest, so a flood takes no more memory than this. */
final class Waiting {

    /** Number of accounts. While so many wait, which is a second at most, tries of further accounts are left out. */
    static final int ACCOUNTS = 1_000;

    private final Map<String, Deque<Try>> tries = new HashMap<>();

    /**
     * One refused try.
     *
     * @param userId null if no account was meant
     */
    record Try(String realmId, @Nullable String userId, Instant time, Finding finding) {

        /** Tries without an account share one. */
        private String account() {
            return realmId + " " + userId;
        }
    }

    synchronized void add(Try refused) {
        String account = refused.account();
        if (tries.size() == ACCOUNTS && !tries.containsKey(account)) {
            return;
        }
        Deque<Try> ofAccount = tries.computeIfAbsent(account, key -> new ArrayDeque<>(Problem.KEPT + 1));
        ofAccount.addLast(refused);
        if (ofAccount.size() > Problem.KEPT) {
            ofAccount.removeFirst();
        }
    }

    /** All that wait; none waits afterwards. */
    synchronized List<Try> take() {
        List<Try> taken = tries.values().stream().flatMap(Collection::stream).toList();
        tries.clear();
        return taken;
    }
}
