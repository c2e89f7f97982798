package org.powersource.idp.ask;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;

/**
 * A request as it was when it was read.
 *
 * @param userId the account that it is about; null for a new account
 * @param siteId Keycloak's id of the site's client; null if it isn't for access
 * @param districtId of a new account
 * @param decidedBy id of the account that decided
 */
public record Request(
        String id,
        RequestKind kind,
        RequestState state,
        @Nullable String userId,
        @Nullable String siteId,
        @Nullable String districtId,
        RequestDetails details,
        Instant askedAt,
        Optional<Instant> decidedAt,
        @Nullable String decidedBy,
        @Nullable String reason) {

    static Request of(RequestEntity row) {
        return new Request(
                row.id,
                row.kind,
                row.state,
                row.userId,
                row.siteId,
                row.districtId,
                RequestDetails.read(row.details),
                Instant.ofEpochMilli(row.askedAt),
                Optional.ofNullable(row.decidedAt).map(Instant::ofEpochMilli),
                row.decidedBy,
                row.reason);
    }

    boolean isOpen() {
        return state == RequestState.OPEN;
    }

    /** The site of a request for access; empty for other requests, and if the site is gone. */
    Optional<ClientModel> site(RealmModel realm) {
        return Optional.ofNullable(siteId).map(realm::getClientById);
    }

    /** The district of a new account. */
    String requireDistrict() {
        return Objects.requireNonNull(districtId);
    }

    /** From the question to the decision; zero for an open one. */
    Duration waited() {
        return decidedAt.map(end -> Duration.between(askedAt, end)).orElse(Duration.ZERO);
    }
}
