package org.powersource.idp.limit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;

/** A secret of the suite. Created once, never changed. */
@Entity
@Table(name = "POWERSOURCE_SECRET")
@NullUnmarked
public class SecretEntity {

    @Id
    @Column(name = "NAME")
    String name;

    /** Base64. */
    @Column(name = "SECRET")
    String secret;

    public SecretEntity() {}
}
