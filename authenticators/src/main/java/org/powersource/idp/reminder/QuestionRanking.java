package org.powersource.idp.reminder;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.powersource.idp.account.EmailAddress;

/**
 * Order of the questions for one address, by SHA-256 of the folded address and the question's id (rendezvous hashing). Uses no key and no
 * account, so the order is the same on every node and never changes. A question that is added to the list displaces at most one of the
 * first.
 */
record QuestionRanking(EmailAddress address) {

    private static final String HASH = "SHA-256";

    /** Ids of the questions that rank highest, the highest first. */
    List<String> first(int number, Collection<String> ids) {
        return ids.stream()
                .sorted(Comparator.comparing(this::rank, Arrays::compareUnsigned)
                        .reversed())
                .limit(number)
                .toList();
    }

    private byte[] rank(String id) {
        try {
            return MessageDigest.getInstance(HASH)
                    .digest((address.folded() + "\0" + id).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has " + HASH, e);
        }
    }
}
