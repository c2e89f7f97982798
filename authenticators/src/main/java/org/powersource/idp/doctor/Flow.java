package org.powersource.idp.doctor;

import java.util.List;
import java.util.stream.Stream;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;

/**
 * An authentication flow as Keycloak reads it.
 *
 * @param form whether it is one form, such as the registration form: its executions are fields and no steps
 * @param executions in their order
 */
record Flow(String alias, boolean form, List<Execution> executions) {

    Flow {
        executions = List.copyOf(executions);
    }

    /** One element of a flow. */
    sealed interface Execution {

        Requirement requirement();

        /** Whether it counts as required (Keycloak 26.7.4 {@code DefaultAuthenticationFlow.fillListsOfExecutions}). */
        default boolean isRequired() {
            return requirement() == Requirement.REQUIRED || requirement() == Requirement.CONDITIONAL;
        }

        default boolean isConditionalSubflow() {
            return this instanceof Subflow && requirement() == Requirement.CONDITIONAL;
        }

        default boolean isCondition() {
            return this instanceof Step step && step.behaviour().condition();
        }
    }

    record Step(String authenticator, Requirement requirement, Behaviour behaviour) implements Execution {}

    record Subflow(Requirement requirement, Flow flow) implements Execution {}

    /** Executions, without disabled ones and conditions. */
    private List<Execution> counted() {
        return executions.stream()
                .filter(execution -> execution.requirement() != Requirement.DISABLED && !execution.isCondition())
                .toList();
    }

    List<Execution> required() {
        return counted().stream().filter(Execution::isRequired).toList();
    }

    /** Alternatives; none beside a required execution or a conditional subflow, because Keycloak ignores them there. */
    List<Execution> alternatives() {
        return required().isEmpty() ? counted() : List.of();
    }

    List<Step> conditions() {
        return executions.stream()
                .filter(execution -> execution.requirement() != Requirement.DISABLED && execution.isCondition())
                .map(Step.class::cast)
                .toList();
    }

    /** Enabled steps, subflows included. */
    Stream<Step> steps() {
        return executions.stream()
                .filter(execution -> execution.requirement() != Requirement.DISABLED)
                .flatMap(execution ->
                        execution instanceof Subflow subflow ? subflow.flow().steps() : Stream.of((Step) execution));
    }

    boolean contains(String authenticator) {
        return steps().anyMatch(step -> step.authenticator().equals(authenticator));
    }
}
