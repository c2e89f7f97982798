package org.powersource.idp.ask;

import com.google.auto.service.AutoService;
import org.keycloak.services.resource.RealmResourceProviderFactory;
import org.powersource.idp.account.RealmPathFactory;

/** Realm resource {@value #ID}: {@code /realms/{realm}/new-account}. */
@AutoService(RealmResourceProviderFactory.class)
public final class NewAccountFactory extends RealmPathFactory {

    static final String ID = "new-account";

    public NewAccountFactory() {
        super(ID, NewAccountResource::new);
    }
}
