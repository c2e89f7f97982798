package org.powersource.idp.districtpage;

import com.google.auto.service.AutoService;
import org.keycloak.services.resource.RealmResourceProviderFactory;
import org.powersource.idp.account.RealmPathFactory;

/** Realm resource {@value #ID}: {@code /realms/{realm}/district/}. */
@AutoService(RealmResourceProviderFactory.class)
public final class DistrictPageFactory extends RealmPathFactory {

    static final String ID = "district";

    public DistrictPageFactory() {
        super(ID, DistrictPageResource::new);
    }
}
