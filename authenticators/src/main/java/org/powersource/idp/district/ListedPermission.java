package org.powersource.idp.district;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.authorization.fgap.evaluation.partial.PartialEvaluationPolicyProvider.Outcome;
import org.keycloak.authorization.model.Policy;
import org.keycloak.authorization.model.Resource;
import org.keycloak.authorization.model.ResourceServer;
import org.keycloak.authorization.model.Scope;
import org.keycloak.representations.idm.authorization.DecisionStrategy;
import org.keycloak.representations.idm.authorization.Logic;

/**
 * A permission that isn't stored. It tells Keycloak which ids a contact's lists may or must not contain. Lists read only the ids, the
 * policies and their logic of it (Keycloak 26.7.4 {@code PartialEvaluator}).
 */
final class ListedPermission implements Policy {

    private final Set<String> ids;
    private final Outcome outcome;

    private ListedPermission(Set<String> ids, Outcome outcome) {
        this.ids = Set.copyOf(ids);
        this.outcome = outcome;
    }

    static ListedPermission granted(Set<String> ids) {
        return new ListedPermission(ids, Outcome.GRANT);
    }

    static ListedPermission denied(Set<String> ids) {
        return new ListedPermission(ids, Outcome.FORCE_DENY);
    }

    Outcome outcome() {
        return outcome;
    }

    @Override
    public Set<String> getResourceNames() {
        return ids;
    }

    /** The object itself: it is permission and policy in one. */
    @Override
    public Set<Policy> getAssociatedPolicies() {
        return Set.of(this);
    }

    @Override
    public String getId() {
        return DistrictPolicyFactory.ID;
    }

    @Override
    public String getName() {
        return DistrictPolicyFactory.ID;
    }

    @Override
    public String getType() {
        return DistrictPolicyFactory.ID;
    }

    @Override
    public Logic getLogic() {
        return Logic.POSITIVE;
    }

    @Override
    public DecisionStrategy getDecisionStrategy() {
        return DecisionStrategy.UNANIMOUS;
    }

    @Override
    public Map<String, String> getConfig() {
        return Map.of();
    }

    @Override
    public Set<Resource> getResources() {
        return Set.of();
    }

    @Override
    public Set<Scope> getScopes() {
        return Set.of();
    }

    @Override
    public @Nullable String getDescription() {
        return null;
    }

    @Override
    public @Nullable String getOwner() {
        return null;
    }

    @Override
    public ResourceServer getResourceServer() {
        throw isNoRow();
    }

    @Override
    public void setDecisionStrategy(DecisionStrategy strategy) {
        throw isNoRow();
    }

    @Override
    public void setLogic(Logic logic) {
        throw isNoRow();
    }

    @Override
    public void setConfig(Map<String, String> config) {
        throw isNoRow();
    }

    @Override
    public void removeConfig(String name) {
        throw isNoRow();
    }

    @Override
    public void putConfig(String name, String value) {
        throw isNoRow();
    }

    @Override
    public void setName(String name) {
        throw isNoRow();
    }

    @Override
    public void setDescription(String description) {
        throw isNoRow();
    }

    @Override
    public void setOwner(String owner) {
        throw isNoRow();
    }

    @Override
    public void addScope(Scope scope) {
        throw isNoRow();
    }

    @Override
    public void removeScope(Scope scope) {
        throw isNoRow();
    }

    @Override
    public void addAssociatedPolicy(Policy policy) {
        throw isNoRow();
    }

    @Override
    public void removeAssociatedPolicy(Policy policy) {
        throw isNoRow();
    }

    @Override
    public void addResource(Resource resource) {
        throw isNoRow();
    }

    @Override
    public void removeResource(Resource resource) {
        throw isNoRow();
    }

    private static UnsupportedOperationException isNoRow() {
        return new UnsupportedOperationException("This permission isn't stored, so it can't be changed");
    }
}
