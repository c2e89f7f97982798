package org.powersource.idp.recovery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.RealmModel;
import org.powersource.idp.Stub;

/** The reset flow of a realm. */
final class ResetFlow {

    private static final String TOP = "top";

    private final Map<String, List<AuthenticationExecutionModel>> flows = new LinkedHashMap<>();
    private final Map<String, AuthenticatorConfigModel> configs = new HashMap<>();

    /** A realm whose flow has this step with these options, and the suite's others without any. */
    static RealmModel with(String step, Map<String, String> options) {
        ResetFlow flow = new ResetFlow();
        Stream.of(RecoveryStartFactory.ID, AskQuestionFactory.ID, ResetMailFactory.ID)
                .forEach(id -> flow.step(TOP, id, id.equals(step) ? options : Map.of()));
        return flow.realm();
    }

    /** Adds a step to a flow. */
    ResetFlow step(String flow, String authenticator, Map<String, String> options) {
        AuthenticationExecutionModel step = new AuthenticationExecutionModel();
        step.setAuthenticator(authenticator);
        if (!options.isEmpty()) {
            String id = "config " + configs.size();
            AuthenticatorConfigModel config = new AuthenticatorConfigModel();
            config.setConfig(options);
            configs.put(id, config);
            step.setAuthenticatorConfig(id);
        }
        return add(flow, step);
    }

    /** Adds a step whose configuration is gone or empty. */
    ResetFlow stepWithoutOptions(String flow, String authenticator, boolean isThereAConfig) {
        step(flow, authenticator, Map.of("unknown", "option"));
        String id = "config " + (configs.size() - 1);
        if (isThereAConfig) {
            configs.put(id, new AuthenticatorConfigModel());
        } else {
            configs.remove(id);
        }
        return this;
    }

    /** Adds a flow within a flow. */
    ResetFlow subflow(String flow, String inner) {
        AuthenticationExecutionModel step = new AuthenticationExecutionModel();
        step.setAuthenticatorFlow(true);
        step.setFlowId(inner);
        return add(flow, step);
    }

    private ResetFlow add(String flow, AuthenticationExecutionModel step) {
        flows.computeIfAbsent(flow, name -> new ArrayList<>()).add(step);
        return this;
    }

    RealmModel realm() {
        return Stub.of(
                RealmModel.class,
                Map.of(
                        "getId",
                        "r",
                        "getName",
                        "r",
                        "getResetCredentialsFlow",
                        flow(TOP),
                        "getAuthenticationFlowById",
                        (Stub.Reply) id -> flow((String) id[0]),
                        "getAuthenticationExecutionsStream",
                        (Stub.Reply) id -> flows.getOrDefault((String) id[0], List.of()).stream(),
                        "getAuthenticatorConfigById",
                        (Stub.Reply) id -> configs.get(id[0])));
    }

    private static AuthenticationFlowModel flow(String id) {
        AuthenticationFlowModel flow = new AuthenticationFlowModel();
        flow.setId(id);
        return flow;
    }
}
