package org.powersource.idp.setup;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.utils.KeycloakModelUtils;

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

    /** Whether the realm, an identity provider or a client has chosen the flow. */
    @Override
    public boolean isInUse(String alias) {
        return KeycloakModelUtils.isFlowUsed(
                place.session(), place.realm(), place.realm().getFlowByAlias(alias));
    }

    @Override
    public void remove(String alias) {
        place.realm().removeAuthenticationFlow(place.realm().getFlowByAlias(alias));
    }
}
