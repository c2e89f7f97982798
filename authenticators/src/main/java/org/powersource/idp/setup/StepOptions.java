package org.powersource.idp.setup;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticatorConfigModel;

/** Options of steps. */
record StepOptions(Place place) implements Part {

    @Override
    public @Nullable Value read(String name) {
        AuthenticatorConfigModel config = config(name);
        return config == null || config.getConfig() == null
                ? null
                : Value.ofNullable(config.getConfig().get(Path.parse(name).last()));
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
        AuthenticatorConfigModel config = config(name);
        if (config == null) {
            return;
        }
        Map<String, String> options = config.getConfig() == null ? new HashMap<>() : new HashMap<>(config.getConfig());
        if (value == null) {
            options.remove(Path.parse(name).last());
        } else {
            options.put(Path.parse(name).last(), value);
        }
        config.setConfig(options);
        place.realm().updateAuthenticatorConfig(config);
    }

    private @Nullable AuthenticatorConfigModel config(String name) {
        AuthenticationExecutionModel step =
                Steps.find(place.realm(), Path.parse(name).parent());
        return step == null ? null : Steps.config(place.realm(), step);
    }
}
