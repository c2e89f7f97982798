package org.powersource.idp.limit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** The events of one subject that count for one limit. */
@Entity
@Table(name = "POWERSOURCE_LIMIT")
@NullUnmarked
public class LimitEntity {

    /** Hash of what is counted: no address is in the table. */
    @Id
    @Column(name = "ID")
    String id;

    @Column(name = "REALM_ID")
    String realmId;

    /** The events as {@link SlidingWindow#written()} writes them; null for none. */
    @Column(name = "EVENTS")
    @Nullable
    String events;

    /** End of the lock time; null in rows of an older version, and for no lock time. */
    @Column(name = "CLOSED_UNTIL")
    @Nullable
    Long closedUntil;

    /** End of the row, which is removed afterwards. */
    @Column(name = "EXPIRES_AT")
    long expiresAt;

    public LimitEntity() {}

    SlidingWindow window() {
        return SlidingWindow.read(events, closedUntil == null ? 0 : closedUntil);
    }

    void store(SlidingWindow window, Limit limit) {
        events = window.written();
        closedUntil = window.closedUntil();
        expiresAt = window.end(limit);
    }
}
