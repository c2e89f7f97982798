package org.powersource.idp.limit;

import java.util.Optional;

/** Whether a request is allowed; if not, whose limit is reached. */
public enum Allowance {
    ALLOWED,
    /** The limit of the client address. The answer may say so, because it reveals nothing about other people. */
    CLIENT_LIMIT,
    OTHER_LIMIT;

    /**
     * Turns the result of {@link Limits#take} into an allowance.
     *
     * @param client the count for the client address
     */
    public static Allowance of(Optional<Limits.Count> reached, Limits.Count client) {
        return reached.map(count -> count.equals(client) ? CLIENT_LIMIT : OTHER_LIMIT)
                .orElse(ALLOWED);
    }
}
