package org.powersource.idp.ask;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
import org.powersource.idp.mail.MailVerdict;

/** Tells the support team which open requests no contact can decide, at most once an hour: strangers can cause them. */
@AutoService(MailKind.class)
public final class SupportRequestMail implements MailKind {

    static final String ID = "support-request";

    private static final Duration WORTH = Duration.ofDays(3);

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Duration worth() {
        return WORTH;
    }

    /** As administrators enter it: in English, for all languages. Empty if the realm has none. */
    static Optional<EmailAddress> address(KeycloakSession session, RealmModel realm) {
        try {
            return Optional.of(EmailAddress.of(session.theme()
                            .getTheme(Theme.Type.EMAIL)
                            .getEnhancedMessages(realm, Locale.ENGLISH)
                            .getProperty(BrandText.SUPPORT_EMAIL.key())))
                    .filter(EmailAddress::isPlausible);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public MailVerdict decide(KeycloakSession session, UserModel support, Mail mail) {
        return MailVerdict.sendIf(
                RequestDesk.isFirst(session, mail) && !open(session).isEmpty());
    }

    @Override
    public MailContent compose(KeycloakSession session, UserModel support, Mail mail, Enclosure enclosure) {
        return new MailContent(
                "supportRequestSubject",
                "support-request.ftl",
                Map.of("requests", RequestsMail.lines(session, open(session))),
                null);
    }

    private static List<Request> open(KeycloakSession session) {
        RealmModel realm = Objects.requireNonNull(session.getContext().getRealm());
        return new RequestDesk(session, realm, Deciders.get()).withoutContact();
    }
}
