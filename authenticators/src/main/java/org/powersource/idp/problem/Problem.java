package org.powersource.idp.problem;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.util.JsonSerialization;

/**
 * One refused try, as stored. Never contains anything that was typed.
 *
 * @param cause name of the {@link Cause}; nodes of a newer version may write others
 * @param time milliseconds since 1970
 * @param site client id of the site that was refused; null if the cause isn't about a site
 * @param until end of the lock, in milliseconds since 1970; null if there is none
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Problem(
        @JsonProperty("cause") String cause,
        @JsonProperty("time") long time,
        @JsonProperty("site") @Nullable String site,
        @JsonProperty("until") @Nullable Long until) {

    /** Number of problems that an account keeps. */
    static final int KEPT = 3;

    private static final Comparator<Problem> NEWEST_FIRST =
            Comparator.comparingLong(Problem::time).reversed();

    public static Problem of(Cause cause, Instant time, @Nullable String site, @Nullable Instant until) {
        return new Problem(cause.name(), time.toEpochMilli(), site, until == null ? null : until.toEpochMilli());
    }

    /** Message key of the cause's text; empty for a cause of a newer version. */
    public Optional<String> messageKey() {
        return Stream.of(Cause.values())
                .filter(known -> known.name().equals(cause))
                .map(Cause::messageKey)
                .findFirst();
    }

    /** The newest of both, newest first. A problem that was noted twice counts once. */
    static List<Problem> newest(List<Problem> stored, List<Problem> added) {
        return Stream.concat(added.stream(), stored.stream())
                .distinct()
                .sorted(NEWEST_FIRST)
                .limit(KEPT)
                .toList();
    }

    static String written(List<Problem> problems) {
        try {
            return JsonSerialization.writeValueAsString(problems);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Problem> read(String written) {
        try {
            return JsonSerialization.readValue(written, new TypeReference<List<Problem>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
