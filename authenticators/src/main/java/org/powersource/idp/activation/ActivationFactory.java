package org.powersource.idp.activation;

import com.google.auto.service.AutoService;
import org.keycloak.services.resource.RealmResourceProviderFactory;
import org.powersource.idp.account.RealmPathFactory;

/** Realm resource {@value #ID}: {@code /realms/{realm}/activation}, the target of mailed links of older versions. */
@AutoService(RealmResourceProviderFactory.class)
public final class ActivationFactory extends RealmPathFactory {

    static final String ID = "activation";

    public ActivationFactory() {
        super(ID, ActivationResource::new);
    }
}
