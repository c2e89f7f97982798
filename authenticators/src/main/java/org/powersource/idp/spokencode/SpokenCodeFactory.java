package org.powersource.idp.spokencode;

import com.google.auto.service.AutoService;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProviderFactory;
import org.powersource.idp.kit.AdminPathFactory;

/** Admin resource {@value #ID}: {@code /admin/realms/{realm}/powersource/spoken-code}. */
@AutoService(AdminRealmResourceProviderFactory.class)
public final class SpokenCodeFactory extends AdminPathFactory {

    static final String ID = SpokenCodeProviderFactory.ID;

    public SpokenCodeFactory() {
        super(ID, SpokenCodeResource::new);
    }
}
