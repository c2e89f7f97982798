package org.powersource.idp.district;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.authorization.AuthorizationProvider;
import org.keycloak.authorization.fgap.AdminPermissionsSchema;
import org.keycloak.authorization.fgap.evaluation.partial.PartialEvaluationPolicyProvider;
import org.keycloak.authorization.model.Policy;
import org.keycloak.authorization.model.ResourceServer;
import org.keycloak.authorization.permission.ResourcePermission;
import org.keycloak.authorization.policy.evaluation.Evaluation;
import org.keycloak.authorization.policy.provider.PolicyProvider;
import org.keycloak.authorization.store.StoreFactory;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.representations.idm.authorization.ResourceType;

/**
 * One policy for all districts. For one user or group, Keycloak asks whether the operation is allowed ({@link #evaluate(Evaluation)}). For
 * lists, it asks which groups and users to put into the query ({@link #getPermissions}), so no other district is loaded (Keycloak 26.7.4
 * {@code PartialEvaluator}).
 */
final class DistrictPolicy implements PolicyProvider, PartialEvaluationPolicyProvider {

    @Override
    public void evaluate(Evaluation evaluation) {
        KeycloakSession session = evaluation.getAuthorizationProvider().getKeycloakSession();
        if (isAllowed(session, evaluation)) {
            evaluation.grant();
        } else {
            evaluation.deny();
        }
    }

    private static boolean isAllowed(KeycloakSession session, Evaluation evaluation) {
        RealmModel realm = evaluation.getAuthorizationProvider().getRealm();
        String id = evaluation.getContext().getIdentity().getId();
        Optional<Permit> permit = Permit.of(session, id);
        if (permit.isEmpty() && !AdminRequest.isPermissionEvaluation(session)) {
            return false;
        }
        UserModel asking = session.users().getUserById(realm, id);
        Optional<Contact> contact = asking == null ? Optional.empty() : Contact.of(session, realm, asking);
        if (contact.isEmpty()) {
            return false;
        }
        ResourcePermission permission = evaluation.getPermission();
        String resource = permission.getResource().getName();
        Target target = new Target(session, realm, contact.get());
        return switch (permission.getResourceType()) {
            case AdminPermissionsSchema.USERS_RESOURCE_TYPE -> target.isUser(resource);
            case AdminPermissionsSchema.GROUPS_RESOURCE_TYPE ->
                target.isOwnGroup(resource)
                        || (isViewOnly(permission)
                                && target.isGroup(
                                        resource, permit.map(Permit::operation).orElse(null)));
            default -> false;
        };
    }

    /** Without this, the console would offer the members of the parent group, and fail. */
    private static boolean isViewOnly(ResourcePermission permission) {
        return permission.getScopes().stream().allMatch(scope -> scope.getName().equals(AdminPermissionsSchema.VIEW));
    }

    @Override
    public Stream<Policy> getPermissions(
            KeycloakSession session,
            ResourceType resourceType,
            @Nullable ResourceType groupResourceType,
            UserModel subject) {
        RealmModel realm = session.getContext().getRealm();
        Optional<Contact> contact =
                Permit.of(session, subject.getId()).flatMap(permit -> Contact.of(session, realm, subject));
        if (contact.isEmpty() || !isAttached(session, realm, resourceType, groupResourceType)) {
            return Stream.empty();
        }
        if (resourceType.equals(AdminPermissionsSchema.USERS)) {
            Set<String> hidden =
                    new ProtectedAccounts(session, realm).in(contact.get().groupIds());
            return hidden.isEmpty() ? Stream.empty() : Stream.of(ListedPermission.denied(hidden));
        }
        if (!resourceType.equals(AdminPermissionsSchema.GROUPS)) {
            return Stream.empty();
        }
        Set<String> groups = contact.get().groupIds();
        if (groupResourceType == null && !groups.isEmpty()) {
            // For a list of groups, not of members. The console reaches a district through its parent.
            groups = Stream.concat(
                            groups.stream(), contact.get().groups().stream().map(GroupModel::getParentId))
                    .filter(Objects::nonNull)
                    .collect(Collectors.toSet());
        }
        return groups.isEmpty() ? Stream.empty() : Stream.of(ListedPermission.granted(groups));
    }

    /** Whether a permission to view the type has this policy. An administrator may have removed it, or switched permissions off. */
    private static boolean isAttached(
            KeycloakSession session,
            RealmModel realm,
            ResourceType resourceType,
            @Nullable ResourceType groupResourceType) {
        if (!AdminPermissionsSchema.SCHEMA.isAdminPermissionsEnabled(realm)) {
            return false;
        }
        StoreFactory store = session.getProvider(AuthorizationProvider.class).getStoreFactory();
        ResourceServer server = store.getResourceServerStore().findByClient(realm.getAdminPermissionsClient());
        String group = groupResourceType == null ? null : groupResourceType.getType();
        return server != null
                && store.getPolicyStore()
                        .findDependentPolicies(
                                server, resourceType.getType(), group, DistrictPolicyFactory.ID, null, List.of())
                        .findAny()
                        .isPresent();
    }

    @Override
    public boolean supports(Policy policy) {
        return policy.getType().equals(DistrictPolicyFactory.ID);
    }

    @Override
    public boolean evaluate(KeycloakSession session, Policy policy, UserModel subject) {
        return evaluateOutcome(session, policy, subject) == Outcome.GRANT;
    }

    @Override
    public Outcome evaluateOutcome(KeycloakSession session, Policy policy, UserModel subject) {
        return policy instanceof ListedPermission listed ? listed.outcome() : Outcome.FORCE_DENY;
    }

    @Override
    public void close() {}
}
