package org.powersource.idp.activation;

import com.google.auto.service.AutoService;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.powersource.idp.account.SignInEmail;
import org.powersource.idp.link.LinkRequest;
import org.powersource.idp.link.LinkSignIn;
import org.powersource.idp.link.LinkedMail;
import org.powersource.idp.mail.Enclosure;
import org.powersource.idp.mail.Mail;
import org.powersource.idp.mail.MailContent;
import org.powersource.idp.mail.MailKind;
import org.powersource.idp.mail.MailLinks;
import org.powersource.idp.mail.MailVerdict;
import org.powersource.idp.mail.MailedLink;

/** The link that proves the address of an account that was activated without it. */
@AutoService(MailKind.class)
public final class ConfirmAddressMail implements LinkedMail {

    static final String ID = "confirm-address";
    /** Only the newest of these counts. */
    static final Set<String> SUPERSEDED_KINDS = Set.of(ID);

    /** The mailbox may be broken for days: that is why there was a code. */
    private static final Duration WORTH = Duration.ofDays(7);

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Duration worth() {
        return WORTH;
    }

    @Override
    public MailVerdict decide(KeycloakSession session, UserModel user, Mail mail) {
        return MailVerdict.sendIf(user.isEnabled() && !user.isEmailVerified());
    }

    @Override
    public Optional<Enclosure> enclose(KeycloakSession session, UserModel user, Mail mail) {
        return new MailLinks(session).issue(session.getContext().getRealm(), user, mail.id());
    }

    @Override
    public MailContent compose(KeycloakSession session, UserModel user, Mail mail, Enclosure enclosure) {
        Duration life = ActivationSettings.of(session.getContext().getRealm()).life();
        Map<String, Object> attributes = new HashMap<>(ActivationMailText.life(life));
        attributes.put("link", enclosure.text());
        attributes.put("account", SignInEmail.of(user).spelling());
        return new MailContent("emailVerificationSubject", "confirm-address.ftl", attributes, life);
    }

    @Override
    public Optional<Response> ended(KeycloakSession session, MailedLink link, LinkRequest request) {
        return AddressConfirmation.isGood(session, link)
                ? Optional.empty()
                : Optional.of(new ActivationPages(
                                session,
                                Objects.requireNonNull(session.getContext().getRealm()))
                        .ended(request.form(), AddressConfirmation.ended(link), request.action()));
    }

    @Override
    public String doneTitle() {
        return "confirmAddressDoneTitle";
    }

    @Override
    public Response enter(KeycloakSession session, MailedLink link, LinkSignIn start) {
        return AddressConfirmation.enter(session, link, start);
    }
}
