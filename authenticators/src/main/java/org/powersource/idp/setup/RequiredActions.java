package org.powersource.idp.setup;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.RequiredActionProviderModel;

/** Required actions, without their options. */
record RequiredActions(Place place) implements Part {

    @Override
    public @Nullable Value read(String alias) {
        RequiredActionProviderModel action = place.realm().getRequiredActionProviderByAlias(alias);
        if (action == null) {
            return null;
        }
        Map<String, Object> content = new TreeMap<>();
        content.put("name", action.getName());
        content.put("providerId", action.getProviderId());
        content.put("enabled", action.isEnabled());
        content.put("defaultAction", action.isDefaultAction());
        content.put("priority", action.getPriority());
        return Value.of(content);
    }

    @Override
    public void write(String alias, Value value) {
        RequiredActionProviderModel found = place.realm().getRequiredActionProviderByAlias(alias);
        RequiredActionProviderModel action = found == null ? new RequiredActionProviderModel() : found;
        action.setAlias(alias);
        action.setName(value.json().path("name").asText());
        action.setProviderId(value.json().path("providerId").asText());
        action.setEnabled(value.json().path("enabled").asBoolean());
        action.setDefaultAction(value.json().path("defaultAction").asBoolean());
        action.setPriority(value.json().path("priority").asInt());
        if (found == null) {
            place.realm().addRequiredActionProvider(action);
        } else {
            place.realm().updateRequiredActionProvider(action);
        }
    }

    @Override
    public void remove(String alias) {
        place.realm().removeRequiredActionProvider(place.realm().getRequiredActionProviderByAlias(alias));
    }
}
