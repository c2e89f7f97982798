package org.powersource.idp.account;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.keycloak.authorization.AuthorizationProvider;
import org.keycloak.authorization.fgap.AdminPermissionsSchema;
import org.keycloak.authorization.fgap.evaluation.partial.PartialEvaluationPolicyProvider;
import org.keycloak.authorization.model.Policy;
import org.keycloak.authorization.model.ResourceServer;
import org.keycloak.authorization.policy.provider.PolicyProvider;
import org.keycloak.authorization.store.StoreFactory;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.representations.idm.authorization.DecisionStrategy;
import org.keycloak.representations.idm.authorization.Logic;

/**
 * The realm's fine-grained admin permissions, version 2: by these an operator can let a person manage accounts without any role. One query
 * in a session reads the permissions; their policies come from Keycloak's cache. So the cost grows with the number of permissions, not of
 * accounts.
 */
final class FineGrainedPermissions {

    private static final String READ_BEFORE = "powersource.permissions.";

    private final KeycloakSession session;
    private final AuthorizationProvider authorization;

    FineGrainedPermissions(KeycloakSession session) {
        this.session = session;
        this.authorization = session.getProvider(AuthorizationProvider.class);
    }

    /**
     * Whether any permission grants something to the account, or might. A policy that can't be evaluated for an account alone, such as one
     * about the time or the client, counts as one that grants. The districts' policy answers {@code FORCE_DENY} here, because it grants to
     * contacts only.
     */
    boolean mayGrantTo(UserModel user) {
        return AdminPermissionsSchema.runWithoutAuthorization(
                session,
                () -> permissions().stream()
                        .anyMatch(permission ->
                                !permission.getAssociatedPolicies().isEmpty() && doPoliciesGrant(permission, user)));
    }

    @SuppressWarnings("unchecked")
    private List<Policy> permissions() {
        RealmModel realm = session.getContext().getRealm();
        if (!AdminPermissionsSchema.SCHEMA.isAdminPermissionsEnabled(realm)) {
            return List.of();
        }
        String key = READ_BEFORE + realm.getId();
        List<Policy> permissions = session.getAttribute(key, List.class);
        if (permissions == null) {
            permissions = read(realm.getAdminPermissionsClient());
            session.setAttribute(key, permissions);
        }
        return permissions;
    }

    private List<Policy> read(ClientModel client) {
        StoreFactory store = authorization.getStoreFactory();
        ResourceServer server = store.getResourceServerStore().findByClient(client);
        return server == null
                ? List.of()
                : store.getPolicyStore()
                        .find(server, Map.of(Policy.FilterOption.PERMISSION, new String[] {"true"}), null, null);
    }

    /**
     * For a permission or an aggregated policy. A majority decision counts as granted if one policy grants: the votes of the others aren't
     * known here.
     */
    private boolean doPoliciesGrant(Policy whole, UserModel user) {
        Set<Policy> parts = whole.getAssociatedPolicies();
        return whole.getDecisionStrategy() == DecisionStrategy.UNANIMOUS
                ? parts.stream().allMatch(part -> mayGrant(part, user))
                : parts.stream().anyMatch(part -> mayGrant(part, user));
    }

    private boolean mayGrant(Policy policy, UserModel user) {
        boolean negative = policy.getLogic() == Logic.NEGATIVE;
        if (!policy.getAssociatedPolicies().isEmpty()) {
            return negative || doPoliciesGrant(policy, user);
        }
        PolicyProvider provider = authorization.getProvider(policy.getType());
        if (!(provider instanceof PartialEvaluationPolicyProvider partial)) {
            return true;
        }
        return switch (partial.evaluateOutcome(session, policy, user)) {
            case GRANT -> !negative;
            case DENY -> negative;
            case SKIP, FORCE_DENY -> false;
        };
    }
}
