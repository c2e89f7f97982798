package org.powersource.idp.setup;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.RequiredActionProviderModel;

/** Options of required actions. */
record ActionOptions(Place place) implements Part {

    @Override
    public @Nullable Value read(String name) {
        RequiredActionProviderModel action = action(name);
        return action == null
                ? null
                : Value.ofNullable(config(action).get(Path.parse(name).last()));
    }

    @Override
    public void write(String name, Value value) {
        set(name, value.json().asText());
    }

    @Override
    public void remove(String name) {
        set(name, null);
    }

    private void set(String name, @Nullable String value) {
        RequiredActionProviderModel action = action(name);
        if (action == null) {
            return;
        }
        Map<String, String> config = config(action);
        if (value == null) {
            config.remove(Path.parse(name).last());
        } else {
            config.put(Path.parse(name).last(), value);
        }
        action.setConfig(config);
        place.realm().updateRequiredActionProvider(action);
    }

    private @Nullable RequiredActionProviderModel action(String name) {
        return place.realm().getRequiredActionProviderByAlias(Path.parse(name).parent());
    }

    private static Map<String, String> config(RequiredActionProviderModel action) {
        return action.getConfig() == null ? new HashMap<>() : new HashMap<>(action.getConfig());
    }
}
