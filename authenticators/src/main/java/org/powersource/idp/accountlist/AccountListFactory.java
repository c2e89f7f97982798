package org.powersource.idp.accountlist;

import com.google.auto.service.AutoService;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProviderFactory;
import org.powersource.idp.kit.AdminPathFactory;

/** Admin resource {@value #ID}: {@code /admin/realms/{realm}/powersource/accounts}. */
@AutoService(AdminRealmResourceProviderFactory.class)
public final class AccountListFactory extends AdminPathFactory {

    static final String ID = "powersource-accounts";

    public AccountListFactory() {
        super(ID, (session, realm, auth, adminEvent) -> new AccountListResource(session, realm, auth));
    }
}
