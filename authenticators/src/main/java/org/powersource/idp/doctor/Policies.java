package org.powersource.idp.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.representations.idm.ClientPolicyExecutorRepresentation;
import org.keycloak.representations.idm.ClientPolicyRepresentation;
import org.keycloak.representations.idm.ClientProfileRepresentation;
import org.keycloak.services.clientpolicy.ClientPolicyException;
import org.keycloak.services.clientpolicy.condition.AnyClientConditionFactory;

/** The enabled client policies of a realm. */
final class Policies {

    private final KeycloakSession session;
    private final RealmModel realm;

    Policies(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /**
     * Options of one executor in a policy's profile.
     *
     * @param everyClient whether the policy has no other condition than <i>any client</i>
     */
    record Use(String policy, boolean everyClient, String executor, JsonNode options) {

        Optional<String> option(String name) {
            return Optional.ofNullable(options.get(name))
                    .filter(value -> !value.isNull())
                    .map(JsonNode::asText);
        }
    }

    /** Uses of the executor with this id. */
    List<Use> of(String executor) {
        return policies()
                .filter(policy -> Boolean.TRUE.equals(policy.isEnabled()))
                .flatMap(this::uses)
                .filter(use -> use.executor().equals(executor))
                .toList();
    }

    private Stream<Use> uses(ClientPolicyRepresentation policy) {
        List<String> named = policy.getProfiles() == null ? List.of() : policy.getProfiles();
        return profiles()
                .filter(profile -> named.contains(profile.getName()) && profile.getExecutors() != null)
                .flatMap(profile -> profile.getExecutors().stream())
                .map(executor -> use(policy, executor));
    }

    private static Use use(ClientPolicyRepresentation policy, ClientPolicyExecutorRepresentation executor) {
        JsonNode options = executor.getConfiguration();
        return new Use(
                policy.getName(),
                isForEveryClient(policy),
                String.valueOf(executor.getExecutorProviderId()),
                options == null ? MissingNode.getInstance() : options);
    }

    /** Whether each condition is met by any client: a policy applies only if all its conditions are met. */
    private static boolean isForEveryClient(ClientPolicyRepresentation policy) {
        return policy.getConditions() != null
                && !policy.getConditions().isEmpty()
                && policy.getConditions().stream()
                        .allMatch(condition ->
                                AnyClientConditionFactory.PROVIDER_ID.equals(condition.getConditionProviderId())
                                        && !condition
                                                .getConfiguration()
                                                .path("is-negative-logic")
                                                .asBoolean());
    }

    private Stream<ClientPolicyRepresentation> policies() {
        try {
            List<ClientPolicyRepresentation> policies =
                    session.clientPolicy().getClientPolicies(realm, false).getPolicies();
            return policies == null ? Stream.empty() : policies.stream();
        } catch (ClientPolicyException e) {
            throw new IllegalStateException(e);
        }
    }

    private Stream<ClientProfileRepresentation> profiles() {
        try {
            List<ClientProfileRepresentation> profiles =
                    session.clientPolicy().getClientProfiles(realm, false).getProfiles();
            return profiles == null ? Stream.empty() : profiles.stream();
        } catch (ClientPolicyException e) {
            throw new IllegalStateException(e);
        }
    }
}
