package org.powersource.idp.doctor;

import java.util.List;
import java.util.Objects;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.powersource.idp.doctor.Flow.Execution;
import org.powersource.idp.doctor.Flow.Step;
import org.powersource.idp.doctor.Flow.Subflow;

/** Flows as short texts of code. */
final class FlowOf {

    private FlowOf() {}

    static Flow flow(String alias, Execution... executions) {
        return new Flow(alias, false, List.of(executions));
    }

    static Execution required(String authenticator) {
        return step(authenticator, Requirement.REQUIRED);
    }

    static Execution alternative(String authenticator) {
        return step(authenticator, Requirement.ALTERNATIVE);
    }

    static Execution disabled(String authenticator) {
        return step(authenticator, Requirement.DISABLED);
    }

    static Execution required(Flow flow) {
        return new Subflow(Requirement.REQUIRED, flow);
    }

    static Execution alternative(Flow flow) {
        return new Subflow(Requirement.ALTERNATIVE, flow);
    }

    static Execution conditional(Flow flow) {
        return new Subflow(Requirement.CONDITIONAL, flow);
    }

    static Execution disabled(Flow flow) {
        return new Subflow(Requirement.DISABLED, flow);
    }

    static Step step(String authenticator, Requirement requirement) {
        return new Step(
                authenticator,
                requirement,
                Objects.requireNonNullElse(Authenticators.behaviour(authenticator), Behaviour.UNKNOWN));
    }
}
