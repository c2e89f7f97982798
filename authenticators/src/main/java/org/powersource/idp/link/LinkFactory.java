package org.powersource.idp.link;

import com.google.auto.service.AutoService;
import org.keycloak.services.resource.RealmResourceProviderFactory;
import org.powersource.idp.account.RealmPathFactory;
import org.powersource.idp.mail.MailLinks;

/** Realm resource {@code go}: {@code /realms/{realm}/go/{key}}, the target of mailed links. */
@AutoService(RealmResourceProviderFactory.class)
public final class LinkFactory extends RealmPathFactory {

    public LinkFactory() {
        super(MailLinks.PATH, LinkResource::new);
    }
}
