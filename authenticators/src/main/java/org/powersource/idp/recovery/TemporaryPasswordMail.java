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
import org.powersource.idp.mail.Mail;
import org.powersource.idp.mail.MailContent;
import org.powersource.idp.mail.MailKind;

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
    public Optional<MailContent> compose(KeycloakSession session, UserModel user, Mail mail) {
        if (!ResetLinkMail.isDue(session, user, mail)) {
            return Optional.empty();
        }
        Optional<String> password = new TemporaryPasswords(session, user).issue(mail.id());
        if (password.isEmpty()) {
            LOG.error("No temporary password can be mailed: none that can be made meets the realm's password policy. "
                    + "Set the option delivery of powersource-reset-mail to link");
        }
        Duration life = Duration.ofMinutes(Long.parseLong(mail.details().get(ResetLinkMail.MINUTES)));
        return password.map(made -> new MailContent(
                "temporaryPasswordSubject",
                "temporary-password.ftl",
                Map.of(
                        "password",
                        made,
                        "minutes",
                        life.toMinutes(),
                        "account",
                        SignInEmail.of(user).spelling()),
                life));
    }
}
