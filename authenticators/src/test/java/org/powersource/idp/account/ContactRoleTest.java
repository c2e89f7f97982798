package org.powersource.idp.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.powersource.idp.Stub;

class ContactRoleTest {

    private static final UserModel HAS_IT = Stub.of(UserModel.class, Map.of("hasRole", true));
    private static final UserModel HAS_NONE = Stub.of(UserModel.class, Map.of());

    /** Realms and scripts contain the names. */
    @ParameterizedTest
    @CsvSource({
        "TECHNICAL_CONTACT, technical-contact, false",
        "IMPLEMENTATION_CONTACT, implementation-contact, false",
        "SALES_REPRESENTATIVE, sales-representative, true"
    })
    void roleManagesADistrictOrGuests(ContactRole role, String name, boolean forGuests) {
        assertThat(role.roleName()).isEqualTo(name);
        assertThat(role.isForGuests()).isEqualTo(forGuests);
    }

    @ParameterizedTest
    @EnumSource
    void roleIsHeldOnlyIfTheRealmHasIt(ContactRole role) {
        RoleModel found = Stub.of(RoleModel.class, Map.of());
        RealmModel realm = Stub.of(RealmModel.class, Map.of("getRole", (Stub.Reply)
                name -> name[0].equals(role.roleName()) ? found : null));

        assertThat(role.isHeldBy(HAS_IT, realm)).isTrue();
        assertThat(role.isHeldBy(HAS_NONE, realm)).isFalse();
        assertThat(role.isHeldBy(HAS_IT, Stub.of(RealmModel.class, Map.of()))).isFalse();
    }
}
