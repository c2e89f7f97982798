package org.powersource.idp.setup;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keycloak.representations.userprofile.config.UPConfig;
import org.keycloak.representations.userprofile.config.UPGroup;

/** Groups of attributes of the user profile. */
record ProfileGroups(Place place) implements Part {

    @Override
    public @Nullable Value read(String name) {
        return groups(Profile.of(place)).stream()
                .filter(group -> group.getName().equals(name))
                .findFirst()
                .map(Value::of)
                .orElse(null);
    }

    @Override
    public void write(String name, Value value) {
        UPConfig profile = Profile.of(place);
        List<UPGroup> groups = groups(profile);
        groups.removeIf(group -> group.getName().equals(name));
        groups.add(value.as(UPGroup.class));
        profile.setGroups(groups);
        Profile.set(place, profile);
    }

    @Override
    public void remove(String name) {
        UPConfig profile = Profile.of(place);
        profile.setGroups(new ArrayList<>(groups(profile).stream()
                .filter(group -> !group.getName().equals(name))
                .toList()));
        Profile.set(place, profile);
    }

    /** Whether one of the realm's own attributes is in the group. */
    @Override
    public boolean isInUse(String name) {
        return Profile.of(place).getAttributes().stream().anyMatch(attribute -> name.equals(attribute.getGroup()));
    }

    private static List<UPGroup> groups(UPConfig profile) {
        return profile.getGroups() == null ? new ArrayList<>() : new ArrayList<>(profile.getGroups());
    }
}
