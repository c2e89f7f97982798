package org.powersource.idp.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** The address that an account's owner was told last. Removed with the account and with the realm. */
@Entity
@Table(name = "POWERSOURCE_TOLD_ADDRESS")
@NullUnmarked
public class ToldAddressEntity {

    @Id
    @Column(name = "USER_ID")
    String userId;

    @Column(name = "REALM_ID")
    String realmId;

    /** As Keycloak stores addresses, see {@link EmailAddress#stored()}. */
    @Column(name = "ADDRESS")
    String address;

    /** Null if only the hourly check has seen the account so far: it stores the address alone. */
    @Column(name = "SPELLING")
    @Nullable
    String spelling;

    public ToldAddressEntity() {}

    String spelledAddress() {
        return spelling == null ? address : spelling;
    }
}
