package org.powersource.idp.mail.worker;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.keycloak.email.EmailException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.theme.Theme;
import org.powersource.idp.mail.Mail;
import org.powersource.idp.mail.MailContent;
import org.powersource.idp.mail.SingleValuedTemplates;
import org.powersource.idp.mail.smtp.WrittenMail;

/** Renders templates, and keeps the result instead of sending it. */
final class MailTemplates extends SingleValuedTemplates {

    /** The suite's own e-mail theme. */
    private static final String THEME = "powersource";

    private String template = "";
    private @Nullable String subject;
    private @Nullable String text;
    private @Nullable String html;

    MailTemplates(KeycloakSession session, RealmModel realm, UserModel user) {
        super(session);
        setRealm(realm);
        setUser(user);
    }

    WrittenMail write(Mail mail, MailContent content, String address) {
        template = content.template();
        try {
            Map<String, Object> attributes = new HashMap<>(content.attributes());
            send(content.subjectKey(), template, attributes, address);
        } catch (EmailException e) {
            throw new IllegalStateException("Template " + template, e);
        }
        return new WrittenMail(
                mail.id(),
                address,
                session.getContext().resolveLocale(user).toLanguageTag(),
                Objects.requireNonNull(subject),
                Objects.requireNonNull(text),
                Objects.requireNonNull(html),
                realm.getSmtpConfig(),
                content.linkLife());
    }

    /** The realm's theme if it has this mail's template, else the suite's, so mails go out with any theme. */
    @Override
    protected Theme getTheme() throws IOException {
        Theme chosen = super.getTheme();
        return chosen.getTemplate("html/" + template) == null || chosen.getTemplate("text/" + template) == null
                ? session.theme().getTheme(THEME, Theme.Type.EMAIL)
                : chosen;
    }

    @Override
    protected void send(
            Map<String, String> config, String subject, String textBody, String htmlBody, @Nullable String address) {
        this.subject = subject;
        this.text = textBody;
        this.html = htmlBody;
    }
}
