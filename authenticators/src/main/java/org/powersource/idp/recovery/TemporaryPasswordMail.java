package org.powersource.idp.recovery;

import com.google.auto.service.AutoService;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.powersource.idp.account.SignInEmail;
import org.powersource.idp.mail.Enclosure;
import org.powersource.idp.mail.Mail;
import org.powersource.idp.mail.MailContent;
import org.powersource.idp.mail.MailKind;
import org.powersource.idp.mail.MailVerdict;

/** A password for one sign-in, made when the mail is sent. */
@AutoService(MailKind.class)
public final class TemporaryPasswordMail implements MailKind {

    static final String ID = "temporary-password";

    private static final Logger LOG = Logger.getLogger(TemporaryPasswordMail.class);

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Duration worth() {
        return ResetLinkMail.WORTH;
    }

    @Override
    public OptionalInt mailboxLimit(KeycloakSession session, Mail mail) {
        return new ResetLinkMail().mailboxLimit(session, mail);
    }

    @Override
    public MailVerdict decide(KeycloakSession session, UserModel user, Mail mail) {
        return ResetLinkMail.verdict(session, user, mail);
    }

    @Override
    public Optional<Enclosure> enclose(KeycloakSession session, UserModel user, Mail mail) {
        Optional<String> password = new TemporaryPasswords(session, user).issue(mail.id());
        if (password.isEmpty()) {
            LOG.error("No temporary password can be mailed: none that can be made meets the realm's password policy. "
                    + "Set the option delivery of powersource-reset-mail to link");
        }
        return password.map(Enclosure::new);
    }

    @Override
    public MailContent compose(KeycloakSession session, UserModel user, Mail mail, Enclosure enclosure) {
        Duration life = Duration.ofMinutes(Long.parseLong(mail.details().get(ResetLinkMail.MINUTES)));
        return new MailContent(
                "temporaryPasswordSubject",
                "temporary-password.ftl",
                Map.of(
                        "password",
                        enclosure.text(),
                        "minutes",
                        life.toMinutes(),
                        "account",
                        SignInEmail.of(user).spelling()),
                life);
    }
}
