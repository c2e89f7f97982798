package org.powersource.idp.kit;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.RealmModel;

/** The steps of a flow, for code that needs a step's options without running the step. */
public final class FlowSteps {

    private FlowSteps() {}

    /** Steps of the flow and of its subflows, in their order. */
    public static Stream<AuthenticationExecutionModel> of(RealmModel realm, AuthenticationFlowModel flow) {
        return realm.getAuthenticationExecutionsStream(flow.getId())
                .flatMap(step -> step.isAuthenticatorFlow()
                        ? of(realm, Objects.requireNonNull(realm.getAuthenticationFlowById(step.getFlowId())))
                        : Stream.of(step));
    }

    /** Options as stored; none if the step has no configuration. */
    public static Map<String, String> options(RealmModel realm, AuthenticationExecutionModel step) {
        AuthenticatorConfigModel config = step.getAuthenticatorConfig() == null
                ? null
                : realm.getAuthenticatorConfigById(step.getAuthenticatorConfig());
        return config == null || config.getConfig() == null ? Map.of() : config.getConfig();
    }
}
