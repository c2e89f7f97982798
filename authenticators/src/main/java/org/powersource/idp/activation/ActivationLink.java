package org.powersource.idp.activation;

import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.powersource.idp.account.EmailAddress;
import org.powersource.idp.account.LinkTerms;
import org.powersource.idp.activation.ActivationLinkState.Circumstances;
import org.powersource.idp.mail.LinkState;
import org.powersource.idp.mail.Mail;
import org.powersource.idp.mail.MailLinks;
import org.powersource.idp.mail.MailedLink;

/**
 * A link, and the current state of its account.
 *
 * @param mail the mail with the link; null in a sign-in without one
 * @param address the address that the link was mailed to; null if the account has another one now
 */
record ActivationLink(
        ActivationLinkState state,
        UserModel user,
        @Nullable Mail mail,
        @Nullable String address) {

    /** The link when it is opened. */
    static ActivationLink of(KeycloakSession session, RealmModel realm, MailedLink link) {
        return of(
                session,
                link.user(),
                link.mail(),
                link.isAtItsAddress() ? link.user().getEmail() : null,
                new MailLinks(session).state(realm, link.mail().id(), ActivationMail.SUPERSEDED_KINDS));
    }

    /**
     * The current state of a link: checked when it is opened, when its page is shown, and again when its form is sent.
     *
     * @param row of the mail, perhaps locked
     */
    static ActivationLink of(
            KeycloakSession session, UserModel user, Mail mail, @Nullable String address, LinkState row) {
        Circumstances circumstances = new Circumstances(
                user.isEnabled(),
                Activation.waits(user) && row != LinkState.USED,
                address != null && EmailAddress.of(address).isSameAs(EmailAddress.of(user.getEmail())),
                new LinkTerms(session, user).areMet(mail.details()),
                row);
        return new ActivationLink(ActivationLinkState.of(circumstances), user, mail, address);
    }
}
