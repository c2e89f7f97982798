package org.powersource.idp.activation;

import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.powersource.idp.account.SignInEmail;
import org.powersource.idp.kit.EventDetail;
import org.powersource.idp.kit.SharedId;
import org.powersource.idp.limit.Allowance;
import org.powersource.idp.link.LinkRequest;
import org.powersource.idp.link.LinkSignIn;
import org.powersource.idp.mail.Mail;
import org.powersource.idp.mail.MailLinks;
import org.powersource.idp.mail.MailedLink;
import org.powersource.idp.mail.RunningSignIn;

/** An opened link: leads to the page that activates, or to one that says why the link doesn't work. */
final class OpenedActivationLink {

    private static final String SEND_AGAIN = SharedId.SEND_AGAIN.id();

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel user;
    private final Mail mail;
    private final ActivationLink link;

    OpenedActivationLink(KeycloakSession session, MailedLink opened) {
        this.session = session;
        this.realm = Objects.requireNonNull(session.getContext().getRealm());
        this.user = opened.user();
        this.mail = opened.mail();
        this.link = ActivationLink.of(session, realm, opened);
    }

    Optional<Response> ended(LinkRequest request) {
        boolean isGood = link.state() == ActivationLinkState.VALID;
        if (request.has(SEND_AGAIN) && (isGood || link.state().offersAnother())) {
            return Optional.of(sendAgain(request));
        }
        return isGood
                ? Optional.empty()
                : Optional.of(new ActivationPages(session, realm).ended(request.form(), link, request.action()));
    }

    private Response sendAgain(LinkRequest request) {
        Allowance allowance = new Activation(session, realm)
                .order(
                        user,
                        RunningSignIn.of(mail).details(),
                        mail.clientId() == null ? null : realm.getClientByClientId(mail.clientId()),
                        session.getContext().resolveLocale(user).toLanguageTag());
        return new ActivationPages(session, realm)
                .sent(
                        request.form(),
                        SignInEmail.of(user).spelling(),
                        request.has("again"),
                        allowance,
                        request.action());
    }

    Response enter(LinkSignIn start) {
        AuthenticationSessionModel signIn =
                start.begin(user, mail, new ActivationSite(session, realm).of(user, mail.clientId()));
        signIn.setAuthenticatedUser(user);
        ActivationNote.MAIL.write(signIn, mail.id());
        ActivationNote.ADDRESS.write(signIn, Objects.requireNonNull(link.address()));
        ActivateAccount.bar(signIn);
        if (new MailLinks(session).opened(mail.id())) {
            ActivationEvent.OPENED.report(session, realm, user.getId(), Map.of(EventDetail.MAIL, mail.id()));
        }
        return AuthenticationManager.redirectToRequiredActions(
                session, realm, signIn, session.getContext().getUri(), Activation.ACTION);
    }
}
