package org.powersource.idp.doctor;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticationFlow;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticator;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderFactory;
import org.powersource.idp.doctor.Flow.Execution;
import org.powersource.idp.doctor.Flow.Step;
import org.powersource.idp.doctor.Flow.Subflow;

/** The flows of a realm. */
final class RealmFlows {

    /** Most executions of one flow; a subflow counts as often as it is used. */
    private static final int MOST_EXECUTIONS = 500;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Map<String, Flow> known = new HashMap<>();
    private int executions;

    RealmFlows(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    Optional<Flow> withAlias(String alias) {
        return Optional.ofNullable(realm.getFlowByAlias(alias)).map(this::read);
    }

    Optional<Flow> withId(@Nullable String id) {
        return Optional.ofNullable(id).map(realm::getAuthenticationFlowById).map(this::read);
    }

    Flow read(AuthenticationFlowModel flow) {
        Flow before = known.get(flow.getId());
        if (before != null) {
            return before;
        }
        executions = 0;
        Flow read = read(flow, new HashSet<>());
        known.put(flow.getId(), read);
        return read;
    }

    private Flow read(AuthenticationFlowModel flow, Set<String> parents) {
        boolean form = AuthenticationFlow.FORM_FLOW.equals(flow.getProviderId());
        parents.add(flow.getId());
        List<Execution> executions = form
                ? List.of()
                : realm.getAuthenticationExecutionsStream(flow.getId())
                        .map(execution -> read(execution, parents))
                        .toList();
        parents.remove(flow.getId());
        return new Flow(Objects.requireNonNullElse(flow.getAlias(), flow.getId()), form, executions);
    }

    /** A subflow that contains itself never succeeds, and neither does an empty one. */
    private Execution read(AuthenticationExecutionModel execution, Set<String> parents) {
        if (++executions > MOST_EXECUTIONS) {
            throw new TooLargeException("A flow has more than " + MOST_EXECUTIONS + " executions");
        }
        if (!execution.isAuthenticatorFlow()) {
            String authenticator = Objects.requireNonNullElse(execution.getAuthenticator(), "");
            return new Step(authenticator, execution.getRequirement(), behaviour(authenticator));
        }
        AuthenticationFlowModel flow = realm.getAuthenticationFlowById(execution.getFlowId());
        return new Subflow(
                execution.getRequirement(),
                flow == null || parents.contains(flow.getId())
                        ? new Flow(String.valueOf(execution.getFlowId()), false, List.of())
                        : read(flow, parents));
    }

    /** Behaviour of an authenticator; unknown, too, if another extension replaced the provider with that id. */
    private Behaviour behaviour(String authenticator) {
        ProviderFactory<?> factory = factory(authenticator);
        Behaviour known = Authenticators.behaviour(authenticator);
        if (factory != null
                && known != null
                && factory.getClass().getName().matches("org\\.(keycloak|powersource)\\..*")) {
            return known;
        }
        return factory != null && factory.create(session) instanceof ConditionalAuthenticator
                ? Behaviour.CONDITION
                : Behaviour.UNKNOWN;
    }

    private @Nullable ProviderFactory<?> factory(String authenticator) {
        return session.getKeycloakSessionFactory().getProviderFactory(Authenticator.class, authenticator);
    }

    /** Ids of enabled steps in the flow and its subflows that the server has no provider for: each sign-in by the flow fails. */
    Stream<String> unknownProviders(Flow flow) {
        return flow.steps()
                .map(Step::authenticator)
                .filter(id -> factory(id) == null)
                .distinct();
    }

    /** The options of all enabled steps of one kind, in the flow with that id and in its subflows. */
    Stream<AuthenticationExecutionModel> executions(String flowId) {
        return executions(flowId, new HashSet<>());
    }

    private Stream<AuthenticationExecutionModel> executions(String flowId, Set<String> seen) {
        return !seen.add(flowId)
                ? Stream.empty()
                : realm.getAuthenticationExecutionsStream(flowId)
                        .filter(execution -> !execution.isDisabled())
                        .flatMap(execution -> execution.isAuthenticatorFlow()
                                ? executions(execution.getFlowId(), seen)
                                : Stream.of(execution));
    }

    @Nullable
    AuthenticatorConfigModel config(AuthenticationExecutionModel execution) {
        String id = execution.getAuthenticatorConfig();
        return id == null ? null : realm.getAuthenticatorConfigById(id);
    }
}
