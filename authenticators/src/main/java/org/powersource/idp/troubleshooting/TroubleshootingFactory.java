package org.powersource.idp.troubleshooting;

import com.google.auto.service.AutoService;
import org.keycloak.services.resource.RealmResourceProviderFactory;
import org.powersource.idp.account.RealmPathFactory;

/** Realm resource {@value #ID}: {@code /realms/{realm}/troubleshooting}. */
@AutoService(RealmResourceProviderFactory.class)
public final class TroubleshootingFactory extends RealmPathFactory {

    static final String ID = "troubleshooting";

    public TroubleshootingFactory() {
        super(ID, TroubleshootingResource::new);
    }
}
