package org.powersource.idp.setup;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.RealmModel;

/** Steps of flows, named after their authenticator or subflow: no flow of the suite has an authenticator twice. */
record Steps(Place place) implements Part {

    @Override
    public @Nullable Value read(String name) {
        AuthenticationExecutionModel step = find(place.realm(), name);
        if (step == null) {
            return null;
        }
        AuthenticatorConfigModel config = config(place.realm(), step);
        Map<String, Object> content = new TreeMap<>();
        content.put("requirement", step.getRequirement().name());
        content.put("priority", step.getPriority());
        content.put("flow", step.isAuthenticatorFlow());
        content.put("config", config == null ? "" : config.getAlias());
        return Value.of(content);
    }

    @Override
    public void write(String name, Value value) {
        AuthenticationExecutionModel found = find(place.realm(), name);
        AuthenticationExecutionModel step = found == null ? added(name, value) : found;
        step.setRequirement(AuthenticationExecutionModel.Requirement.valueOf(
                value.json().path("requirement").asText()));
        step.setPriority(value.json().path("priority").asInt());
        AuthenticatorConfigModel before = config(place.realm(), step);
        String alias = value.json().path("config").asText();
        if (alias.equals(before == null ? "" : before.getAlias())) {
            place.realm().updateAuthenticatorExecution(step);
        } else {
            step.setAuthenticatorConfig(alias.isEmpty() ? none() : added(alias, before));
            place.realm().updateAuthenticatorExecution(step);
            removeUnused(before);
        }
    }

    @SuppressWarnings("NullAway") // null is Keycloak's way to say none
    private static String none() {
        return null;
    }

    /** Options under a name of this step's own, with the values of those that it shared or had under an older name. */
    private String added(String alias, @Nullable AuthenticatorConfigModel before) {
        AuthenticatorConfigModel config = new AuthenticatorConfigModel();
        config.setAlias(alias);
        config.setConfig(
                before == null || before.getConfig() == null ? new HashMap<>() : new HashMap<>(before.getConfig()));
        return place.realm().addAuthenticatorConfig(config).getId();
    }

    private AuthenticationExecutionModel added(String name, Value value) {
        Path path = Path.parse(name);
        AuthenticationExecutionModel step = new AuthenticationExecutionModel();
        step.setParentFlow(flow(path.parent()).getId());
        step.setAuthenticatorFlow(value.json().path("flow").asBoolean());
        if (step.isAuthenticatorFlow()) {
            step.setFlowId(flow(path.last()).getId());
        } else {
            step.setAuthenticator(path.last());
        }
        step.setRequirement(AuthenticationExecutionModel.Requirement.DISABLED);
        return place.realm().addAuthenticatorExecution(step);
    }

    private AuthenticationFlowModel flow(String alias) {
        return Objects.requireNonNull(place.realm().getFlowByAlias(alias), () -> "No flow " + alias);
    }

    @Override
    public void remove(String name) {
        remove(Objects.requireNonNull(find(place.realm(), name)));
    }

    void remove(AuthenticationExecutionModel step) {
        AuthenticatorConfigModel config = config(place.realm(), step);
        place.realm().removeAuthenticatorExecution(step);
        removeUnused(config);
    }

    /** Realm files of older versions share options between steps. */
    private void removeUnused(@Nullable AuthenticatorConfigModel config) {
        if (config != null && steps().noneMatch(step -> config.getId().equals(step.getAuthenticatorConfig()))) {
            place.realm().removeAuthenticatorConfig(config);
        }
    }

    /** All steps of the realm. Keycloak still lists what was removed in this transaction (26.7.4 {@code RealmAdapter}), but no longer finds it. */
    private Stream<AuthenticationExecutionModel> steps() {
        RealmModel realm = place.realm();
        return realm.getAuthenticationFlowsStream()
                .filter(flow -> realm.getAuthenticationFlowById(flow.getId()) != null)
                .flatMap(flow -> realm.getAuthenticationExecutionsStream(flow.getId()))
                .filter(step -> realm.getAuthenticationExecutionById(step.getId()) != null);
    }

    static @Nullable AuthenticationExecutionModel find(RealmModel realm, String name) {
        Path path = Path.parse(name);
        AuthenticationFlowModel flow = realm.getFlowByAlias(path.parent());
        return flow == null
                ? null
                : realm.getAuthenticationExecutionsStream(flow.getId())
                        .filter(step -> path.last().equals(name(realm, step)))
                        .findFirst()
                        .orElse(null);
    }

    /** The authenticator, or the alias of the subflow. */
    static @Nullable String name(RealmModel realm, AuthenticationExecutionModel step) {
        if (!step.isAuthenticatorFlow()) {
            return step.getAuthenticator();
        }
        AuthenticationFlowModel below = realm.getAuthenticationFlowById(step.getFlowId());
        return below == null ? null : below.getAlias();
    }

    static @Nullable AuthenticatorConfigModel config(RealmModel realm, AuthenticationExecutionModel step) {
        return step.getAuthenticatorConfig() == null
                ? null
                : realm.getAuthenticatorConfigById(step.getAuthenticatorConfig());
    }
}
