package org.powersource.idp.limit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;

/** How often something was counted in the running window. */
@Entity
@Table(name = "POWERSOURCE_LIMIT")
@NullUnmarked
public class LimitEntity {

    /** Hash of what is counted: no address stands in the database. */
    @Id
    @Column(name = "ID")
    String id;

    @Column(name = "REALM_ID")
    String realmId;

    /** Allowed attempts in this window; one above the limit after a refused attempt. */
    @Column(name = "COUNTED")
    int counted;

    @Column(name = "EXPIRES_AT")
    long expiresAt;

    public LimitEntity() {}
}
