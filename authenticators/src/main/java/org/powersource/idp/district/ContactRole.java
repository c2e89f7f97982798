package org.powersource.idp.district;

import java.util.Arrays;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;

/** The realm roles that let somebody look after other accounts. */
enum ContactRole {
    TECHNICAL_CONTACT("technical-contact", false),
    IMPLEMENTATION_CONTACT("implementation-contact", false),
    SALES_REPRESENTATIVE("sales-representative", true);

    private final String roleName;
    private final boolean forGuests;

    ContactRole(String roleName, boolean forGuests) {
        this.roleName = roleName;
        this.forGuests = forGuests;
    }

    String roleName() {
        return roleName;
    }

    /** Whether it is about guests rather than about the districts that the contact belongs to. */
    boolean isForGuests() {
        return forGuests;
    }

    /** Directly, by a group or by a composite role. */
    boolean isHeldBy(UserModel user, RealmModel realm) {
        RoleModel role = realm.getRole(roleName);
        return role != null && user.hasRole(role);
    }

    static boolean includes(RoleModel role) {
        return !role.isClientRole()
                && Arrays.stream(values()).anyMatch(contact -> contact.roleName.equals(role.getName()));
    }
}
