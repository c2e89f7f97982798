package org.powersource.idp.mail;

import com.google.auto.service.AutoService;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProviderFactory;
import org.powersource.idp.kit.AdminPathFactory;

/** Admin resource {@value #ID}: {@code /admin/realms/{realm}/powersource}. */
@AutoService(AdminRealmResourceProviderFactory.class)
public final class TimelineFactory extends AdminPathFactory {

    static final String ID = "powersource";

    public TimelineFactory() {
        super(ID, TimelineResource::new);
    }
}
