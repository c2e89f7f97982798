package org.powersource.idp.account;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** Factory of a realm resource, {@code /realms/{realm}/} and its id. In realms that don't use the suite the path answers 404. */
public abstract class RealmPathFactory implements RealmResourceProviderFactory {

    private final String id;
    private final Function<KeycloakSession, Object> resource;

    /**
     * A path of every realm that uses the suite.
     *
     * @param resource makes the JAX-RS resource of one request
     */
    protected RealmPathFactory(String id, Function<KeycloakSession, Object> resource) {
        this.id = id;
        this.resource = resource;
    }

    @Override
    public final String getId() {
        return id;
    }

    @Override
    public final RealmResourceProvider create(KeycloakSession session) {
        return new RealmResourceProvider() {
            @Override
            public @Nullable Object getResource() {
                RealmModel realm = session.getContext().getRealm();
                return realm != null && SuiteRealm.is(realm) ? resource.apply(session) : null;
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public final void init(Config.Scope config) {}

    @Override
    public final void postInit(KeycloakSessionFactory factory) {}

    @Override
    public final void close() {}
}
