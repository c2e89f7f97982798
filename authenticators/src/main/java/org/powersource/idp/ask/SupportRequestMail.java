package org.powersource.idp.ask;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.theme.Theme;
import org.powersource.idp.account.EmailAddress;
import org.powersource.idp.kit.BrandText;
import org.powersource.idp.mail.Enclosure;
import org.powersource.idp.mail.Mail;
import org.powersource.idp.mail.MailContent;
import org.powersource.idp.mail.MailKind;
import org.powersource.idp.mail.MailOrder;
import org.powersource.idp.mail.Outbox;
import org.powersource.idp.mail.Stranger;
import org.powersource.idp.site.Sites;

/** Tells the support team of a request that no contact can decide. */
@AutoService(MailKind.class)
public final class SupportRequestMail implements MailKind {

    static final String ID = "support-request";

    private static final String KIND = "kind";
    private static final String WHO = "who";
    private static final String SITE = "site";
    private static final Duration WORTH = Duration.ofDays(3);

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Duration worth() {
        return WORTH;
    }

    /** Without effect if the realm has no support address. */
    static void order(KeycloakSession session, RealmModel realm, Request request, @Nullable UserModel user) {
        EmailAddress support = address(session, realm);
        if (!support.isPlausible()) {
            return;
        }
        Map<String, String> details = new HashMap<>();
        details.put(Mail.RECIPIENT, support.text());
        details.put(KIND, request.kind().word());
        details.put(WHO, RequestsMail.who(session, request));
        details.put(SITE, request.site(realm).map(Sites::nameOf).orElse(""));
        session.getProvider(Outbox.class)
                .queue(new MailOrder(
                        new SupportRequestMail(),
                        realm,
                        Stranger.id(support),
                        null,
                        realm.getDefaultLocale(),
                        details));
    }

    /** As administrators enter it: in English, for all languages. */
    private static EmailAddress address(KeycloakSession session, RealmModel realm) {
        try {
            return EmailAddress.of(session.theme()
                    .getTheme(Theme.Type.EMAIL)
                    .getEnhancedMessages(realm, Locale.ENGLISH)
                    .getProperty(BrandText.SUPPORT_EMAIL.key()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public MailContent compose(KeycloakSession session, UserModel support, Mail mail, Enclosure enclosure) {
        return new MailContent(
                "supportRequestSubject",
                "support-request.ftl",
                Map.of(
                        KIND,
                        mail.details().getOrDefault(KIND, ""),
                        WHO,
                        mail.details().getOrDefault(WHO, ""),
                        SITE,
                        mail.details().getOrDefault(SITE, "")),
                null);
    }
}
