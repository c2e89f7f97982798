package org.powersource.idp.userprofile;

import com.google.auto.service.AutoService;
import org.keycloak.models.KeycloakSession;
import org.keycloak.userprofile.DeclarativeUserProfileProvider;
import org.keycloak.userprofile.DeclarativeUserProfileProviderFactory;
import org.keycloak.userprofile.UserProfileProviderFactory;

/**
 * Replaces Keycloak's user profile (same id, so realms need no change) and adds the sites and the computed fields. Extends Keycloak 26.7.4
 * {@code DeclarativeUserProfileProviderFactory}.
 */
@AutoService(UserProfileProviderFactory.class)
public final class RecordProfileProviderFactory extends DeclarativeUserProfileProviderFactory {

    @Override
    public DeclarativeUserProfileProvider create(KeycloakSession session) {
        return new RecordProfileProvider(session, this);
    }

    @Override
    public int order() {
        return super.order() + 1;
    }
}
