package org.powersource.idp.ask;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** One request. Times are milliseconds since 1970. Removed with its realm, its account, its site, and some time after the decision. */
@Entity
@Table(name = "POWERSOURCE_REQUEST")
@NullUnmarked
public class RequestEntity {

    @Id
    @Column(name = "ID")
    String id;

    @Column(name = "REALM_ID")
    String realmId;

    @Enumerated(EnumType.STRING)
    @Column(name = "KIND")
    RequestKind kind;

    @Enumerated(EnumType.STRING)
    @Column(name = "STATE")
    RequestState state;

    /** See {@link RequestKey}; unique. Null once the request was decided. */
    @Column(name = "OPEN_KEY")
    @Nullable
    String openKey;

    /** The account that the request is about; null for a new account. */
    @Column(name = "USER_ID")
    @Nullable
    String userId;

    /** Keycloak's id of the site's client, which outlives a new client id; null if the request isn't for access. */
    @Column(name = "SITE_ID")
    @Nullable
    String siteId;

    /** The district that a new account would be in; an account's districts are those of the moment. */
    @Column(name = "DISTRICT_ID")
    @Nullable
    String districtId;

    /** As {@link RequestDetails} writes them. */
    @Column(name = "DETAILS")
    @Nullable
    String details;

    @Column(name = "ASKED_AT")
    long askedAt;

    @Column(name = "DECIDED_AT")
    @Nullable
    Long decidedAt;

    /** Id of the account that decided. */
    @Column(name = "DECIDED_BY")
    @Nullable
    String decidedBy;

    /** What the contact says about the decision. */
    @Column(name = "REASON")
    @Nullable
    String reason;

    public RequestEntity() {}

    void settle(RequestState result, long now, @Nullable String by, @Nullable String why) {
        state = result;
        openKey = null;
        decidedAt = now;
        decidedBy = by;
        reason = why;
    }
}
