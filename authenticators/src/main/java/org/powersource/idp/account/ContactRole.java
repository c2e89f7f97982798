package org.powersource.idp.account;

import java.util.Arrays;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;

/** The realm roles that let somebody manage other accounts. */
public enum ContactRole {
    TECHNICAL_CONTACT("technical-contact", false),
    IMPLEMENTATION_CONTACT("implementation-contact", false),
    SALES_REPRESENTATIVE("sales-representative", true);

    private final String roleName;
    private final boolean forGuests;

    ContactRole(String roleName, boolean forGuests) {
        this.roleName = roleName;
        this.forGuests = forGuests;
    }

    public String roleName() {
        return roleName;
    }

    /** Whether the role manages guests rather than the districts of its owner. */
    public boolean isForGuests() {
        return forGuests;
    }

    /** Directly, by a group or by a composite role. */
    public boolean isHeldBy(UserModel user, RealmModel realm) {
        RoleModel role = realm.getRole(roleName);
        return role != null && user.hasRole(role);
    }

    /** Whether the role is one of them. */
    public static boolean includes(RoleModel role) {
        return !role.isClientRole()
                && Arrays.stream(values()).anyMatch(contact -> contact.roleName.equals(role.getName()));
    }
}
