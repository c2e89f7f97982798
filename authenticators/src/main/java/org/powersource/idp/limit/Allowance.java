package org.powersource.idp.limit;

import java.util.Optional;

/** Whether a request may have something done, or whose limit is reached. */
public enum Allowance {
    ALLOWED,
    /** Of the client address: the answer may say so, because it tells nothing about anybody else. */
    CLIENT_LIMIT,
    OTHER_LIMIT;

    /**
     * Names the answer of {@link Limits#take}.
     *
     * @param client what was counted for the client
     */
    public static Allowance of(Optional<Limits.Count> reached, Limits.Count client) {
        return reached.map(count -> count.equals(client) ? CLIENT_LIMIT : OTHER_LIMIT)
                .orElse(ALLOWED);
    }
}
