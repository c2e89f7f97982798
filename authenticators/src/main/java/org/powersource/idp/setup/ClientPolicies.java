package org.powersource.idp.setup;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keycloak.representations.idm.ClientPoliciesRepresentation;
import org.keycloak.representations.idm.ClientPolicyRepresentation;
import org.keycloak.services.clientpolicy.ClientPolicyException;

/** Client policies of the realm. */
record ClientPolicies(Place place) implements Part {

    @Override
    public @Nullable Value read(String name) {
        return all().stream()
                .filter(policy -> policy.getName().equals(name))
                .findFirst()
                .map(Value::of)
                .orElse(null);
    }

    @Override
    public void write(String name, Value value) {
        List<ClientPolicyRepresentation> all = without(name);
        all.add(value.as(ClientPolicyRepresentation.class));
        set(all);
    }

    @Override
    public void remove(String name) {
        set(without(name));
    }

    boolean naming(String profile) {
        return all().stream()
                .anyMatch(policy ->
                        policy.getProfiles() != null && policy.getProfiles().contains(profile));
    }

    private List<ClientPolicyRepresentation> without(String name) {
        List<ClientPolicyRepresentation> others = new ArrayList<>(all());
        others.removeIf(policy -> policy.getName().equals(name));
        return others;
    }

    private List<ClientPolicyRepresentation> all() {
        try {
            return place.session()
                    .clientPolicy()
                    .getClientPolicies(place.realm(), false)
                    .getPolicies();
        } catch (ClientPolicyException e) {
            throw new IllegalStateException("Unreadable client policies", e);
        }
    }

    private void set(List<ClientPolicyRepresentation> policies) {
        ClientPoliciesRepresentation all = new ClientPoliciesRepresentation();
        all.setPolicies(policies);
        try {
            place.session().clientPolicy().updateClientPolicies(place.realm(), all);
        } catch (ClientPolicyException e) {
            throw new BadInput("realm", "Keycloak refuses the realm's client policies: " + e.getError());
        }
    }
}
