package org.powersource.idp.setup;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keycloak.representations.userprofile.config.UPAttribute;
import org.keycloak.representations.userprofile.config.UPConfig;

/** Attributes of the user profile. */
record ProfileAttributes(Place place) implements Part {

    @Override
    public @Nullable Value read(String name) {
        return Value.ofNullable(Profile.of(place).getAttribute(name));
    }

    @Override
    public void write(String name, Value value) {
        UPConfig profile = Profile.of(place);
        UPAttribute attribute = value.as(UPAttribute.class);
        List<UPAttribute> all = profile.getAttributes();
        UPAttribute found = profile.getAttribute(name);
        if (found == null) {
            all.add(attribute);
        } else {
            all.set(all.indexOf(found), attribute);
        }
        Profile.set(place, profile);
    }

    @Override
    public void remove(String name) {
        UPConfig profile = Profile.of(place);
        profile.removeAttribute(name);
        Profile.set(place, profile);
    }
}
