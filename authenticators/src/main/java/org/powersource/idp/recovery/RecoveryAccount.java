package org.powersource.idp.recovery;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.AdminRoles;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.RoleUtils;
import org.powersource.idp.account.Matching;
import org.powersource.idp.account.SignInEmail;
import org.powersource.idp.reminder.Reminder;
import org.powersource.idp.reminder.ReminderQuestion;

/** Who an address belongs to, if anybody, and what that means for the way back. */
record RecoveryAccount(@Nullable UserModel user, RecoveryCase state) {

    /** DESIGN, <i>Inactive</i>: the action stands on the user until the activation mail was followed. */
    private static final String ACTIVATE = "powersource-activate-account";

    private static final Set<String> CONTACT_ROLES =
            Set.of("technical-contact", "implementation-contact", "sales-representative");

    static RecoveryAccount of(KeycloakSession session, String address, Matching matching, boolean held) {
        RealmModel realm = session.getContext().getRealm();
        UserModel user = session.users().getUserByEmail(realm, address);
        if (user == null) {
            return new RecoveryAccount(null, RecoveryCase.UNKNOWN);
        }
        RecoveryRules.Facts facts = new RecoveryRules.Facts(
                matching.accepts(address, SignInEmail.of(user)),
                user.isEnabled(),
                user.getRequiredActionsStream().noneMatch(ACTIVATE::equals),
                isPrivileged(user),
                held,
                new Reminder(session).of(user).isPresent());
        return new RecoveryAccount(user, RecoveryRules.decide(facts));
    }

    /** The account's own question, or one that looks like it: the same one each time, whatever the letter case. */
    ReminderQuestion question(KeycloakSession session, String address) {
        Reminder reminder = new Reminder(session);
        return Optional.ofNullable(user)
                .flatMap(reminder::of)
                .orElseGet(() -> reminder.decoy(session.getContext().getRealm(), address));
    }

    /** Whether the answer opens the way; costs one hash in any case. */
    boolean isAnsweredBy(KeycloakSession session, String typed) {
        Reminder reminder = new Reminder(session);
        if (user != null && state == RecoveryCase.OPEN) {
            return reminder.answers(user, typed);
        }
        reminder.hashInVain(typed);
        return false;
    }

    private static boolean isPrivileged(UserModel user) {
        return RoleUtils.getDeepUserRoleMappings(user).stream().anyMatch(RecoveryAccount::isPrivileged);
    }

    private static boolean isPrivileged(RoleModel role) {
        return role.getContainer() instanceof ClientModel client
                ? client.getClientId().equals(Constants.REALM_MANAGEMENT_CLIENT_ID)
                        || AdminRoles.ALL_ROLES.contains(role.getName())
                : CONTACT_ROLES.contains(role.getName()) || AdminRoles.ALL_ROLES.contains(role.getName());
    }
}
