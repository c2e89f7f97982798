package org.powersource.idp.setup;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keycloak.representations.idm.ClientProfileRepresentation;
import org.keycloak.representations.idm.ClientProfilesRepresentation;
import org.keycloak.services.clientpolicy.ClientPolicyException;

/** Client profiles of the realm. */
record ClientProfiles(Place place) implements Part {

    @Override
    public @Nullable Value read(String name) {
        return all().stream()
                .filter(profile -> profile.getName().equals(name))
                .findFirst()
                .map(Value::of)
                .orElse(null);
    }

    @Override
    public void write(String name, Value value) {
        List<ClientProfileRepresentation> all = without(name);
        all.add(value.as(ClientProfileRepresentation.class));
        set(all);
    }

    @Override
    public void remove(String name) {
        set(without(name));
    }

    /** Whether one of the realm's own policies names the profile. */
    @Override
    public boolean isInUse(String name) {
        return new ClientPolicies(place).naming(name);
    }

    private List<ClientProfileRepresentation> without(String name) {
        List<ClientProfileRepresentation> others = new ArrayList<>(all());
        others.removeIf(profile -> profile.getName().equals(name));
        return others;
    }

    private List<ClientProfileRepresentation> all() {
        try {
            return place.session()
                    .clientPolicy()
                    .getClientProfiles(place.realm(), false)
                    .getProfiles();
        } catch (ClientPolicyException e) {
            throw new IllegalStateException("Unreadable client profiles", e);
        }
    }

    private void set(List<ClientProfileRepresentation> profiles) {
        ClientProfilesRepresentation all = new ClientProfilesRepresentation();
        all.setProfiles(profiles);
        try {
            place.session().clientPolicy().updateClientProfiles(place.realm(), all);
        } catch (ClientPolicyException e) {
            throw new BadInput("realm", "Keycloak refuses the realm's client profiles: " + e.getError());
        }
    }
}
