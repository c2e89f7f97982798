package org.powersource.idp.activation;

import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.LoginActionsService;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.powersource.idp.account.EmailAddress;
import org.powersource.idp.kit.SuiteEvent;
import org.powersource.idp.link.LinkSignIn;
import org.powersource.idp.mail.LinkState;
import org.powersource.idp.mail.Mail;
import org.powersource.idp.mail.MailLinks;
import org.powersource.idp.mail.MailedLink;

/**
 * The proof of an address: its owner opens the mailed link, and signs in. The link alone proves nothing, because mail scanners open links.
 */
final class AddressConfirmation {

    private AddressConfirmation() {}

    static boolean isGood(KeycloakSession session, MailedLink link) {
        RealmModel realm = Objects.requireNonNull(session.getContext().getRealm());
        return link.isAtItsAddress()
                && link.user().isEnabled()
                && !link.user().isEmailVerified()
                && new MailLinks(session).state(realm, link.mail().id(), ConfirmAddressMail.SUPERSEDED_KINDS)
                        == LinkState.VALID;
    }

    /** State for the page of a link that no longer works. A reader of an earlier address learns nothing about the account. */
    static ActivationLink ended(MailedLink link) {
        UserModel user = link.user();
        if (!link.isAtItsAddress()) {
            return new ActivationLink(ActivationLinkState.CHANGED, user, link.mail(), null);
        }
        return new ActivationLink(
                user.isEnabled() ? ActivationLinkState.ACTIVE : ActivationLinkState.DISABLED,
                user,
                link.mail(),
                user.getEmail());
    }

    /** Leads to the login page, which single sign-on may skip. */
    static Response enter(KeycloakSession session, MailedLink link, LinkSignIn start) {
        RealmModel realm = Objects.requireNonNull(session.getContext().getRealm());
        AuthenticationSessionModel signIn = start.begin(
                link.user(),
                link.mail(),
                new ActivationSite(session, realm).of(link.user(), link.mail().clientId()));
        ActivationNote.CONFIRMING.write(signIn, link.mail().id());
        ActivationNote.ADDRESS.write(signIn, link.user().getEmail());
        new MailLinks(session).opened(link.mail().id());
        return LinkSignIn.toFlow(session, signIn, LoginActionsService.AUTHENTICATE_PATH);
    }

    /** Called when the sign-in has passed its flow. Without effect in a sign-in that no such link began, or of another account. */
    static void complete(RequiredActionContext context) {
        AuthenticationSessionModel signIn = context.getAuthenticationSession();
        String mailId = ActivationNote.CONFIRMING.read(signIn);
        if (mailId == null) {
            return;
        }
        ActivationNote.CONFIRMING.remove(signIn);
        UserModel user = context.getUser();
        MailLinks links = new MailLinks(context.getSession());
        MailLinks.Locked row = links.lock(context.getRealm(), mailId, ConfirmAddressMail.SUPERSEDED_KINDS);
        boolean isOwn = links.mail(context.getRealm(), mailId)
                .map(Mail::userId)
                .filter(user.getId()::equals)
                .isPresent();
        if (isOwn && row.state() == LinkState.VALID && isStillAt(ActivationNote.ADDRESS.read(signIn), user)) {
            user.setEmailVerified(true);
            row.use();
            SuiteEvent.ADDRESS_CONFIRMED.report(context.getEvent().clone().user(user), Map.of());
        }
    }

    private static boolean isStillAt(@Nullable String address, UserModel user) {
        return address != null && EmailAddress.of(address).isSameAs(EmailAddress.of(user.getEmail()));
    }
}
