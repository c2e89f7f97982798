package org.powersource.idp.setup;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** What setup wrote into a realm. One row for each element, one for the realm, and one to lock. */
@Entity
@Table(name = "POWERSOURCE_SETUP")
@IdClass(SetupEntity.Key.class)
@NullUnmarked
public class SetupEntity {

    @Id
    @Column(name = "REALM_ID")
    String realmId;

    /** See {@link org.powersource.idp.setup.Key#text()}. */
    @Id
    @Column(name = "ELEMENT")
    String element;

    /** Hash of the value that was written; in the realm's row, of all elements of the version that was installed last. */
    @Column(name = "HASH")
    @Nullable
    String hash;

    /** JSON of the setting that was replaced: {@code null} as a text if there was none; null if nothing was replaced. */
    @Column(name = "PREVIOUS", columnDefinition = "TEXT")
    @Nullable
    String previous;

    public SetupEntity() {}

    /** Primary key. */
    @NullUnmarked
    public static class Key implements Serializable {

        private static final long serialVersionUID = 1;

        String realmId;
        String element;

        public Key() {}

        Key(String realmId, String element) {
            this.realmId = realmId;
            this.element = element;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && key.realmId.equals(realmId) && key.element.equals(element);
        }

        @Override
        public int hashCode() {
            return Objects.hash(realmId, element);
        }
    }
}
