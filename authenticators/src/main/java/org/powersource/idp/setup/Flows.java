package org.powersource.idp.setup;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.AuthenticationFlowModel;

/** Flows without their steps. {@link RemovedFlows} removes a flow with all its steps. */
record Flows(Place place) implements Part {

    @Override
    public @Nullable Value read(String alias) {
        AuthenticationFlowModel flow = place.realm().getFlowByAlias(alias);
        if (flow == null) {
            return null;
        }
        Map<String, Object> content = new TreeMap<>();
        content.put("description", flow.getDescription() == null ? "" : flow.getDescription());
        content.put("providerId", flow.getProviderId());
        content.put("topLevel", flow.isTopLevel());
        return Value.of(content);
    }

    @Override
    public void write(String alias, Value value) {
        AuthenticationFlowModel found = place.realm().getFlowByAlias(alias);
        AuthenticationFlowModel flow = found == null ? new AuthenticationFlowModel() : found;
        flow.setAlias(alias);
        flow.setDescription(value.json().path("description").textValue());
        flow.setProviderId(value.json().path("providerId").asText());
        flow.setTopLevel(value.json().path("topLevel").asBoolean());
        flow.setBuiltIn(false);
        if (found == null) {
            place.realm().addAuthenticationFlow(flow);
        } else {
            place.realm().updateAuthenticationFlow(flow);
        }
    }

    @Override
    public void remove(String alias) {
        place.realm().removeAuthenticationFlow(place.realm().getFlowByAlias(alias));
    }
}
