package org.powersource.idp.ask;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One request as JSON; times in milliseconds since 1970. Never says who decided.
 *
 * @param kind {@code access}, {@code help} or {@code account}
 * @param state see {@link RequestState#word}
 * @param user id of the account; null for a new one
 * @param site client id
 * @param words of the person, to be shown as text
 * @param lastProblem cause of the last refused try
 * @param obstacle why it can't be granted now; null if it can
 * @param byYou whether the caller decided
 * @param reason what the contact who decided wrote
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ListedRequest(
        String id,
        String kind,
        String state,
        long asked,
        @Nullable String user,
        String firstName,
        String lastName,
        String email,
        @Nullable String site,
        @Nullable String siteName,
        @Nullable String words,
        @Nullable String lastProblem,
        @Nullable String obstacle,
        @Nullable Long decided,
        boolean byYou,
        @Nullable String reason) {}
