package org.powersource.idp.doctor;

import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.PasswordPolicy;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.RoleUtils;
import org.keycloak.policy.LengthPasswordPolicyProviderFactory;
import org.powersource.idp.account.ContactRole;
import org.powersource.idp.account.SuiteRealm;
import org.powersource.idp.kit.SharedId;

/** Checks of the realm's settings. */
final class RealmChecks {

    private static final Set<String> ACTIONS = Set.of(
            SharedId.ACTIVATE_ACCOUNT.id(),
            SharedId.SET_REMINDER_QUESTION.id(),
            SharedId.SITE_ACCESS.id(),
            UserModel.RequiredAction.UPDATE_PASSWORD.name());

    /** NIST SP 800-63B-4 §3.1.1.2, for a password that is the only factor. */
    private static final int SHORTEST_PASSWORD = 15;

    private RealmChecks() {}

    /** The one check of a realm without the listener. Such a realm doesn't use the suite if no bound flow does. */
    static Stream<Place> listener(Examined examined) {
        RealmModel realm = examined.realm();
        if (SuiteRealm.is(realm)) {
            return Stream.empty();
        }
        return Stream.of(realm.getBrowserFlow(), realm.getDirectGrantFlow(), realm.getResetCredentialsFlow())
                .filter(Objects::nonNull)
                .map(examined.flows()::read)
                .filter(flow -> Authenticators.OURS.stream().anyMatch(flow::contains))
                .map(flow -> Place.at("flow \"" + flow.alias() + "\""))
                .limit(1);
    }

    static Stream<Place> actions(Examined realm) {
        return ACTIONS.stream().sorted().flatMap(id -> {
            RequiredActionProviderModel action = realm.realm().getRequiredActionProviderByAlias(id);
            return action != null && action.isEnabled() ? Stream.empty() : Stream.of(Place.at("required action " + id));
        });
    }

    static Stream<Place> loginWithEmail(Examined realm) {
        return when(!realm.realm().isLoginWithEmailAllowed());
    }

    static Stream<Place> duplicateEmails(Examined realm) {
        return when(realm.realm().isDuplicateEmailsAllowed());
    }

    static Stream<Place> resetPassword(Examined realm) {
        return when(!realm.realm().isResetPasswordAllowed());
    }

    static Stream<Place> bruteForce(Examined realm) {
        return when(!realm.realm().isBruteForceProtected());
    }

    static Stream<Place> passwordPolicy(Examined realm) {
        PasswordPolicy policy = realm.realm().getPasswordPolicy();
        Object length = policy == null ? null : policy.getPolicyConfig(LengthPasswordPolicyProviderFactory.ID);
        return when(!(length instanceof Integer number) || number < SHORTEST_PASSWORD);
    }

    static Stream<Place> everybodyIsContact(Examined examined) {
        RealmModel realm = examined.realm();
        Set<String> contacts =
                Arrays.stream(ContactRole.values()).map(ContactRole::roleName).collect(Collectors.toSet());
        return Stream.concat(
                contactRoles(Stream.ofNullable(realm.getDefaultRole()), contacts)
                        .map(role -> Place.at("default roles, " + role)),
                realm.getDefaultGroupsStream()
                        .flatMap(group -> contactRoles(group.getRoleMappingsStream(), contacts)
                                .map(role -> Place.at("default group " + group.getName() + ", " + role))));
    }

    private static Stream<String> contactRoles(Stream<RoleModel> roles, Set<String> contacts) {
        return RoleUtils.expandCompositeRoles(roles.collect(Collectors.toSet())).stream()
                .filter(role -> !role.isClientRole())
                .map(RoleModel::getName)
                .filter(contacts::contains)
                .sorted();
    }

    static Stream<Place> when(boolean found) {
        return found ? Stream.of(Place.at(Place.REALM)) : Stream.empty();
    }
}
